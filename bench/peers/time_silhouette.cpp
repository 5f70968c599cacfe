// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Times silhouette() for compare_silhouette.py: time_silhouette MATRIX ROWS COLUMNS CLUSTERS (observation i
// is in segment i mod CLUSTERS), then any line on standard input; answers each with seconds and the mean.
#include <chrono>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>

#include "segmentiq/quality/silhouette.hpp"

int main(int argc, char** argv) {
  using namespace segmentiq;
  if (argc != 5) return 2;
  Matrix<double> x(std::stol(argv[2]), std::stol(argv[3]));
  std::ifstream(argv[1], std::ios::binary).read(reinterpret_cast<char*>(x.data()), x.size() * 8);
  Partition partition{std::vector<Label>(static_cast<std::size_t>(x.rows())),
                      static_cast<Label>(std::stol(argv[4]))};
  for (std::size_t i = 0; i < partition.labels.size(); ++i)
    partition.labels[i] = static_cast<Label>(i % static_cast<std::size_t>(partition.count));
  for (std::string line; std::getline(std::cin, line);) {
    const auto begun = std::chrono::steady_clock::now();
    const SilhouetteResult found = silhouette(x, partition);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
    std::cout << spent.count() << ' ' << std::setprecision(17) << found.mean.value_or(-2) << std::endl;
  }
}
