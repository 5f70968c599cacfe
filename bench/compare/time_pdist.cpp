// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times pairwise_distances() for compare_pdist.py: time_pdist MATRIX ROWS COLUMNS [THREADS]. For each line on
// standard input, the name of a metric, Minkowski's p and perhaps the word "write", it answers with the
// seconds that took, and if asked to, writes the distances to MATRIX.distances.
#include <iostream>
#include <sstream>
#include <string>

#include "read_matrix.hpp"
#include "segmentiq/distance/pairwise_distances.hpp"
#include "server.hpp"
#include "write_distances.hpp"

int main(int argc, char** argv) {
  return compare::serve("time_pdist MATRIX ROWS COLUMNS", argc, argv, [](const compare::Call& call) {
    const segmentiq::Matrix<double> x = compare::read_matrix(call[0], call[1], call[2]);
    compare::answer_lines([&](const std::string& line) {
      std::istringstream words(line);
      std::string name, write;
      segmentiq::MetricOptions options;
      words >> name >> options.p >> write;
      const segmentiq::Metric metric = segmentiq::metric_from_name(name);
      const auto [distances, seconds] = compare::timed([&] {
        return with_metric(metric, options,
                           [&](const auto& chosen) { return pairwise_distances(x, chosen, call.execution); });
      });
      if (write == "write") compare::write_distances(distances, call[0] + ".distances");
      std::cout << seconds;
    });
  });
}
