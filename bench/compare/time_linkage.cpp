// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times linkage() for compare_linkage.py and compare_scale.py: time_linkage MATRIX ROWS COLUMNS [THREADS].
// For each line on standard input, the name of a method and perhaps of an algorithm (auto, dense, tree), it
// answers with the seconds that took and the most memory that the process has used so far in megabytes, and
// writes the merges to MATRIX.merges (four doubles each). The method "plain" is Ward by PlainRounds, of which
// there are no merges.
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "plain_rounds.hpp"
#include "read_matrix.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "server.hpp"

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
  return compare::serve("time_linkage MATRIX ROWS COLUMNS", argc, argv, [](const compare::Call& call) {
    const segmentiq::Matrix<double> x = compare::read_matrix(call[0], call[1], call[2]);
    compare::answer_lines([&](const std::string& line) {
      std::istringstream words(line);
      std::string name, algorithm = "auto";
      words >> name >> algorithm;
      if (name == "plain") {
        std::cout << compare::timed([&] {
                       return compare::PlainRounds(x, call.execution).heights();
                     }).seconds;
      } else {
        segmentiq::LinkageOptions options;
        options.algorithm = segmentiq::algorithm_from_name(algorithm);
        const segmentiq::Method method = segmentiq::method_from_name(name);
        const auto [tree, seconds] =
            compare::timed([&] { return linkage(x, method, options, call.execution); });
        write_merges(tree, call[0] + ".merges");
        std::cout << seconds;
      }
      std::cout << ' ' << most_megabytes();
    });
  });
}
