// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/model/drift.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "segmentiq/model/column_distribution.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using segmentiq::testing::GoldenCounts;
using segmentiq::testing::missing_value;

static_assert(drift_reading(0.0999) == DriftReading::stable);
static_assert(drift_reading(0.1) == DriftReading::moderate);
static_assert(drift_reading(0.25) == DriftReading::large);
static_assert(drift_reading(std::nullopt) == DriftReading::undefined);

namespace {

std::vector<double> numbers(std::istream& file, std::size_t count) {
  std::vector<double> values;
  std::string word;
  for (std::size_t i = 0; i < count; ++i) {
    file >> word;
    values.push_back(std::strtod(word.c_str(), nullptr));
  }
  return values;
}

Column categories(const std::vector<double>& codes) {
  std::vector<std::int32_t> cells;
  for (const double code : codes)
    cells.push_back(static_cast<std::int32_t>(code));
  return Column::text("c", std::move(cells), {"f", "b", "a", "e", "d", "c", "h", "g", "j", "i"});
}

Column text(const std::vector<std::string>& cells) {
  return Column::text("c", cells);
}

}  // namespace

TEST_CASE("The population stability index is NumPy's", "[model][reference]") {
  std::ifstream file(std::string(SEGMENTIQ_TEST_DATA) + "/model/drift.txt");
  REQUIRE(file);
  std::string kind, name;
  std::getline(file, name);
  double index = 0;
  std::size_t n = 0, m = 0;
  std::map<std::string, GoldenCounts> inputs;  // of each kind
  while (file >> kind >> name >> index >> n >> m) {
    inputs[kind].count(name);
    INFO(kind << " " << name);
    const std::vector<double> before = numbers(file, n), now = numbers(file, m);
    const bool numeric = kind == "numeric";
    const Column first = numeric ? Column::numeric("c", before) : categories(before);
    const Column second = numeric ? Column::numeric("c", now) : categories(now);
    const ColumnDrift drift = column_drift(distribution_of(first), second);
    REQUIRE(drift.index.has_value());
    CHECK_THAT(*drift.index, WithinAbs(index, 1e-9));
    CHECK(drift.reading == drift_reading(drift.index));
    const ColumnDrift none = column_drift(distribution_of(first), first);
    CHECK(none.index == 0.0);
  }
  CHECK(inputs.size() == 2);
  for (const auto& [found_kind, counts] : inputs) {
    INFO(found_kind);
    CHECK(counts.random == 200);
    CHECK(counts.real == 20);
  }
}

TEST_CASE("Between two models drift is near that of the tables, and 0 between equal ones", "[model]") {
  std::vector<double> before, now;
  for (int i = 0; i < 2000; ++i) {
    before.push_back(std::fmod(i * 0.618034, 1.0) * 100);
    now.push_back(std::pow(std::fmod(i * 0.414214, 1.0), 1.5) * 100);
  }
  const ColumnDistribution a = distribution_of(Column::numeric("x", before));
  const Column other = Column::numeric("x", now);
  const double exact = *column_drift(a, other).index;
  CHECK(exact > 0.1);
  CHECK_THAT(*column_drift(a, distribution_of(other)).index, WithinAbs(exact, 0.01));
  CHECK(column_drift(a, a).index == 0.0);
  CHECK(column_drift(a, distribution_of(Column::numeric("x", std::vector<double>(9, missing_value))))
            .new_missing_share == 1);
}

TEST_CASE("New and vanished categories are named", "[model]") {
  const ColumnDistribution before = distribution_of(text({"b", "a", "b", "c"}));
  CHECK(before.categories == std::vector<std::string>{"a", "b", "c"});
  CHECK(before.counts == std::vector<Index>{1, 2, 1});
  const ColumnDrift drift = column_drift(before, text({"b", "z", "y", "b"}));
  CHECK(drift.new_categories == std::vector<std::string>{"y", "z"});
  CHECK(drift.vanished_categories == std::vector<std::string>{"a", "c"});
  CHECK(drift.reading == DriftReading::large);
}

TEST_CASE("Bins end at deciles, each once", "[model]") {
  const ColumnDistribution zeros = distribution_of(Column::numeric("x", {0, 0, 0, 0, 0, 0, 0, 0, 5, 7}));
  CHECK(zeros.edges.front() == 0);
  CHECK(zeros.edges.back() < 7);
  CHECK(zeros.counts.front() == 8);
  CHECK(zeros.present() == 10);
  const ColumnDistribution constant = distribution_of(Column::numeric("x", {3, 3, 3}));
  CHECK(constant.edges.empty());
  CHECK(constant.counts == std::vector<Index>{3});
  CHECK(constant.mean == 3);
  CHECK(constant.deviation == 0);
  const ColumnDistribution offset =
      distribution_of(Column::numeric("x", {1e15 + 1, 1e15 + 2, missing_value, 1e15 + 3}));
  CHECK(offset.mean == 1e15 + 2);
  CHECK_THAT(offset.deviation, WithinRel(std::sqrt(2.0 / 3), 1e-12));
  CHECK(offset.missing == 1);
}

TEST_CASE("Without rows, or for columns of different kinds, there is a reason instead of an index",
          "[model]") {
  const ColumnDistribution some = distribution_of(Column::numeric("x", {1, 2}));
  const ColumnDrift empty = column_drift(some, Column::numeric("x", {}));
  CHECK_FALSE(empty.index.has_value());
  CHECK(empty.reading == DriftReading::undefined);
  CHECK(empty.reason == "one of the two has no rows");
  CHECK(column_drift(some, text({"a"})).reason == "it was numeric and is categorical now");
  CHECK(column_drift(some, distribution_of(text({"a"}))).reason == "it was numeric and is categorical now");
  CHECK(column_drift(distribution_of(text({"a"})), Column::numeric("x", {1})).reason ==
        "it was categorical and is numeric now");
  const ColumnDistribution nothing = distribution_of(Column::numeric("x", {missing_value, missing_value}));
  CHECK(nothing.quantiles.empty());
  CHECK(column_drift(nothing, Column::numeric("x", {missing_value})).index == 0.0);
  CHECK_THROWS_AS(population_stability_index({1, 2}, {1}), parameter_error);
  CHECK_FALSE(population_stability_index({0, 0}, {1, 1}).has_value());
}
