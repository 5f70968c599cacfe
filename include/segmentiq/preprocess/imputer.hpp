// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_IMPUTER_HPP
#define SEGMENTIQ_PREPROCESS_IMPUTER_HPP

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/preprocess/feature_columns.hpp"
#include "segmentiq/preprocess/fill_values.hpp"
#include "segmentiq/preprocess/missing_policy.hpp"
#include "segmentiq/table/schema.hpp"

namespace segmentiq {

/// A different policy for one column.
struct ColumnPolicy {
  std::string column;    ///< must be a feature of the table
  MissingPolicy policy;  ///< one that is valid for its kind
};

/// What an `Imputer` does with missing cells.
struct ImputerOptions {
  /// For numeric features: error, drop, mean, median, most_frequent or constant.
  MissingPolicy numeric = MissingPolicy::median;
  /// For categorical features: error, drop, most_frequent, constant or own_category.
  MissingPolicy categorical = MissingPolicy::own_category;
  /// What `constant` writes into a numeric column; finite.
  double numeric_constant = 0;
  /// What `constant` writes into a categorical column.
  std::string categorical_constant = "missing";
  /// The text of `own_category`. Where a column has that category already, the missing cells join it.
  std::string own_category = "(missing)";
  /// Policies of single columns, which override that of their kind.
  std::vector<ColumnPolicy> columns{};
};

/// How missing cells of one feature column are treated, and the value found at fit.
struct ImputedColumn {
  std::string name;
  ColumnRole role = ColumnRole::numeric_feature;
  MissingPolicy policy = MissingPolicy::error;
  Index missing = 0;  ///< missing cells in the fitted table, including those of dropped rows
  /// The fill value of a numeric column; NaN under `error` and `drop`.
  double fill_number = std::numeric_limits<double>::quiet_NaN();
  /// The fill value as text, for either kind; empty under `error` and `drop`.
  std::string fill_text{};
};

/// Replaces missing cells with the values found at fit. Immutable.
class FittedImputer {
 public:
  /// From values found earlier, e.g. loaded from a model.
  explicit FittedImputer(std::vector<ImputedColumn> columns) : columns_(std::move(columns)) {}

  /// The fitted columns: numeric ones first, each kind in file order.
  std::span<const ImputedColumn> columns() const { return columns_; }

  /// The table without missing cells in its features; other columns are unchanged. The policies apply to
  /// every feature column, even one without missing cells at fit.
  ///
  /// Rows are dropped only under the policy `drop`. `rows` of the result says which are left; it may be
  /// empty.
  /// @throws csv_error naming the first missing cell of a column under the policy `error`
  /// @throws parameter_error when a feature column is not in the table; data_error when it holds the other
  /// kind
  ///
  /// O(n·c) time; memory for the columns that change, or for all of them when rows are dropped.
  TypedTable transform(const TypedTable& table) const;

 private:
  std::vector<ImputedColumn> columns_;
};

/// Learns what to fill in for missing cells of feature columns; other columns are not touched.
///
/// Default: the median for numbers, a category of its own for texts. The values are those of pandas and of
/// scikit-learn's `SimpleImputer`: the median of an even count is the mean of the two middle values; of
/// several most frequent values the smallest is taken. Under `drop` they are computed from the rows that
/// remain.
class Imputer {
 public:
  explicit Imputer(ImputerOptions options = {}) : options_(std::move(options)) {}

  const ImputerOptions& options() const { return options_; }

  /// @throws parameter_error for a policy that is not valid for a kind of column, a constant that is not
  /// finite, or a policy for a column that is not a feature
  /// @throws csv_error naming the first missing cell of a column under the policy `error`
  /// @throws data_error for a table without rows, a feature column without values, or when no row would be
  /// left
  ///
  /// O(n) time per column (`most_frequent`: O(n log n)), memory for one column.
  FittedImputer fit(const TypedTable& table) const;

 private:
  void require_valid(const TypedTable& table) const;
  MissingPolicy policy_of(const std::string& name, ColumnRole role) const;

  ImputerOptions options_;
};

namespace detail {

/// The rows without a missing cell in any column under the policy `drop`.
/// @throws csv_error naming the first missing cell of a column under `error`
inline std::vector<Index> rows_kept(const TypedTable& table, std::span<const ImputedColumn> columns,
                                    std::string_view where) {
  std::vector<bool> dropped(to_size(table.table.rows()), false);
  for (const ImputedColumn& c : columns) {
    const Column& column = table.table.column(c.name);
    if (c.policy == MissingPolicy::error) require_no_missing(table, column, where);
    if (c.policy != MissingPolicy::drop || column.missing_count() == 0) continue;
    for (Index row = 0; row < column.size(); ++row)
      if (column.is_missing(row)) dropped[to_size(row)] = true;
  }
  std::vector<Index> kept;
  for (Index row = 0; row < table.table.rows(); ++row)
    if (!dropped[to_size(row)]) kept.push_back(row);
  return kept;
}

}  // namespace detail

inline MissingPolicy Imputer::policy_of(const std::string& name, ColumnRole role) const {
  for (const ColumnPolicy& c : options_.columns)
    if (c.column == name) return c.policy;
  return role == ColumnRole::numeric_feature ? options_.numeric : options_.categorical;
}

inline void Imputer::require_valid(const TypedTable& table) const {
  detail::require_policy(options_.numeric, ColumnRole::numeric_feature, "numeric");
  detail::require_policy(options_.categorical, ColumnRole::categorical_feature, "categorical");
  if (!std::isfinite(options_.numeric_constant))
    throw parameter_error("Imputer::fit(): numeric_constant (" + std::to_string(options_.numeric_constant) +
                          ") must be finite");
  for (const ColumnPolicy& c : options_.columns) {
    const ColumnSchema* found = table.schema.find(c.column);
    if (found == nullptr || found->role == ColumnRole::excluded)
      throw parameter_error("Imputer::fit(): columns ('" + c.column + "') must be features of the table");
    detail::require_policy(c.policy, found->role, "columns, '" + c.column + "'");
  }
}

inline FittedImputer Imputer::fit(const TypedTable& table) const {
  require_valid(table);
  detail::require_row_origins(table, "Imputer::fit()");
  if (table.table.rows() == 0) throw data_error("Imputer::fit(): the table must have at least one row");
  std::vector<ImputedColumn> found;
  for (const ColumnRole role : {ColumnRole::numeric_feature, ColumnRole::categorical_feature})
    for (const Column& column :
         detail::columns_named(table, table.schema.names(role), role, "Imputer::fit()")) {
      if (column.missing_count() == column.size())
        throw data_error("Imputer::fit(): column '" + column.name() +
                         "' has no value at all, so it cannot be a feature; exclude it");
      found.push_back({.name = column.name(),
                       .role = role,
                       .policy = policy_of(column.name(), role),
                       .missing = column.missing_count()});
    }
  const std::vector<Index> kept = detail::rows_kept(table, found, "Imputer::fit()");
  if (kept.empty())
    throw data_error(
        "Imputer::fit(): every row has a missing value in some feature, so none is left to use; "
        "choose another policy than drop, or exclude the emptiest column");
  const bool drops = static_cast<Index>(kept.size()) != table.table.rows();
  for (ImputedColumn& c : found) {
    if (c.policy == MissingPolicy::error || c.policy == MissingPolicy::drop) continue;
    const Column& whole = table.table.column(c.name);
    const Column column = drops ? whole.select(kept) : whole;
    if (column.missing_count() == column.size())
      throw data_error("Imputer::fit(): column '" + c.name +
                       "' has no value in the rows that are not dropped");
    if (c.role == ColumnRole::numeric_feature) {
      c.fill_number = detail::fill_number(column, c.policy, options_.numeric_constant);
      c.fill_text = format_number(c.fill_number);
    } else {
      c.fill_text = c.policy == MissingPolicy::most_frequent ? detail::most_frequent_text(column)
                    : c.policy == MissingPolicy::constant    ? options_.categorical_constant
                                                             : options_.own_category;
    }
  }
  return FittedImputer(std::move(found));
}

inline TypedTable FittedImputer::transform(const TypedTable& table) const {
  constexpr std::string_view where = "FittedImputer::transform()";
  detail::require_row_origins(table, where);
  for (const ImputedColumn& c : columns_)
    detail::columns_named(table, {c.name}, c.role, where);
  const std::vector<Index> kept = detail::rows_kept(table, columns_, where);

  TypedTable result = table;
  if (kept.size() != table.rows.size()) {
    result.table = table.table.select(kept);
    result.rows.clear();
    for (const Index row : kept)
      result.rows.push_back(table.rows[to_size(row)]);
  }
  std::vector<Column> columns(result.table.columns().begin(), result.table.columns().end());
  for (const ImputedColumn& c : columns_) {
    Column& column = columns[*result.table.find(c.name)];
    if (column.missing_count() == 0) continue;
    column = c.role == ColumnRole::numeric_feature ? detail::filled(column, c.fill_number)
                                                   : detail::filled(column, c.fill_text);
  }
  result.table = Table(std::move(columns), result.table.source());
  return result;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_IMPUTER_HPP
