// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_PREPARE_HPP
#define SEGMENTIQ_PIPELINE_PREPARE_HPP

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/decomposition/pca.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/preprocess/preparation.hpp"

namespace segmentiq {

namespace detail {

/// What a missing cell was filled with, written as the cells of the table are: the level of an ordered
/// column, the day of a date.
inline std::string fill_for_people(const PreparationParts& parts, const ImputedColumn& c) {
  for (const OrdinalColumn& ordinal : parts.ordinals) {
    if (ordinal.column != c.name || !(c.fill_number >= 0)) continue;
    const auto below = static_cast<std::size_t>(c.fill_number);
    if (below >= ordinal.levels.size()) continue;  // a constant that is no level
    if (c.fill_number == std::floor(c.fill_number)) return "'" + ordinal.levels[below] + "'";
    if (below + 1 < ordinal.levels.size())
      return c.fill_text + ", between '" + ordinal.levels[below] + "' and '" + ordinal.levels[below + 1] +
             "'";
  }
  for (const DateColumn& date : parts.dates)
    if (date.column == c.name && date.origin && std::abs(c.fill_number) < 1e7)
      return "'" + date_text(*date.origin + static_cast<Index>(std::floor(c.fill_number))) + "'";
  return "'" + c.fill_text + "'";
}

/// @param compared_missing missing cells are not filled in but left out of comparisons
inline void warn_of_missing(const PreparedTable& prepared, bool compared_missing,
                            std::vector<Warning>& warnings) {
  const auto warn = [&](std::string text) {
    warnings.push_back({WarningKind::missing, std::move(text)});
  };
  for (const ImputedColumn& c : prepared.imputed) {
    if (c.missing == 0) continue;
    const std::string cells = std::to_string(c.missing) +
                              (c.missing == 1 ? " missing cell" : " missing cells") + " of '" + c.name + "'";
    if (c.policy == MissingPolicy::drop)
      warn(cells + ": rows dropped");
    else if (compared_missing)
      warn(cells + " left out of the comparisons with other rows");
    else
      warn(cells + " filled with " + fill_for_people(prepared.preparation.parts(), c) + " (" +
           std::string(to_string(c.policy)) + ")");
  }
  const Index dropped = prepared.original_rows - static_cast<Index>(prepared.features.rows.size());
  if (dropped > 0)
    warn(std::to_string(dropped) + " of " + std::to_string(prepared.original_rows) +
         " rows have a missing value and belong to no segment");
}

/// In the table that was fitted on, only ordered columns can have unknown values.
inline void warn_of_unknown(const std::vector<PreparedColumn>& columns, std::vector<Warning>& warnings) {
  for (const PreparedColumn& c : columns)
    if (c.unknown > 0)
      warnings.push_back({WarningKind::input, std::to_string(c.unknown) +
                                                  (c.unknown == 1 ? " cell of '" + c.name + "' is"
                                                                  : " cells of '" + c.name + "' are") +
                                                  " none of its levels, and counted as missing"});
}

/// The principal components that are asked for; nothing where they would leave the features as they are.
inline std::optional<FittedPca> fit_projection(const FeatureMatrix& features, PcaOptions options,
                                               const Execution& execution) {
  if (!options.components && !options.variance_share) return std::nullopt;
  const Index n = features.values.rows();
  const Index d = features.values.cols();
  if (options.components && *options.components >= 1)
    options.components = std::min(*options.components, max_components(n, d));
  FittedPca pca = Pca{options}.fit(features, execution);
  if (pca.components().rows() >= d) return std::nullopt;
  return pca;
}

/// @param compared_missing @see warn_of_missing
inline PreparedTable prepare_table(const Table& table, const PrepareOptions& options, bool compared_missing,
                                   const Execution& execution) {
  if (table.rows() == 0)
    throw data_error("prepare(): " + (table.source().file.empty() ? "the table" : table.source().file) +
                     " has no rows, but needs at least one");
  PreparedTraining fitted = Preparation{options}.fit_transform(table, execution);
  PreparedTable prepared{fitted.preparation,
                         fitted.preparation.schema(),
                         fitted.preparation.parts().imputed,
                         std::move(fitted.training.features),
                         std::nullopt,
                         table.rows(),
                         warnings_of_kind(WarningKind::input, table.source().warnings)};
  prepared.pca = fit_projection(prepared.features, options.pca, execution);
  warn_of_unknown(fitted.training.columns, prepared.warnings);
  warn_of_missing(prepared, compared_missing, prepared.warnings);
  return prepared;
}

}  // namespace detail

/// Turns a table into observations: features by a Preparation, and principal components where they are asked
/// for.
///
/// @param table n ≥ 1 rows
/// @throws data_error when there is no row or no feature; csv_error naming a cell that cannot be what it is
/// said to be; parameter_error for options out of range; memory_limit_error; cancelled_error
/// Time O(n·d), with a projection O(n·d²); memory O(n·d).
inline PreparedTable prepare(const Table& table, const PrepareOptions& options = {},
                             const Execution& execution = {}) {
  return detail::prepare_table(table, options, false, execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_PREPARE_HPP
