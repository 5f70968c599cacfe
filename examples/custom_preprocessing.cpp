// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Preprocessing: the ready-made Preparation for tables that come later, and a scaler, an encoder and an
// imputer of your own in a Pipeline. docs/roles/preprocessing.md explains the roles.
#include <cmath>
#include <exception>
#include <iostream>
#include <map>
#include <segmentiq/segmentiq.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace segmentiq;

/// A scaler: amounts in thousands. It learns nothing, so it is its own fitted type.
struct Thousands {
  Thousands fit(const Matrix<double>&) const { return *this; }
  Matrix<double> transform(const Matrix<double>& x) const { return x / 1000; }
};

/// An encoder: each category becomes the share of customers who have it, one feature a column.
struct FittedShares {
  std::vector<std::map<std::string, double>> shares;  // of each column
  std::vector<std::string> names;

  std::vector<std::string> feature_names() const { return names; }
  Matrix<double> transform(std::span<const Column> columns) const {
    Matrix<double> x = Matrix<double>::Zero(columns.front().size(), static_cast<Index>(columns.size()));
    for (std::size_t c = 0; c < columns.size(); ++c)
      for (Index row = 0; row < x.rows(); ++row)
        if (const auto at = shares[c].find(columns[c].cell_text(row)); at != shares[c].end())
          x(row, static_cast<Index>(c)) = at->second;
    return x;
  }
};
struct Shares {
  FittedShares fit(std::span<const Column> columns) const {
    FittedShares fitted;
    for (const Column& column : columns) {
      fitted.names.push_back(column.name() + "_share");
      fitted.shares.emplace_back();
      for (Index row = 0; row < column.size(); ++row)
        fitted.shares.back()[column.cell_text(row)] += 1.0 / static_cast<double>(column.size());
    }
    return fitted;
  }
};

/// An imputer: an amount that is missing is 0.
struct ZeroWhereMissing {
  ZeroWhereMissing fit(const TypedTable&) const { return *this; }
  TypedTable transform(TypedTable typed) const {
    for (const std::string& name : typed.schema.names(ColumnRole::numeric_feature)) {
      const std::span<const double> cells = typed.table.column(name).numbers();
      std::vector<double> values(cells.begin(), cells.end());
      for (double& value : values)
        if (std::isnan(value)) value = 0;
      typed.table = typed.table.with(Column::numeric(name, std::move(values)));
    }
    return typed;
  }
};

static_assert(NumericScaler<Thousands>);
static_assert(CategoryEncoder<Shares>);
static_assert(Transformer<ZeroWhereMissing, TypedTable>);

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::cerr << "usage: custom_preprocessing CUSTOMERS.csv\n";
    return 2;
  }
  const Table customers = read_csv(argv[1]);

  // Everything by options: what was fitted on these customers brings others into the same space.
  PreparationOptions options;
  options.ordinals = {read_ordinal_column("membership_tier=Bronze<Silver<Gold<Platinum")};
  options.logs = {"annual_income"};
  options.scaler.kind = ScalerKind::robust;
  options.weights = {read_column_weight("spending_score=2")};
  const FittedPreparation preparation = Preparation{options}.fit(customers);
  const std::vector<Index> some = {0, 7, 21};
  const PreparedFeatures later = preparation.prepare(customers.select(some));
  std::cout << later.features.values.rows() << " customers, " << preparation.feature_names().size()
            << " features\n";

  // Or stage by stage, with your own among them.
  const auto fitted = Pipeline{
      ColumnTypeDetector{}, ZeroWhereMissing{}, ColumnTransformer{Thousands{}, Shares{}}, Ward{},
      MaxClust{4}}.fit(customers);
  std::cout << fitted.observations().names.size() << " features, " << fitted.partition().count
            << " segments\n";
  return fitted.partition().count == 4 ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << "custom_preprocessing: " << error.what() << '\n';
  return 1;
}
