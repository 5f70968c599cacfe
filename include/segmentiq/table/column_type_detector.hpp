// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_COLUMN_TYPE_DETECTOR_HPP
#define SEGMENTIQ_TABLE_COLUMN_TYPE_DETECTOR_HPP

#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/table/column.hpp"
#include "segmentiq/table/column_evidence.hpp"
#include "segmentiq/table/column_type_rules.hpp"
#include "segmentiq/table/recast_column.hpp"
#include "segmentiq/table/schema.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

/// Columns whose type the user gives, by name. The detector follows it, or throws an error that says why not.
struct ColumnTypeOptions {
  std::vector<std::string> numeric{};      ///< numeric features; every cell must be a number or missing
  std::vector<std::string> categorical{};  ///< categorical features; numbers are taken as texts
  std::vector<std::string> identifier{};   ///< left out: they name the row
  std::vector<std::string> drop{};         ///< left out
  /// Text columns with more distinct values are left out unless named categorical, as each value would become
  /// a feature. ≥ 1
  Index max_categories = 256;
};

namespace detail {

inline std::string quoted_list(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names)
    list += (list.empty() ? "'" : ", '") + name + "'";
  return list;
}

}  // namespace detail

/// A fitted detector: the schema of the table it was fitted on. Immutable.
class FittedColumnTypeDetector {
 public:
  explicit FittedColumnTypeDetector(Schema schema) : schema_(std::move(schema)) {}

  const Schema& schema() const { return schema_; }

  /// The table with each feature column stored as its role requires, as numbers or as texts. Columns are in
  /// the order of the schema, excluded ones unchanged; rows are 0 … n−1.
  /// @throws parameter_error when the table has other columns, naming them
  /// @throws csv_error naming the first cell that is not a number in a column that must be numeric
  /// O(n·columns)
  TypedTable transform(const Table& table) const {
    require_same_columns(table);
    std::vector<Column> columns;
    columns.reserve(schema_.columns.size());
    for (const ColumnSchema& known : schema_.columns) {
      const Column& column = table.column(known.name);
      switch (known.role) {
        case ColumnRole::numeric_feature:
          columns.push_back(detail::as_numbers(table, column));
          break;
        case ColumnRole::categorical_feature:
          columns.push_back(detail::as_categories(column, known.type));
          break;
        case ColumnRole::excluded:
          columns.push_back(column);
          break;
      }
    }
    std::vector<Index> rows(to_size(table.rows()));
    std::iota(rows.begin(), rows.end(), Index{0});
    return {Table(std::move(columns), table.source()), schema_, std::move(rows)};
  }

 private:
  void require_same_columns(const Table& table) const {
    std::vector<std::string> absent, unknown;
    for (const ColumnSchema& known : schema_.columns)
      if (!table.find(known.name)) absent.push_back(known.name);
    for (const Column& column : table.columns())
      if (schema_.find(column.name()) == nullptr) unknown.push_back(column.name());
    if (absent.empty() && unknown.empty()) return;
    std::string message =
        "FittedColumnTypeDetector::transform(): the table must have the columns that were fitted";
    if (!absent.empty()) message += "; it lacks " + detail::quoted_list(absent);
    if (!unknown.empty()) message += "; it has " + detail::quoted_list(unknown) + " besides";
    throw parameter_error(message);
  }

  Schema schema_;
};

/// Detects the type of each column of a table, and which columns are features. The rules are in
/// `column_type_rules.hpp`. Each decision comes with its reason and counts.
///
///     const auto detected = ColumnTypeDetector{{.drop = {"region"}}}.fit(table);
///     for (const ColumnSchema& column : detected.schema().columns)
///       std::cout << column.name << ": " << column.reason << '\n';
class ColumnTypeDetector {
 public:
  ColumnTypeDetector() = default;
  explicit ColumnTypeDetector(ColumnTypeOptions options) : options_(std::move(options)) {}

  /// @throws parameter_error when a named column does not exist, or is named for two types
  /// @throws csv_error naming the first cell that is not a number in a column that was named numeric
  /// O(cells)
  FittedColumnTypeDetector fit(const Table& table) const {
    const auto wishes = wishes_for(table);
    Schema schema;
    for (const Column& column : table.columns()) {
      const ColumnEvidence evidence = examine(column, table.source().numbers);
      ColumnSchema decided =
          decide_column_type(column.name(), evidence, options_.max_categories, table.source());
      if (const auto wish = wishes.find(column.name()); wish != wishes.end()) obey(wish->second, decided);
      if (decided.role == ColumnRole::numeric_feature && !column.is_numeric())  // or else an error, and now
        decided.counts.numbers = detail::as_numbers(table, column).size() - decided.counts.missing;
      schema.columns.push_back(std::move(decided));
    }
    return FittedColumnTypeDetector(std::move(schema));
  }

 private:
  enum class Wish { numeric, categorical, identifier, drop };

  std::unordered_map<std::string_view, Wish> wishes_for(const Table& table) const {
    if (options_.max_categories < 1)
      throw parameter_error("ColumnTypeDetector::fit(): max_categories (" +
                            std::to_string(options_.max_categories) + ") must be at least 1");
    std::unordered_map<std::string_view, Wish> wishes;
    const auto add = [&](const std::vector<std::string>& names, Wish wish) {
      for (const std::string& name : names) {
        if (!table.find(name)) {
          std::vector<std::string> there;
          for (const Column& column : table.columns())
            there.push_back(column.name());
          throw parameter_error("ColumnTypeDetector::fit(): " + word(wish) + " ('" + name +
                                "') must be a column of the table; there are " + detail::quoted_list(there));
        }
        const auto [at, is_new] = wishes.try_emplace(name, wish);
        if (!is_new && at->second != wish)
          throw parameter_error("ColumnTypeDetector::fit(): column '" + name + "' must not be named both " +
                                word(at->second) + " and " + word(wish));
      }
    };
    add(options_.numeric, Wish::numeric);
    add(options_.categorical, Wish::categorical);
    add(options_.identifier, Wish::identifier);
    add(options_.drop, Wish::drop);
    return wishes;
  }

  static std::string word(Wish wish) {
    switch (wish) {
      case Wish::numeric:
        return "numeric";
      case Wish::categorical:
        return "categorical";
      case Wish::identifier:
        return "identifier";
      case Wish::drop:
        return "drop";
    }
    return {};
  }

  static void obey(Wish wish, ColumnSchema& column) {
    column.overridden = true;
    column.reason = "as asked for";
    switch (wish) {
      case Wish::numeric:
        column.type = ColumnType::numeric;
        column.role = ColumnRole::numeric_feature;
        break;
      case Wish::categorical:
        if (column.type != ColumnType::boolean) column.type = ColumnType::categorical;
        column.role = ColumnRole::categorical_feature;
        break;
      case Wish::identifier:
        column.type = ColumnType::identifier;
        column.role = ColumnRole::excluded;
        break;
      case Wish::drop:
        column.role = ColumnRole::excluded;
        break;
    }
  }

  ColumnTypeOptions options_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_COLUMN_TYPE_DETECTOR_HPP
