// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times linkage() for compare_linkage.py: time_linkage MATRIX ROWS COLUMNS [THREADS]. For each line on
// standard input, the name of a method, it answers with the seconds that took, and writes the merges to
// MATRIX.merges (four doubles each).
#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>

#include "read_matrix.hpp"
#include "segmentiq/linkage/linkage.hpp"

namespace {

void write_merges(const segmentiq::Dendrogram& tree, const std::string& file) {
  std::ofstream out(file, std::ios::binary);
  for (const segmentiq::Merge& m : tree.merges()) {
    const double row[] = {static_cast<double>(m.left), static_cast<double>(m.right), m.height,
                          static_cast<double>(m.size)};
    out.write(reinterpret_cast<const char*>(row), sizeof row);
  }
  if (!out.flush()) throw std::runtime_error("cannot write '" + file + "'");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 && argc != 5) {
    std::cerr << "usage: time_linkage MATRIX ROWS COLUMNS [THREADS]\n";
    return 2;
  }
  try {
    const segmentiq::Matrix<double> x = peers::read_matrix(argv[1], argv[2], argv[3]);
    segmentiq::Execution execution;
    if (argc == 5) execution.threads = std::stoi(argv[4]);
    for (std::string name; std::getline(std::cin, name);) {
      const segmentiq::Method method = segmentiq::method_from_name(name);
      const auto begun = std::chrono::steady_clock::now();
      const segmentiq::Dendrogram tree = linkage(x, method, execution);
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
      write_merges(tree, std::string(argv[1]) + ".merges");
      std::cout << spent.count() << std::endl;
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "time_linkage: " << error.what() << '\n';
    return 1;
  }
}
