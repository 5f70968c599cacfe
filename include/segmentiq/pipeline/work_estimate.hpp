// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_WORK_ESTIMATE_HPP
#define SEGMENTIQ_PIPELINE_WORK_ESTIMATE_HPP

#include "segmentiq/core/types.hpp"
#include "segmentiq/linkage/linkage_options.hpp"

namespace segmentiq {

/// What segmenting n observations would take. @see estimate_work
struct WorkEstimate {
  Index observations = 0;
  Index features = 0;  ///< or principal components
  Algorithm algorithm = Algorithm::dense;
  double bytes = 0;  ///< at the peak, beside table and features: what Execution::max_memory is compared with
  double seconds = 0;  ///< for linkage and silhouettes, on a machine like that of docs/performance.md
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_WORK_ESTIMATE_HPP
