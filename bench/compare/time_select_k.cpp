// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times select_k() for compare_measures.py: time_select_k MATRIX ROWS COLUMNS MOST [THREADS]. Clusters the
// observations by Ward and writes the labels of the cuts into 2 … MOST segments to MATRIX.labels (32-bit
// integers, cut after cut). Answers each line on standard input with the seconds that judging these cuts
// took, and silhouette, Caliński–Harabasz and Davies–Bouldin of each.
#include <fstream>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>

#include "read_matrix.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "segmentiq/quality/k_selection.hpp"
#include "server.hpp"

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
  return compare::serve("time_select_k MATRIX ROWS COLUMNS MOST", argc, argv, [](const compare::Call& call) {
    const segmentiq::Matrix<double> x = compare::read_matrix(call[0], call[1], call[2]);
    const segmentiq::Index most = std::stol(call[3]);
    const segmentiq::Dendrogram tree = linkage(x, segmentiq::Method::ward, {}, call.execution);
    write_labels(tree, most, call[0] + ".labels");
    std::cout << std::setprecision(17);
    compare::answer_lines([&](const std::string&) {
      const auto [found, seconds] = compare::timed(
          [&] { return select_k(x, tree, most, segmentiq::KSelectionOptions{}, call.execution); });
      std::cout << seconds;
      for (const segmentiq::CutQuality& cut : found.cuts)
        std::cout << ' ' << cut.silhouette.value() << ' ' << cut.calinski_harabasz.value() << ' '
                  << cut.davies_bouldin.value();
    });
  });
}
