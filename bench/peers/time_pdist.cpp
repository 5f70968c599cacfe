// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times pairwise_distances() for compare_pdist.py: time_pdist MATRIX ROWS COLUMNS [THREADS]. For each line on
// standard input, the name of a metric, Minkowski's p and perhaps the word "write", it answers with the
// seconds that took, and if asked to, writes the distances to MATRIX.distances.
#include <chrono>
#include <exception>
#include <iostream>
#include <sstream>
#include <string>

#include "read_matrix.hpp"
#include "segmentiq/distance/pairwise_distances.hpp"
#include "write_distances.hpp"

int main(int argc, char** argv) {
  if (argc != 4 && argc != 5) {
    std::cerr << "usage: time_pdist MATRIX ROWS COLUMNS [THREADS]\n";
    return 2;
  }
  try {
    const segmentiq::Matrix<double> x = peers::read_matrix(argv[1], argv[2], argv[3]);
    segmentiq::Execution execution;
    if (argc == 5) execution.threads = std::stoi(argv[4]);
    for (std::string line; std::getline(std::cin, line);) {
      std::istringstream words(line);
      std::string name, write;
      segmentiq::MetricOptions options;
      words >> name >> options.p >> write;
      const segmentiq::Metric metric = segmentiq::metric_from_name(name);
      const auto begun = std::chrono::steady_clock::now();
      const segmentiq::CondensedMatrix distances = with_metric(
          metric, options, [&](const auto& chosen) { return pairwise_distances(x, chosen, execution); });
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
      if (write == "write") peers::write_distances(distances, std::string(argv[1]) + ".distances");
      std::cout << spent.count() << std::endl;
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "time_pdist: " << error.what() << '\n';
    return 1;
  }
}
