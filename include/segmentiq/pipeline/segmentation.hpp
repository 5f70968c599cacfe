// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_SEGMENTATION_HPP
#define SEGMENTIQ_PIPELINE_SEGMENTATION_HPP

#include <optional>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/decomposition/fitted_pca.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/linkage/linkage_options.hpp"
#include "segmentiq/pipeline/warning.hpp"
#include "segmentiq/preprocess/fitted_preparation.hpp"
#include "segmentiq/quality/k_selection.hpp"
#include "segmentiq/quality/silhouette_result.hpp"
#include "segmentiq/table/schema.hpp"

namespace segmentiq {

/// The observations of a table, and how they were made.
struct PreparedTable {
  FittedPreparation preparation;       ///< brings other tables into the same space
  Schema schema;                       ///< the type and role of each column, and why
  std::vector<ImputedColumn> imputed;  ///< the missing cells of each feature column, and their treatment
  FeatureMatrix features;              ///< encoded, n × d, before any projection
  std::optional<FittedPca> pca;        ///< where principal components are clustered
  Index original_rows = 0;             ///< of the table
  std::vector<Warning> warnings;       ///< of the table and its columns
};

/// The first two principal components of the observations, for a picture of them.
struct Projection {
  std::vector<double> x;  ///< n values
  std::vector<double> y;  ///< n values, all 0 when there is one feature only
  double x_share = 0;     ///< of the variance, 0 … 1
  double y_share = 0;
};

/// The result of segment().
struct Segmentation {
  PreparedTable prepared;  ///< the observations and how they were made
  Dendrogram dendrogram;   ///< leaf i is observation i, which was row prepared.features.rows[i] of the table
  Algorithm algorithm = Algorithm::dense;  ///< that found the dendrogram
  Index tied_merges = 0;                   ///< merges that could have been others: @see LinkageResult
  Partition partition;                     ///< a label for each observation
  std::optional<KSelection> selection;  ///< the cuts that were compared; nothing when their number was given
  SilhouetteResult silhouette;          ///< in the space that was clustered; empty when it was not asked for
  std::vector<Warning> warnings;        ///< what a careful reader needs to know

  /// A label for each row of the table; `no_label` for rows that were dropped.
  std::vector<Label> row_labels() const {
    std::vector<Label> labels(to_size(prepared.original_rows), no_label);
    for (std::size_t i = 0; i < partition.labels.size(); ++i)
      labels[to_size(prepared.features.rows[i])] = partition.labels[i];
    return labels;
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_SEGMENTATION_HPP
