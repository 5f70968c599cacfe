// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// What every consumer project here compiles and runs: four points that are two pairs, clustered.
#include <cstdlib>
#include <segmentiq/linkage/linkage.hpp>

int main() {
  segmentiq::Matrix<double> x(4, 2);
  x << 0, 0, 0, 1, 10, 0, 10, 1;
  const segmentiq::Dendrogram tree = segmentiq::linkage(x, segmentiq::Ward{});
  const bool right = tree.observations() == 4 && tree.merges()[0].height == 1 &&
                     tree.merges()[1].height == 1 && tree.merges()[2].left == 4 &&
                     tree.merges()[2].right == 5 && tree.merges()[2].size == 4;
  return right ? EXIT_SUCCESS : EXIT_FAILURE;
}
