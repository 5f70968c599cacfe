// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_MAKE_MODEL_HPP
#define SEGMENTIQ_PIPELINE_MAKE_MODEL_HPP

#include "segmentiq/model/fit_model.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"

namespace segmentiq {

/// A model of what segment() found, to be saved and to assign new customers with.
/// @param table the table that was segmented
/// @param segmented the options it was segmented with
/// @throws as fit_model()
inline SegmentationModel make_model(const Table& table, const Segmentation& found,
                                    const SegmentOptions& segmented, const ModelOptions& options = {},
                                    const Execution& execution = {}) {
  return fit_model(table, found.prepared.preparation, found.prepared.features, found.prepared.pca,
                   found.partition, {segmented.method, segmented.metric, segmented.prepare.weights}, options,
                   execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_MAKE_MODEL_HPP
