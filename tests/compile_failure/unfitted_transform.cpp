// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/preprocess/standard_scaler.hpp"

using namespace segmentiq;

Matrix<double> scaled(const Matrix<double>& x) {
#if defined(UNFITTED)
  return StandardScaler{}.transform(x);
#else
  return StandardScaler{}.fit(x).transform(x);
#endif
}
