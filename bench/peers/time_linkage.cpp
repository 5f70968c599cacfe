// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Times linkage() for compare_linkage.py: time_linkage MATRIX ROWS COLUMNS, then a method a line on standard
// input. Answers each with its seconds, and writes the merges to MATRIX.merges (four doubles a merge).
#include <chrono>
#include <fstream>
#include <iostream>
#include <string>

#include "segmentiq/linkage/linkage.hpp"

int main(int argc, char** argv) {
  using namespace segmentiq;
  if (argc != 4) return 2;
  Matrix<double> x(std::stol(argv[2]), std::stol(argv[3]));
  std::ifstream(argv[1], std::ios::binary).read(reinterpret_cast<char*>(x.data()), x.size() * 8);
  for (std::string method; std::getline(std::cin, method);) {
    const auto begun = std::chrono::steady_clock::now();
    const Dendrogram tree = linkage(x, method_from_name(method));
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
    std::ofstream merges(std::string(argv[1]) + ".merges", std::ios::binary);
    for (const Merge& m : tree.merges()) {
      const double row[] = {static_cast<double>(m.left), static_cast<double>(m.right), m.height,
                            static_cast<double>(m.size)};
      merges.write(reinterpret_cast<const char*>(row), sizeof row);
    }
    merges.close();
    std::cout << spent.count() << std::endl;
  }
}
