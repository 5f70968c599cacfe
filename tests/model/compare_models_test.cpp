// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/model/compare_models.hpp"

#include <string>
#include <utility>
#include <vector>

#include "model/sample_models.hpp"
#include "segmentiq/model/comparison_results.hpp"
#include "support/catch.hpp"

using namespace segmentiq;
using segmentiq::testing::customers_of_three_kinds;
using segmentiq::testing::sample_model;

namespace {

/// The model with its segments in another order: segment c becomes order[c].
SegmentationModel reordered(const SegmentationModel& model, const std::vector<Label>& order) {
  ModelParts parts = model.parts();
  AssignerParts assigner = parts.assigner.parts();
  for (std::size_t c = 0; c < order.size(); ++c) {
    const auto to = static_cast<std::size_t>(order[c]);
    parts.segments[to] = model.segments()[c];
    assigner.sizes[to] = model.assigner().parts().sizes[c];
    assigner.spread[to] = model.assigner().parts().spread[c];
    assigner.centroids.row(order[c]) = model.assigner().parts().centroids.row(static_cast<Index>(c));
  }
  parts.assigner = Assigner(assigner);
  return SegmentationModel(parts);
}

/// The model without its segment c.
SegmentationModel without(const SegmentationModel& model, Label c) {
  ModelParts parts = model.parts();
  AssignerParts assigner = parts.assigner.parts();
  parts.segments.erase(parts.segments.begin() + c);
  assigner.sizes.erase(assigner.sizes.begin() + c);
  assigner.spread.erase(assigner.spread.begin() + c);
  Matrix<double> centroids(2, assigner.centroids.cols());
  for (Index i = 0, to = 0; i < 3; ++i)
    if (i != c) centroids.row(to++) = assigner.centroids.row(i);
  assigner.centroids = centroids;
  parts.assigner = Assigner(assigner);
  return SegmentationModel(parts);
}

std::vector<Label> matches(const ModelComparison& comparison) {
  std::vector<Label> found;
  for (const MatchedSegments& pair : comparison.segments)
    found.push_back(pair.new_segment);
  return found;
}

}  // namespace

TEST_CASE("A model is itself", "[model]") {
  const SegmentationModel model = sample_model(customers_of_three_kinds(90, 3));
  const ModelComparison same = compare_models(model, model);
  CHECK(same.matched_by == MatchedBy::profiles);
  CHECK(matches(same) == std::vector<Label>{0, 1, 2});
  CHECK(same.unmatched.empty());
  CHECK(same.segments[1].distance == 0.0);
  CHECK_THAT(same.segments[1].old_share, WithinRel(1.0 / 3, 1e-14));
  REQUIRE(same.drift.size() == 4);
  for (const ColumnDrift& d : same.drift)
    CHECK(d.index == 0.0);
  CHECK((same.vanished_columns.empty() && same.new_columns.empty()));
  CHECK_FALSE(same.migration.has_value());
}

TEST_CASE("Segments are found again in another order", "[model]") {
  const SegmentationModel before = sample_model(customers_of_three_kinds(90, 3));
  const SegmentationModel now = reordered(sample_model(customers_of_three_kinds(120, 4)), {2, 0, 1});
  const ModelComparison by_profiles = compare_models(before, now);
  CHECK(matches(by_profiles) == std::vector<Label>{2, 0, 1});
  for (const MatchedSegments& pair : by_profiles.segments)
    CHECK((pair.distance > 0.0 && pair.distance < 0.5));

  const ModelComparison by_customers = compare_models(before, now, customers_of_three_kinds(60, 5));
  CHECK(by_customers.matched_by == MatchedBy::customers);
  CHECK(matches(by_customers) == std::vector<Label>{2, 0, 1});
  REQUIRE(by_customers.migration.has_value());
  const Migration& migration = *by_customers.migration;
  CHECK(migration.rows == 60);
  CHECK(migration.stayed == 60);
  CHECK(migration.without_segment == 0);
  CHECK(migration.counts.sum() == 60);
  CHECK(migration.counts(0, 2) == 20);
  CHECK(migration.counts(0, 0) == 0);
}

TEST_CASE("A segment that is gone has no match, one that is new is named", "[model]") {
  const SegmentationModel whole = sample_model(customers_of_three_kinds(90, 3)), part = without(whole, 1);
  const ModelComparison gone = compare_models(whole, part);
  CHECK(matches(gone) == std::vector<Label>{0, no_label, 1});
  CHECK_FALSE(gone.segments[1].distance.has_value());
  CHECK(gone.segments[1].new_share == 0);
  const ModelComparison come = compare_models(part, whole);
  CHECK(matches(come) == std::vector<Label>{0, 2});
  CHECK(come.unmatched == std::vector<Label>{1});
  const ModelComparison counted = compare_models(whole, part, customers_of_three_kinds(30, 5));
  CHECK(counted.migration->counts.row(1).sum() == 10);
  CHECK(counted.migration->stayed == 20);
  const ModelComparison empty =
      compare_models(whole, part, customers_of_three_kinds(30, 5).select(std::vector<Index>{}));
  CHECK(empty.matched_by == MatchedBy::profiles);
  CHECK(matches(empty) == matches(gone));
}

TEST_CASE("Profile distances are in standard deviations and shares", "[model]") {
  const SegmentationModel model = sample_model(customers_of_three_kinds(90, 3));
  const Matrix<double> found = profile_distances(model, model);
  CHECK(found.diagonal().isZero());
  const SegmentSummary& a = model.segments()[0];
  const SegmentSummary& b = model.segments()[2];
  double sum = 0;
  for (std::size_t j = 0; j < 2; ++j) {
    const double z = (a.means[j] - b.means[j]) / model.parts().columns[j].deviation;
    sum += z * z;
    for (std::size_t c = 0; c < a.shares[j].size(); ++c)
      sum += (a.shares[j][c] - b.shares[j][c]) * (a.shares[j][c] - b.shares[j][c]) / 2;
  }
  CHECK_THAT(found(0, 2), WithinRel(std::sqrt(sum / 4), 1e-12));
}

TEST_CASE("Drift, and columns of one model only", "[model]") {
  const SegmentationModel before = sample_model(customers_of_three_kinds(90, 3));
  const SegmentationModel older = sample_model(customers_of_three_kinds(90, 3, 15));
  const ModelComparison aged = compare_models(before, older);
  CHECK(aged.drift[0].name == "age");
  CHECK(aged.drift[0].reading == DriftReading::large);
  CHECK(aged.drift[1].index == 0.0);
  const SegmentationModel fewer =
      sample_model(customers_of_three_kinds(90, 3), {.preparation = {.columns = {.drop = {"age", "tier"}}}});
  CHECK(compare_models(before, fewer).vanished_columns == std::vector<std::string>{"age", "tier"});
  CHECK(compare_models(fewer, before).new_columns == std::vector<std::string>{"age", "tier"});
  CHECK(compare_models(before, fewer).drift.size() == 2);
  const SegmentationModel numbers = sample_model(customers_of_three_kinds(90, 3),
                                                 {.preparation = {.columns = {.drop = {"region", "tier"}}}});
  const SegmentationModel texts = sample_model(customers_of_three_kinds(90, 3),
                                               {.preparation = {.columns = {.drop = {"age", "income"}}}});
  const ModelComparison nothing_in_common = compare_models(numbers, texts);
  CHECK_FALSE(nothing_in_common.segments[0].distance.has_value());
  CHECK(nothing_in_common.drift.empty());

  const std::vector<ColumnDrift> of_table = table_drift(before, customers_of_three_kinds(90, 3));
  for (const ColumnDrift& d : of_table)
    CHECK(d.index == 0.0);
  CHECK(table_drift(before, customers_of_three_kinds(90, 3, 15))[0].reading == DriftReading::large);
}

TEST_CASE("A comparison is written as JSON and as tables", "[model]") {
  const SegmentationModel before =
      sample_model(customers_of_three_kinds(90, 3), {.model = {.segment_names = {"a", "b", "old_segment"}}});
  const SegmentationModel now = without(before, 1);
  const ModelComparison comparison = compare_models(before, now, customers_of_three_kinds(30, 5));
  const std::string json = to_json(comparison, before, now);
  CHECK_THAT(json, ContainsSubstring("\"matched_by\":\"customers\",\n\"segments\":[{"));
  CHECK_THAT(json, ContainsSubstring("\"old\":\"b\""));
  CHECK_THAT(json, ContainsSubstring("\"new\":null"));
  CHECK_THAT(json, ContainsSubstring("\"population_stability_index\":0,"));
  CHECK_THAT(json, ContainsSubstring("\"old_segments\":[\"a\",\"b\",\"old_segment\"]"));
  CHECK_THAT(to_json(compare_models(before, now), before, now), ContainsSubstring("\"migration\":null"));
  const Table drift = drift_table(comparison.drift);
  CHECK(drift.rows() == 4);
  CHECK(drift.column("reading").cell_text(0) == "stable");
  const Table migration = migration_table(*comparison.migration, before, now);
  CHECK(migration.rows() == 3);
  CHECK(migration.column("a").numbers()[0] == 10);
  CHECK(migration.column("old_segment_2").numbers()[2] == 10);
}
