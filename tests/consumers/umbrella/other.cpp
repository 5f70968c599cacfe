// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <segmentiq/segmentiq.hpp>

double height_in_other_unit(double gap) {
  segmentiq::Matrix<double> x(2, 1);
  x << 0, gap;
  return segmentiq::linkage(x, segmentiq::Average{}).merges()[0].height;
}
