// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times silhouette() for compare_silhouette.py: time_silhouette MATRIX ROWS COLUMNS CLUSTERS [THREADS], where
// observation i is in segment i mod CLUSTERS. Answers each line on standard input with seconds and the mean.
#include <iomanip>
#include <iostream>
#include <string>

#include "read_matrix.hpp"
#include "segmentiq/quality/silhouette.hpp"
#include "server.hpp"

int main(int argc, char** argv) {
  const char* const usage = "time_silhouette MATRIX ROWS COLUMNS CLUSTERS";
  return compare::serve(usage, argc, argv, [](const compare::Call& call) {
    const segmentiq::Matrix<double> x = compare::read_matrix(call[0], call[1], call[2]);
    segmentiq::Partition partition{{}, static_cast<segmentiq::Label>(std::stol(call[3]))};
    for (segmentiq::Index i = 0; i < x.rows(); ++i)
      partition.labels.push_back(static_cast<segmentiq::Label>(i % partition.count));
    compare::answer_lines([&](const std::string&) {
      const auto [found, seconds] =
          compare::timed([&] { return silhouette(x, partition, {}, call.execution); });
      std::cout << seconds << ' ' << std::setprecision(17) << found.mean.value();
    });
  });
}
