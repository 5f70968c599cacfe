// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/dense/nn_chain.hpp"

using namespace segmentiq;

Dendrogram chain(const Matrix<double>& x) {
#if defined(CENTROID)
  return nn_chain(x, Centroid{});
#else
  return nn_chain(x, Average{});
#endif
}
