// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times linkage() for compare_linkage.py and compare_scale.py: time_linkage MATRIX ROWS COLUMNS [THREADS].
// For each line on standard input, the name of a method and perhaps of an algorithm (auto, dense, tree), it
// answers with the seconds that took and the most memory that the process has used so far in megabytes, and
// writes the merges to MATRIX.merges (four doubles each). The method "plain" is Ward by PlainRounds, of which
// there are no merges.
#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "plain_rounds.hpp"
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

/// The most memory of this process, 0 where the system does not say.
double most_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return 1.024 * std::stod(line.substr(6)) / 1000;
  return 0;
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
    for (std::string line; std::getline(std::cin, line);) {
      std::istringstream words(line);
      std::string name, algorithm = "auto";
      words >> name >> algorithm;
      const auto begun = std::chrono::steady_clock::now();
      std::chrono::duration<double> spent{};
      if (name == "plain") {
        peers::PlainRounds(x, execution).heights();
        spent = std::chrono::steady_clock::now() - begun;
      } else {
        segmentiq::LinkageOptions options;
        options.algorithm = segmentiq::algorithm_from_name(algorithm);
        const segmentiq::Method method = segmentiq::method_from_name(name);
        const segmentiq::Dendrogram tree = run_linkage(x, method, options, execution).dendrogram;
        spent = std::chrono::steady_clock::now() - begun;
        write_merges(tree, std::string(argv[1]) + ".merges");
      }
      std::cout << spent.count() << ' ' << most_megabytes() << std::endl;
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "time_linkage: " << error.what() << '\n';
    return 1;
  }
}
