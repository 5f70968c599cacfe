// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times select_k() for compare_measures.py: time_select_k MATRIX ROWS COLUMNS MOST [THREADS]. Clusters the
// observations by Ward and writes the labels of the cuts into 2 … MOST segments to MATRIX.labels (32-bit
// integers, cut after cut). Answers each line on standard input with the seconds that judging these cuts
// took, and silhouette, Caliński–Harabasz and Davies–Bouldin of each.
#include <chrono>
#include <exception>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>

#include "read_matrix.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "segmentiq/quality/k_selection.hpp"

namespace {

void write_labels(const segmentiq::Dendrogram& tree, segmentiq::Index most, const std::string& file) {
  std::ofstream out(file, std::ios::binary);
  for (segmentiq::Index k = 2; k <= most; ++k) {
    const segmentiq::Partition cut = segmentiq::cut_exact(tree, k);
    out.write(reinterpret_cast<const char*>(cut.labels.data()),
              static_cast<std::streamsize>(cut.labels.size() * sizeof(segmentiq::Label)));
  }
  if (!out.flush()) throw std::runtime_error("cannot write '" + file + "'");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5 && argc != 6) {
    std::cerr << "usage: time_select_k MATRIX ROWS COLUMNS MOST [THREADS]\n";
    return 2;
  }
  try {
    const segmentiq::Matrix<double> x = peers::read_matrix(argv[1], argv[2], argv[3]);
    const segmentiq::Index most = std::stol(argv[4]);
    segmentiq::Execution execution;
    if (argc == 6) execution.threads = std::stoi(argv[5]);
    const segmentiq::Dendrogram tree =
        run_linkage(x, segmentiq::Method::ward, segmentiq::LinkageOptions{}, execution).dendrogram;
    write_labels(tree, most, std::string(argv[1]) + ".labels");
    std::cout << std::setprecision(17);
    for (std::string line; std::getline(std::cin, line);) {
      const auto begun = std::chrono::steady_clock::now();
      const segmentiq::KSelection found = select_k(x, tree, most, segmentiq::KSelectionOptions{}, execution);
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
      std::cout << spent.count();
      for (const segmentiq::CutQuality& cut : found.cuts)
        std::cout << ' ' << cut.silhouette.value() << ' ' << cut.calinski_harabasz.value() << ' '
                  << cut.davies_bouldin.value();
      std::cout << std::endl;
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "time_select_k: " << error.what() << '\n';
    return 1;
  }
}
