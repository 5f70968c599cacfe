// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <segmentiq/segmentiq.hpp>

double height_in_other_unit(double gap);

int main() {
  segmentiq::Matrix<double> x(2, 1);
  x << 0, 3;
  const double height = segmentiq::linkage(x, segmentiq::Average{}).merges()[0].height;
  return height == 3 && height_in_other_unit(3) == height ? 0 : 1;
}
