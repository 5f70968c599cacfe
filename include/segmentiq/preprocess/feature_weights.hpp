// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_FEATURE_WEIGHTS_HPP
#define SEGMENTIQ_PREPROCESS_FEATURE_WEIGHTS_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/from_name.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/preprocess/one_hot_encoder.hpp"
#include "segmentiq/table/column.hpp"
#include "segmentiq/text/number_text.hpp"

// How much a column counts. Numbers are scaled to standard deviation 1, but one-hot features are not: two
// rows in different categories are √2 apart in that column, as far as two customers whose incomes differ by
// 1.41 standard deviations. So several categorical columns outweigh the numbers unless something is done
// about it. These are the choices.
namespace segmentiq {

/// How far apart two different categories are.
enum class CategoryScaling {
  /// √2 for any two, as in one-hot encoding.
  equal,
  /// √(1/p + 1/q) for categories of shares p and q: a feature of share p is divided by √p, so that a rare
  /// category is far from all others. As FAMD (Pagès 2004), whose distances over all components are these.
  famd
};

/// "famd"
constexpr std::string_view to_string(CategoryScaling scaling) {
  return scaling == CategoryScaling::famd ? "famd" : "equal";
}

/// The category scaling of a name. @throws parameter_error
inline CategoryScaling category_scaling_from_name(std::string_view name) {
  return from_name(name, std::array{CategoryScaling::equal, CategoryScaling::famd},
                   "category_scaling_from_name()");
}

/// How much one column counts: squared differences in it are multiplied by the weight.
struct ColumnWeight {
  std::string column;
  double weight = 1;  ///< finite, ≥ 0; 0 = the column does not count
};

/// Reads "income=2.5". @throws parameter_error saying how to write it
inline ColumnWeight read_column_weight(std::string_view text) {
  const auto fail = [&](const std::string& what) {
    throw parameter_error("read_column_weight(): text ('" + std::string(text) + "') must " + what +
                          "; write 'income=2.5'");
  };
  const std::size_t equals = text.rfind('=');  // the last: a column's name may contain one, a number does not
  if (equals == std::string_view::npos) fail("have a '=' between the column and its weight");
  ColumnWeight found{std::string(trimmed(text.substr(0, equals))), 0};
  if (found.column.empty()) fail("name a column");
  const std::string_view digits = trimmed(text.substr(equals + 1));
  const NumberCell number = read_number(digits, NumberFormat{});
  if (number.kind == NumberKind::none || !std::isfinite(number.value) || number.value < 0)
    fail("have a weight that is a number of at least 0, not '" + std::string(digits) + "'");
  found.weight = number.value;
  return found;
}

namespace detail {

/// @throws parameter_error when a weight is out of range, or its column is not a feature or named twice
inline void require_weights_of(const std::vector<ColumnWeight>& weights,
                               const std::vector<std::string>& features, std::string_view where) {
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const auto& [column, weight] = weights[i];
    if (!(weight >= 0) || std::isinf(weight))
      throw parameter_error(std::string(where) + ": the weight of column '" + column + "' (" +
                            std::to_string(weight) + ") must be finite and at least 0");
    if (std::find(features.begin(), features.end(), column) == features.end()) {
      std::string there;
      for (const std::string& name : features)
        there += (there.empty() ? "'" : ", '") + name + "'";
      throw parameter_error(std::string(where) + ": weights ('" + column +
                            "') must be of feature columns; there are " + there);
    }
    for (std::size_t other = 0; other < i; ++other)
      if (weights[other].column == column)
        throw parameter_error(std::string(where) + ": column '" + column + "' must have one weight only");
  }
}

inline double weight_of(const std::vector<ColumnWeight>& weights, std::string_view column) {
  for (const ColumnWeight& w : weights)
    if (w.column == column) return w.weight;
  return 1;
}

/// For each one-hot feature of a column, the share of the rows that have it.
inline std::vector<double> shares_of(const OneHotColumn& fitted, const Column& column) {
  std::vector<double> counts(to_size(fitted.width()), 0.0);
  std::vector<std::size_t> feature;
  for (const std::string& text : column.categories()) {
    const auto at = std::lower_bound(fitted.categories.begin(), fitted.categories.end(), text);
    feature.push_back(at != fitted.categories.end() && *at == text
                          ? to_size(at - fitted.categories.begin())
                          : fitted.categories.size());  // a rare one: the column was fitted on the same cells
  }
  for (const std::int32_t code : column.codes())
    counts[feature[to_size(code)]] += 1;
  for (double& count : counts)
    count /= static_cast<double>(column.size());
  return counts;
}

}  // namespace detail

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_FEATURE_WEIGHTS_HPP
