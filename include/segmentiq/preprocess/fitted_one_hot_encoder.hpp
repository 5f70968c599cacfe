// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_FITTED_ONE_HOT_ENCODER_HPP
#define SEGMENTIQ_PREPROCESS_FITTED_ONE_HOT_ENCODER_HPP

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/table/column.hpp"

namespace segmentiq {

/// The features of one column.
struct OneHotColumn {
  std::string name;                     ///< of the column
  std::vector<std::string> categories;  ///< with a feature of their own, in code-point order
  std::vector<std::string> rare;  ///< sharing the column's last feature, in code-point order; may be empty
  std::string rare_name{};        ///< the name of that feature

  Index width() const { return static_cast<Index>(categories.size()) + (rare.empty() ? 0 : 1); }
};

/// Encodes each text column as one 0/1 feature per category. Immutable.
class FittedOneHotEncoder {
 public:
  /// From columns fitted earlier, e.g. loaded from a model.
  /// @throws parameter_error when the categories of a column are not in ascending order
  explicit FittedOneHotEncoder(std::vector<OneHotColumn> columns);

  /// The features of each column, in the order of the columns.
  std::span<const OneHotColumn> columns() const { return columns_; }
  /// The number of features of all columns.
  Index width() const { return width_; }
  /// "region_Addis Ababa", "region_Adama", … in the order of the features. For display only: columns "a" and
  /// "a_b" can have categories that give the same name.
  std::vector<std::string> feature_names() const;

  /// The columns as 0/1 features, n × width(). A category not seen at fit gives zeros, or the rare feature if
  /// its column has one. Columns are matched by position.
  /// @throws parameter_error when there are not as many columns as at fit, or they differ in length
  /// @throws data_error for a numeric column, and naming row and column of the first missing cell
  ///
  /// O(n·(width + c)) time, no memory but the result.
  Matrix<double> transform(std::span<const Column> columns) const;

  /// The same, written to `out`, n × width(), in chunks of rows on several threads.
  /// @throws parameter_error also when `out` has another shape
  void transform_into(std::span<const Column> columns, Eigen::Ref<Matrix<double>> out,
                      const Execution& execution = {}) const;

  /// For each column, the number of cells whose category was not seen at fit. @throws as `transform`
  std::vector<Index> unknown_counts(std::span<const Column> columns) const;

 private:
  static constexpr std::int32_t unknown = -1;

  void require_columns(std::span<const Column> columns, std::string_view where) const;
  /// For each entry of a column's dictionary, its feature within the column, or `unknown`.
  static std::vector<std::int32_t> features_of(const OneHotColumn& fitted, const Column& column);

  std::vector<OneHotColumn> columns_;
  Index width_ = 0;
};

namespace detail {

/// @throws as the public functions of the one-hot encoder
inline void require_text_columns(std::span<const Column> columns, std::string_view where) {
  for (const Column& column : columns) {
    const std::string start = std::string(where) + ": column '" + column.name() + "' ";
    if (column.is_numeric()) throw data_error(start + "must hold texts, but holds numbers");
    if (column.size() != columns.front().size())
      throw parameter_error(start + "(" + std::to_string(column.size()) +
                            " rows) must be as long as the first, " + std::to_string(columns.front().size()));
    if (column.missing_count() == 0) continue;
    Index row = 0;
    while (!column.is_missing(row))
      ++row;
    throw data_error(start + "must not miss a value, but row " + std::to_string(row + 1) +
                     " (counted from 1) does; impute missing values first");
  }
}

}  // namespace detail

inline FittedOneHotEncoder::FittedOneHotEncoder(std::vector<OneHotColumn> columns)
    : columns_(std::move(columns)) {
  for (const OneHotColumn& c : columns_) {
    for (const auto* texts : {&c.categories, &c.rare})
      if (std::adjacent_find(texts->begin(), texts->end(), std::greater_equal<>{}) != texts->end())
        throw parameter_error("FittedOneHotEncoder(): the categories of column '" + c.name +
                              "' must ascend, each once");
    width_ += c.width();
  }
}

inline std::vector<std::string> FittedOneHotEncoder::feature_names() const {
  std::vector<std::string> names;
  names.reserve(to_size(width_));
  for (const OneHotColumn& c : columns_) {
    for (const std::string& category : c.categories)
      names.push_back(c.name + "_" + category);
    if (!c.rare.empty()) names.push_back(c.name + "_" + c.rare_name);
  }
  return names;
}

inline void FittedOneHotEncoder::require_columns(std::span<const Column> columns,
                                                 std::string_view where) const {
  if (columns.size() != columns_.size())
    throw parameter_error(std::string(where) + ": columns (" + std::to_string(columns.size()) + ") must be " +
                          std::to_string(columns_.size()) + ", as those it was fitted on");
  detail::require_text_columns(columns, where);
}

inline std::vector<std::int32_t> FittedOneHotEncoder::features_of(const OneHotColumn& fitted,
                                                                  const Column& column) {
  const auto position = [](const std::vector<std::string>& texts, const std::string& text) {
    const auto at = std::lower_bound(texts.begin(), texts.end(), text);
    return at != texts.end() && *at == text ? static_cast<std::int32_t>(at - texts.begin()) : unknown;
  };
  const auto last = static_cast<std::int32_t>(fitted.categories.size());
  std::vector<std::int32_t> features;
  features.reserve(column.categories().size());
  for (const std::string& text : column.categories()) {
    const std::int32_t own = position(fitted.categories, text);
    const bool is_rare = own == unknown && position(fitted.rare, text) != unknown;
    features.push_back(is_rare ? last : own);
  }
  return features;
}

inline void FittedOneHotEncoder::transform_into(std::span<const Column> columns,
                                                Eigen::Ref<Matrix<double>> out,
                                                const Execution& execution) const {
  require_columns(columns, "FittedOneHotEncoder::transform()");
  const Index rows = columns.empty() ? out.rows() : columns.front().size();
  if (out.rows() != rows || out.cols() != width_)
    throw parameter_error("FittedOneHotEncoder::transform_into(): out (" + std::to_string(out.rows()) +
                          " × " + std::to_string(out.cols()) + ") must be " + std::to_string(rows) + " × " +
                          std::to_string(width_));
  std::vector<std::vector<std::int32_t>> feature_of;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    feature_of.push_back(features_of(columns_[c], columns[c]));
    if (columns_[c].rare.empty()) continue;
    for (std::int32_t& feature : feature_of.back())
      if (feature == unknown) feature = static_cast<std::int32_t>(columns_[c].categories.size());
  }
  constexpr Index chunk = 1024;  // rows whose features stay in cache from column to column
  parallel_chunks(rows, chunk, execution, [&](Index first, Index last) {
    out.middleRows(first, last - first).setZero();
    Index start = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::span<const std::int32_t> codes = columns[c].codes();
      for (Index row = first; row < last; ++row) {
        const std::int32_t feature = feature_of[c][to_size(codes[to_size(row)])];
        if (feature != unknown) out(row, start + feature) = 1;
      }
      start += columns_[c].width();
    }
  });
}

inline Matrix<double> FittedOneHotEncoder::transform(std::span<const Column> columns) const {
  Matrix<double> out(columns.empty() ? 0 : columns.front().size(), width_);
  transform_into(columns, out);
  return out;
}

inline std::vector<Index> FittedOneHotEncoder::unknown_counts(std::span<const Column> columns) const {
  require_columns(columns, "FittedOneHotEncoder::unknown_counts()");
  std::vector<Index> counts;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::vector<std::int32_t> feature_of = features_of(columns_[c], columns[c]);
    const auto codes = columns[c].codes();
    counts.push_back(std::count_if(codes.begin(), codes.end(),
                                   [&](std::int32_t code) { return feature_of[to_size(code)] == unknown; }));
  }
  return counts;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_FITTED_ONE_HOT_ENCODER_HPP
