// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_MAKE_MODEL_HPP
#define SEGMENTIQ_PIPELINE_MAKE_MODEL_HPP

#include "segmentiq/model/fit_model.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"

namespace segmentiq {

/// A model of a segmentation: save_model() saves it, assign() assigns new customers by it.
///
///     const Segmentation segmentation = segment(table, options);
///     save_model(make_model(table, segmentation, options), file);
///
/// @param table the one that was segmented
/// @param segmentation of that table
/// @param segment_options those that it was segmented with
/// @throws as fit_model()
inline SegmentationModel make_model(const Table& table, const Segmentation& segmentation,
                                    const SegmentOptions& segment_options,
                                    const ModelOptions& model_options = {}, const Execution& execution = {}) {
  return fit_model(table, segmentation.prepared.preparation, segmentation.prepared.features,
                   segmentation.prepared.pca, segmentation.partition,
                   {segment_options.method, segment_options.metric, segment_options.prepare.weights},
                   model_options, execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_MAKE_MODEL_HPP
