// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_MODEL_SAMPLE_MODELS_HPP
#define SEGMENTIQ_TESTS_MODEL_SAMPLE_MODELS_HPP

#include <limits>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/model/fit_model.hpp"
#include "segmentiq/preprocess/preparation.hpp"
#include "support/random_data.hpp"

namespace segmentiq::testing {

/// Invented customers of three kinds, row i of kind i mod 3: young and poor in Adama, middle-aged in Mekelle,
/// old and rich in "Dire Dawa". Ages and regions have missing cells;
/// the number and the date are no features unless asked for.
inline Table customers_of_three_kinds(Index n, std::uint64_t seed, double aged_by = 0) {
  std::mt19937_64 random(seed);
  const std::vector<std::string> regions{"Adama", "Mekelle", "Dire Dawa", "Gondär"}, tiers{"gold", "silver"};
  std::vector<double> ages, incomes;
  std::vector<std::int32_t> region, tier;
  std::vector<std::string> ids, joined;
  for (Index i = 0; i < n; ++i) {
    const auto kind = static_cast<double>(i % 3);
    ids.push_back("C" + std::to_string(100'000 + i));
    ages.push_back(i % 17 == 5 ? std::numeric_limits<double>::quiet_NaN()
                               : 20 + 20 * kind + 6 * uniform(random) + aged_by);
    incomes.push_back(1000.25 + 4000 * kind + 500 * uniform(random));
    region.push_back(i % 23 == 7 ? -1 : i % 29 == 0 ? 3 : static_cast<std::int32_t>(i % 3));
    joined.push_back("2024-0" + std::to_string(1 + i % 9) + "-1" + std::to_string(i % 3));
    tier.push_back(static_cast<std::int32_t>(random() % 2));
  }
  return Table({Column::text("customer", ids), Column::numeric("age", std::move(ages)),
                Column::text("region", std::move(region), regions),
                Column::numeric("income", std::move(incomes)), Column::text("tier", std::move(tier), tiers),
                Column::text("joined", joined)});
}

struct SampleOptions {
  Method method = Method::ward;
  MetricChoice metric{};
  bool project = false;
  PreparationOptions preparation{};
  ModelOptions model{};
};

/// A model of those customers, each kind a segment.
inline SegmentationModel sample_model(const Table& table, const SampleOptions& options = {}) {
  PreparedTraining prepared = Preparation{options.preparation}.fit_transform(table);
  std::optional<FittedPca> pca;
  if (options.project) {  // a rotation of the first two features; fitting one takes long to compile
    const Index d = prepared.training.features.values.cols();
    Matrix<double> axes = Matrix<double>::Zero(2, d);
    axes.topLeftCorner(2, 2) << 0.6, 0.8, -0.8, 0.6;
    pca.emplace(Vector<double>::Constant(d, 0.1), axes, Vector<double>::Constant(2, 1.5),
                Vector<double>::Constant(2, 9.0), 3.25);
  }
  Partition partition{{}, 3};
  for (const Index row : prepared.training.features.rows)
    partition.labels.push_back(static_cast<Label>(row % 3));
  return fit_model(table, prepared.preparation, prepared.training.features, pca, partition,
                   {options.method, options.metric, options.preparation.weights}, options.model);
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_MODEL_SAMPLE_MODELS_HPP
