// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_ONE_HOT_ENCODER_HPP
#define SEGMENTIQ_PREPROCESS_ONE_HOT_ENCODER_HPP

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/preprocess/fitted_one_hot_encoder.hpp"
#include "segmentiq/table/column.hpp"

namespace segmentiq {

/// How a `OneHotEncoder` treats rare categories. Set at most one of `min_count` and `min_share`.
struct OneHotOptions {
  /// Categories with fewer cells than this share one feature, the last of their column; ≥ 1.
  std::optional<Index> min_count{};
  /// The same, as a share of the rows in (0, 1).
  std::optional<double> min_share{};
  /// The shared feature's category in its name; brackets are added until the column has no such category.
  std::string rare_name = "(other)";
};

/// One feature per category and column: 1 if the cell has it, else 0. As scikit-learn's `OneHotEncoder`.
///
/// Categories are those that occur, compared byte by byte, which for UTF-8 is code-point order: "B" < "a" <
/// "a " < "b" < "Ä"; nothing is trimmed. No category is left out, so the features of a column add up to 1,
/// and two rows that differ in one column are √2 apart in it. With `min_count` or `min_share` the rare
/// categories of a column share its last feature, as with scikit-learn's `min_frequency`.
class OneHotEncoder {
 public:
  explicit OneHotEncoder(OneHotOptions options = {}) : options_(std::move(options)) {}

  const OneHotOptions& options() const { return options_; }

  /// @param columns text columns of equal length n ≥ 1 without missing cells
  /// @throws parameter_error for options out of range, or columns of unequal length
  /// @throws data_error when n = 0, for a numeric column, and naming row and column of the first missing cell
  ///
  /// O(n) per column and O(k log k) for its k categories.
  FittedOneHotEncoder fit(std::span<const Column> columns) const;

 private:
  OneHotOptions options_;
};

inline FittedOneHotEncoder OneHotEncoder::fit(std::span<const Column> columns) const {
  constexpr std::string_view where = "OneHotEncoder::fit()";
  if (options_.min_count && options_.min_share)
    throw parameter_error("OneHotEncoder::fit(): min_count and min_share must not both be given");
  if (options_.min_count && *options_.min_count < 1)
    throw parameter_error("OneHotEncoder::fit(): min_count (" + std::to_string(*options_.min_count) +
                          ") must be at least 1");
  if (options_.min_share && !(*options_.min_share > 0 && *options_.min_share < 1))
    throw parameter_error("OneHotEncoder::fit(): min_share (" + std::to_string(*options_.min_share) +
                          ") must be above 0 and below 1");
  detail::require_text_columns(columns, where);
  std::vector<OneHotColumn> found;
  for (const Column& column : columns) {
    require_observations(column.size(), where);
    std::vector<Index> cells(column.categories().size(), 0);
    for (const std::int32_t code : column.codes())
      ++cells[to_size(code)];
    std::map<std::string_view, Index> count_of;
    for (std::size_t c = 0; c < cells.size(); ++c)
      if (cells[c] > 0) count_of[column.categories()[c]] += cells[c];
    const double least = options_.min_share ? *options_.min_share * static_cast<double>(column.size())
                                            : static_cast<double>(options_.min_count.value_or(0));
    OneHotColumn features{.name = column.name(), .categories = {}, .rare = {}};
    for (const auto& [text, count] : count_of)
      (static_cast<double>(count) < least ? features.rare : features.categories).emplace_back(text);
    features.rare_name = options_.rare_name;
    while (std::binary_search(features.categories.begin(), features.categories.end(), features.rare_name))
      features.rare_name = "(" + features.rare_name + ")";
    found.push_back(std::move(features));
  }
  return FittedOneHotEncoder(std::move(found));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_ONE_HOT_ENCODER_HPP
