// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_COLUMN_TRANSFORMER_HPP
#define SEGMENTIQ_PREPROCESS_COLUMN_TRANSFORMER_HPP

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/preprocess/concepts.hpp"
#include "segmentiq/preprocess/feature_columns.hpp"
#include "segmentiq/preprocess/one_hot_encoder.hpp"
#include "segmentiq/preprocess/standard_scaler.hpp"
#include "segmentiq/table/schema.hpp"

namespace segmentiq {

/// Makes the n × d observations of a table: scaled numbers first, then encoded categories. Immutable.
template<class FittedScaler, class FittedEncoder>
class FittedColumnTransformer {
 public:
  /// From parts fitted earlier. A part is present if and only if it has columns.
  /// @throws parameter_error when a part is present without columns, or missing with some
  FittedColumnTransformer(std::vector<std::string> numeric_columns, std::optional<FittedScaler> scaler,
                          std::vector<std::string> categorical_columns, std::optional<FittedEncoder> encoder);

  /// The scaled columns and the encoded ones, each in file order.
  const std::vector<std::string>& numeric_columns() const { return numeric_columns_; }
  const std::vector<std::string>& categorical_columns() const { return categorical_columns_; }
  /// The fitted parts; empty if no column is of that kind.
  const std::optional<FittedScaler>& scaler() const { return scaler_; }
  const std::optional<FittedEncoder>& encoder() const { return encoder_; }
  /// The names of the d features: "age", …, then "region_Adama", ….
  const std::vector<std::string>& feature_names() const { return feature_names_; }
  /// d, known before anything of that size is allocated.
  Index width() const { return static_cast<Index>(feature_names_.size()); }

  /// The observations of a table, n × d; `rows` is the table's. Columns are found by name.
  /// @throws parameter_error when a column is missing
  /// @throws data_error when n = 0 or a column holds the other kind; csv_error naming the first cell that is
  /// missing or infinite
  /// @throws memory_limit_error when the result and its temporaries are above `execution.max_memory`
  ///
  /// O(n·d) time; memory for the result and twice its numeric part.
  FeatureMatrix transform(const TypedTable& table, const Execution& execution = {}) const;

 private:
  static constexpr bool encodes_in_place =
      requires(const FittedEncoder& f, std::span<const Column> columns, Eigen::Ref<Matrix<double>> out) {
    f.transform_into(columns, out, Execution{});
  };

  std::vector<std::string> numeric_columns_;
  std::optional<FittedScaler> scaler_;
  std::vector<std::string> categorical_columns_;
  std::optional<FittedEncoder> encoder_;
  std::vector<std::string> feature_names_;
};

/// Scales the numeric features of a table and encodes its categorical ones, according to its schema.
///
/// The features are in the order of scikit-learn's `ColumnTransformer`: all numeric ones in file order, then
/// those of the categorical columns in file order. Their names have no prefix.
/// @tparam Scaler how numbers are scaled: `StandardScaler`, `NoScaling`, or your own
/// @tparam Encoder how texts become numbers: `OneHotEncoder`, or your own
template<NumericScaler Scaler = StandardScaler, CategoryEncoder Encoder = OneHotEncoder>
class ColumnTransformer {
 public:
  using Fitted =
      FittedColumnTransformer<fitted_t<Scaler, Matrix<double>>, fitted_t<Encoder, std::span<const Column>>>;

  explicit ColumnTransformer(Scaler scaler = Scaler{}, Encoder encoder = Encoder{})
      : scaler_(std::move(scaler)), encoder_(std::move(encoder)) {}

  /// @throws data_error for a table without rows, for one without features (saying why each column was
  /// excluded), or when a column does not hold the kind of its role; csv_error naming the first cell that is
  /// missing or infinite
  /// @throws memory_limit_error when its numeric part is above `execution.max_memory`
  ///
  /// O(n·c) time; memory for the numeric columns once.
  Fitted fit(const TypedTable& table, const Execution& execution = {}) const;

 private:
  Scaler scaler_;
  Encoder encoder_;
};

namespace detail {

/// "no column can be a feature: 'id' (identifier: …), 'note' (free text: …)"
inline std::string why_no_feature(const Schema& schema) {
  std::string message = "the table has no column that can be a feature";
  const char* separator = ": ";
  for (const ColumnSchema& c : schema.columns) {
    message += separator + ("'" + c.name + "' is left out as ") + std::string(to_string(c.type));
    if (!c.reason.empty()) message += " (" + c.reason + ")";
    separator = ", ";
  }
  return message;
}

/// Rejects cells without a distance. @throws csv_error naming the first one, column by column
inline void require_usable_cells(const TypedTable& table, std::span<const Column> columns,
                                 std::string_view where) {
  for (const Column& column : columns) {
    require_no_missing(table, column, where);
    if (!column.is_numeric()) continue;
    const std::span<const double> numbers = column.numbers();
    const Index row = first_row(column, [&](Index i) { return std::isinf(numbers[to_size(i)]); });
    if (row >= 0) throw cell_error(table, row, column, std::string(where) + ": the value is infinite");
  }
}

/// The numeric columns side by side, n × p.
inline Matrix<double> numbers_of(std::span<const Column> columns, Index rows, const Execution& execution) {
  Matrix<double> values(rows, static_cast<Index>(columns.size()));
  constexpr Index chunk = 4096;
  parallel_chunks(rows, chunk, execution, [&](Index first, Index last) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::span<const double> numbers = columns[c].numbers();
      for (Index row = first; row < last; ++row)
        values(row, static_cast<Index>(c)) = numbers[to_size(row)];
    }
  });
  return values;
}

}  // namespace detail

template<NumericScaler Scaler, CategoryEncoder Encoder>
auto ColumnTransformer<Scaler, Encoder>::fit(const TypedTable& table, const Execution& execution) const
    -> Fitted {
  constexpr std::string_view where = "ColumnTransformer::fit()";
  std::vector<std::string> numeric = table.schema.names(ColumnRole::numeric_feature);
  std::vector<std::string> categorical = table.schema.names(ColumnRole::categorical_feature);
  if (numeric.empty() && categorical.empty())
    throw data_error(std::string(where) + ": " + detail::why_no_feature(table.schema));
  const Index rows = table.table.rows();
  require_observations(rows, where);
  detail::require_row_origins(table, where);

  std::optional<fitted_t<Scaler, Matrix<double>>> scaler;
  if (!numeric.empty()) {
    const auto columns = detail::columns_named(table, numeric, ColumnRole::numeric_feature, where);
    detail::require_usable_cells(table, columns, where);
    require_memory(8.0 * static_cast<double>(rows) * static_cast<double>(numeric.size()), execution,
                   "ColumnTransformer::fit(): the numeric columns", "use fewer rows or columns");
    scaler.emplace(detail::fit_stage(scaler_, detail::numbers_of(columns, rows, execution), execution));
  }
  std::optional<fitted_t<Encoder, std::span<const Column>>> encoder;
  if (!categorical.empty()) {
    const auto columns = detail::columns_named(table, categorical, ColumnRole::categorical_feature, where);
    detail::require_usable_cells(table, columns, where);
    encoder.emplace(encoder_.fit(std::span<const Column>(columns)));
  }
  return Fitted(std::move(numeric), std::move(scaler), std::move(categorical), std::move(encoder));
}

template<class FittedScaler, class FittedEncoder>
FittedColumnTransformer<FittedScaler, FittedEncoder>::FittedColumnTransformer(
    std::vector<std::string> numeric_columns, std::optional<FittedScaler> scaler,
    std::vector<std::string> categorical_columns, std::optional<FittedEncoder> encoder)
    : numeric_columns_(std::move(numeric_columns)),
      scaler_(std::move(scaler)),
      categorical_columns_(std::move(categorical_columns)),
      encoder_(std::move(encoder)),
      feature_names_(numeric_columns_) {
  if (scaler_.has_value() == numeric_columns_.empty() || encoder_.has_value() == categorical_columns_.empty())
    throw parameter_error(
        "FittedColumnTransformer(): a scaler must be given exactly when there are numeric columns, "
        "and an encoder when there are categorical ones");
  if (!encoder_) return;
  for (std::string& name : std::vector<std::string>(encoder_->feature_names()))
    feature_names_.push_back(std::move(name));
}

template<class FittedScaler, class FittedEncoder>
FeatureMatrix FittedColumnTransformer<FittedScaler, FittedEncoder>::transform(
    const TypedTable& table, const Execution& execution) const {
  constexpr std::string_view where = "FittedColumnTransformer::transform()";
  const Index rows = table.table.rows();
  require_observations(rows, where);
  detail::require_row_origins(table, where);
  const auto numeric = detail::columns_named(table, numeric_columns_, ColumnRole::numeric_feature, where);
  const auto categorical =
      detail::columns_named(table, categorical_columns_, ColumnRole::categorical_feature, where);
  detail::require_usable_cells(table, numeric, where);
  detail::require_usable_cells(table, categorical, where);

  const auto numeric_width = static_cast<Index>(numeric.size());
  const Index encoded_width = width() - numeric_width;
  const double columns_held =
      static_cast<double>(width() + 2 * numeric_width + (encodes_in_place ? 0 : encoded_width));
  require_memory(8.0 * static_cast<double>(rows) * columns_held, execution,
                 "FittedColumnTransformer::transform(): " + std::to_string(rows) + " observations of " +
                     std::to_string(width()) + " features",
                 "group rare categories or leave out columns");

  FeatureMatrix result{Matrix<double>(rows, width()), feature_names_, table.rows};
  if (scaler_) {
    const Matrix<double> scaled =
        detail::transform_stage(*scaler_, detail::numbers_of(numeric, rows, execution), execution);
    result.values.leftCols(numeric_width) = scaled;
  }
  if (encoder_) {
    const std::span<const Column> columns(categorical);
    if constexpr (encodes_in_place)
      encoder_->transform_into(columns, result.values.rightCols(encoded_width), execution);
    else
      result.values.rightCols(encoded_width) = encoder_->transform(columns);
  }
  return result;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_COLUMN_TRANSFORMER_HPP
