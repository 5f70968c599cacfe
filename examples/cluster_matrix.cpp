// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Clustering the rows of an Eigen matrix.
#include <iostream>
#include <segmentiq/dendrogram/cut.hpp>
#include <segmentiq/linkage/linkage.hpp>
#include <segmentiq/quality/silhouette.hpp>

int main() {
  using namespace segmentiq;

  Matrix<double> x(6, 2);  // one observation a row
  x << 1.0, 1.1, 1.2, 0.9, 0.8, 1.0, 5.0, 5.2, 5.1, 4.9, 9.0, 0.5;

  const Dendrogram tree = linkage(x, Ward{});
  const Partition clusters = cut_maxclust(tree, 3);
  for (const Label label : clusters.labels)
    std::cout << label << ' ';
  std::cout << "\nsilhouette " << *silhouette(x, clusters).mean << '\n';

  return clusters.count == 3 ? 0 : 1;
}
