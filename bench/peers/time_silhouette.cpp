// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times silhouette() for compare_silhouette.py: time_silhouette MATRIX ROWS COLUMNS CLUSTERS [THREADS], where
// observation i is in segment i mod CLUSTERS. Answers each line on standard input with seconds and the mean.
#include <chrono>
#include <exception>
#include <iomanip>
#include <iostream>
#include <string>

#include "read_matrix.hpp"
#include "segmentiq/quality/silhouette.hpp"

int main(int argc, char** argv) {
  if (argc != 5 && argc != 6) {
    std::cerr << "usage: time_silhouette MATRIX ROWS COLUMNS CLUSTERS [THREADS]\n";
    return 2;
  }
  try {
    const segmentiq::Matrix<double> x = peers::read_matrix(argv[1], argv[2], argv[3]);
    segmentiq::Partition partition{{}, static_cast<segmentiq::Label>(std::stol(argv[4]))};
    for (segmentiq::Index i = 0; i < x.rows(); ++i)
      partition.labels.push_back(static_cast<segmentiq::Label>(i % partition.count));
    segmentiq::Execution execution;
    if (argc == 6) execution.threads = std::stoi(argv[5]);
    for (std::string line; std::getline(std::cin, line);) {
      const auto begun = std::chrono::steady_clock::now();
      const segmentiq::SilhouetteResult found = silhouette(x, partition, {}, execution);
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
      std::cout << spent.count() << ' ' << std::setprecision(17) << found.mean.value() << std::endl;
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "time_silhouette: " << error.what() << '\n';
    return 1;
  }
}
