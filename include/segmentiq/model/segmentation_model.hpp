// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_SEGMENTATION_MODEL_HPP
#define SEGMENTIQ_MODEL_SEGMENTATION_MODEL_HPP

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/decomposition/fitted_pca.hpp"
#include "segmentiq/linkage/method.hpp"
#include "segmentiq/model/assigner.hpp"
#include "segmentiq/model/column_distribution.hpp"
#include "segmentiq/model/gower_observations.hpp"
#include "segmentiq/model/segment_summary.hpp"
#include "segmentiq/preprocess/fitted_preparation.hpp"
#include "segmentiq/version.hpp"

namespace segmentiq {

/// Everything about a segmentation that is needed to put new customers into its segments, to name them, and
/// to measure later what has changed. Plain values, which can be saved and loaded.
struct ModelParts {
  std::string library_version = version;  ///< of the library that fitted it
  Index training_rows = 0;                ///< of the table, including dropped rows
  FittedPreparation preparation;          ///< from a table to features
  std::optional<FittedPca> pca;           ///< from features to what was clustered, if that differs
  Method method = Method::ward;           ///< of the linkage; the metric is the assigner's
  Assigner assigner;                      ///< from there to segments
  std::vector<SegmentSummary> segments;   ///< k, in the order of the labels
  std::vector<ColumnDistribution>
      columns;  ///< one per feature column: numeric, then categorical, in file order
};

/// A model whose parts belong together. Immutable.
class SegmentationModel {
 public:
  /// @throws parameter_error when the parts do not belong together
  explicit SegmentationModel(ModelParts parts);

  const ModelParts& parts() const { return parts_; }
  const FittedPreparation& preparation() const { return parts_.preparation; }
  const Assigner& assigner() const { return parts_.assigner; }
  /// k, in the order of the labels.
  const std::vector<SegmentSummary>& segments() const { return parts_.segments; }

  /// The metric by which customers are compared.
  const MetricChoice& metric() const { return parts_.assigner.parts().metric.choice; }

  /// The observations of a table in the space that was clustered. By Gower's metric these are the columns,
  /// with NaN for missing cells; a category that was not there at fit differs from all others.
  /// @throws as FittedPreparation::prepare()
  PreparedFeatures observations(const Table& table, const Execution& execution = {}) const;

 private:
  ModelParts parts_;
};

namespace detail {

/// The categories of a column at fit.
inline auto categories_at_fit(const std::vector<ColumnDistribution>& columns) {
  return [&columns](const Column& column) -> const std::vector<std::string>& {
    return std::find_if(columns.begin(), columns.end(),
                        [&](const ColumnDistribution& c) { return c.name == column.name(); })
        ->categories;
  };
}

/// @throws parameter_error unless Gower's features are the feature columns, in file order
inline void require_gower_columns(const ModelParts& parts) {
  const std::vector<GowerFeature>& features = parts.assigner.parts().metric.gower.features();
  std::size_t k = 0;
  for (const ColumnSchema& c : parts.preparation.schema().columns) {
    if (c.role == ColumnRole::excluded) continue;
    if (k >= features.size() || has_range(features[k].kind) != (c.role == ColumnRole::numeric_feature))
      throw parameter_error("SegmentationModel(): the metric must have a feature for the column '" + c.name +
                            "', of a kind that such columns have");
    ++k;
  }
  if (k != features.size())
    throw parameter_error("SegmentationModel(): the metric (of " + std::to_string(features.size()) +
                          " features) must be of the " + std::to_string(k) + " feature columns");
  if (parts.pca) throw parameter_error("SegmentationModel(): pca must be none, as columns are compared");
}

/// @throws parameter_error
inline void require_model_spaces(const ModelParts& parts) {
  if (parts.assigner.parts().metric.choice.is_gower()) return require_gower_columns(parts);
  auto features = static_cast<Index>(parts.preparation.feature_names().size());
  if (parts.pca) {
    if (parts.pca->mean().size() != features)
      throw parameter_error("SegmentationModel(): pca (of " + std::to_string(parts.pca->mean().size()) +
                            " features) must be of the " + std::to_string(features) +
                            " that the preparation makes");
    features = parts.pca->components().rows();
  }
  if (parts.assigner.features() != features)
    throw parameter_error("SegmentationModel(): assigner (of " + std::to_string(parts.assigner.features()) +
                          " features) must be of the " + std::to_string(features) + " that were clustered");
}

/// @throws parameter_error
inline void require_model_columns(const ModelParts& parts) {
  const auto fail = [](const std::string& what) {
    throw parameter_error("SegmentationModel(): " + what);
  };
  const std::vector<ImputedColumn>& known = parts.preparation.parts().imputed;
  if (parts.columns.size() != known.size())
    fail("columns (" + std::to_string(parts.columns.size()) + " of them) must be the " +
         std::to_string(known.size()) + " feature columns of the preparation");
  for (std::size_t i = 0; i < known.size(); ++i) {
    const ColumnDistribution& c = parts.columns[i];
    const std::string at = "columns[" + std::to_string(i) + "]";
    if (c.name != known[i].name || c.numeric != (known[i].role == ColumnRole::numeric_feature))
      fail(at + " ('" + c.name + "') must be the feature column '" + known[i].name + "'");
    if (c.counts.size() != (c.numeric ? c.edges.size() + 1 : c.categories.size()))
      fail(at + ".counts must have one for each bin or category");
    if (c.numeric && c.quantiles.size() != (c.present() > 0 ? 101U : 0U))
      fail(at + ".quantiles must be 101, or none when every cell is missing");
    if (!std::isfinite(c.mean) || !(c.deviation >= 0) || !std::isfinite(c.deviation))
      fail(at + ".mean and deviation must be finite");
    for (const auto* values : {&c.quantiles, &c.edges})
      for (std::size_t j = 0; j < values->size(); ++j)
        if (!std::isfinite((*values)[j]) || (j > 0 && (*values)[j] < (*values)[j - 1]))
          fail(at + ": quantiles and edges must be finite and ascend");
    for (std::size_t j = 1; j < c.categories.size(); ++j)
      if (c.categories[j] <= c.categories[j - 1]) fail(at + ".categories must ascend, each once");
  }
}

/// @throws parameter_error
inline void require_model_segments(const ModelParts& parts) {
  const auto fail = [](const std::string& what) {
    throw parameter_error("SegmentationModel(): " + what);
  };
  if (parts.segments.size() != parts.assigner.parts().sizes.size())
    fail("segments (" + std::to_string(parts.segments.size()) +
         " of them) must be as many as the assigner has, " +
         std::to_string(parts.assigner.parts().sizes.size()));
  std::size_t numeric = 0;
  std::vector<std::size_t> categories;
  for (const ColumnDistribution& c : parts.columns)
    if (c.numeric)
      ++numeric;
    else
      categories.push_back(c.categories.size());
  std::unordered_set<std::string> names;
  for (std::size_t i = 0; i < parts.segments.size(); ++i) {
    const SegmentSummary& s = parts.segments[i];
    const std::string at = "segments[" + std::to_string(i) + "]";
    if (s.name.empty() || !names.insert(s.name).second)
      fail(at + ".name ('" + s.name + "') must be there, and no other segment's");
    if (s.size != parts.assigner.parts().sizes[i]) fail(at + ".size must be that of the assigner");
    if (s.means.size() != numeric) fail(at + ".means must have one for each numeric column");
    bool as_many = s.shares.size() == categories.size();
    for (std::size_t j = 0; as_many && j < categories.size(); ++j)
      as_many = s.shares[j].size() == categories[j];
    if (!as_many) fail(at + ".shares must have one for each category of each categorical column");
    for (const std::vector<double>& shares : s.shares)
      for (const double share : shares)
        if (!(share >= 0 && share <= 1)) fail(at + ".shares must be 0 … 1");
    for (const double mean : s.means)
      if (std::isinf(mean)) fail(at + ".means must be finite");
  }
}

}  // namespace detail

inline SegmentationModel::SegmentationModel(ModelParts parts) : parts_(std::move(parts)) {
  detail::require_model_spaces(parts_);
  detail::require_model_columns(parts_);
  detail::require_model_segments(parts_);
}

inline PreparedFeatures SegmentationModel::observations(const Table& table,
                                                        const Execution& execution) const {
  PreparedFeatures prepared = parts_.preparation.prepare(table, execution);
  if (parts_.pca) prepared.features = parts_.pca->transform(prepared.features, execution);
  if (metric().is_gower()) {
    prepared.features.names = {};
    for (const ColumnSchema& c : parts_.preparation.schema().columns)
      if (c.role != ColumnRole::excluded) prepared.features.names.push_back(c.name);
    prepared.features.values = gower_observations(parts_.preparation, table, prepared.features.rows, {},
                                                  detail::categories_at_fit(parts_.columns))
                                   .values;
  }
  return prepared;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_SEGMENTATION_MODEL_HPP
