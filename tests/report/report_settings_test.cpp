// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/report/report_settings.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "preprocess/typed_tables.hpp"
#include "support/catch.hpp"
#include "support/segment_once.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

Table customers() {
  return Table({Column::numeric("income", {10.5, 20, 30, 60.5, 12, 80}),
                text_column("city", {"Mekelle", "Adama", "Adama", "Adama", "Mekelle", "Gondar"}),
                text_column("tier", {"Gold", "Bronze", "Silver", "Gold", "Silver", "Bronze"}),
                text_column("joined", {"2024-01-03", "2024-02-03", "2024-05-07", "2024-05-08", "2024-05-09",
                                       "2024-06-01"})});
}

/// As text: a line for each setting.
std::string settings_of(const Segmentation& found, const SegmentOptions& used) {
  std::string text;
  for (const ReportPair& pair : report_settings(found, used))
    text += pair.name + ": " + pair.value + "\n";
  return text;
}

}  // namespace

TEST_CASE("settings are said in words", "[pipeline][report]") {
  SegmentOptions used{.clusters = 3};
  used.prepare.ordinals = {read_ordinal_column("tier=Bronze<Silver<Gold")};
  used.prepare.dates = {read_date_column("joined=day_first")};
  used.prepare.weights = {{"income", 2.5}};
  used.prepare.encoding.min_share = 0.25;
  used.sizes = {.min_rows = 2, .max_share = 0.5};
  used.prepare.pca.variance_share = 0.9;
  used.prepare.columns.categorical = {"city"};
  const Table table = customers();
  SegmentOptions possible = used;
  possible.sizes = {};
  const std::string text = settings_of(segment(table, possible), used);
  for (const char* line :
       {"Linkage: Ward\n", "Metric: euclidean\n", "Algorithm: dense, exact\n", "Order of ties: canonical\n",
        "Segments: at most 3, as asked for\n", "Rows of a segment: 2 to 3\n", "Silhouette: of all\n",
        "Numbers: brought to mean 0 and standard deviation 1\n", "Missing numbers: median\n",
        "Missing categories: own_category\n", "Said to be categories: city\n",
        "Order of tier: Bronze < Silver < Gold\n", "Days of joined: since 2024-01-03; 03/04 is 3 April\n",
        "Rare categories: taken as one below 25 % of the rows\n", "Weight of income: 2.5\n",
        "Principal components: as many as explain 90 % of the variance\n"})
    CHECK_THAT(text, ContainsSubstring(line));

  used.metric.metric = Metric::gower;
  used.prepare.missing.categorical = MissingPolicy::drop;
  const std::string gower = settings_of(segment(table, possible), used);
  for (const char* line : {"Metric: gower\n", "Numbers: compared over the range of their column\n",
                           "Missing numbers: left out of comparisons\n", "Missing categories: drop\n"})
    CHECK_THAT(gower, ContainsSubstring(line));
}

TEST_CASE("every option that shapes the result changes the settings", "[pipeline][report]") {
  const Table table = customers();
  const Segmentation found = segment(table, {.clusters = 2});
  const std::string plain = settings_of(found, {});
  const std::map<std::string, std::function<void(SegmentOptions&)>> changes{
      {"method",
       [](auto& o) {
         o.method = Method::average;
       }},
      {"metric",
       [](auto& o) {
         o.metric.metric = Metric::cosine;
       }},
      {"gower",
       [](auto& o) {
         o.metric.metric = Metric::gower;
       }},
      {"exponent",
       [](auto& o) {
         o.metric = {.metric = Metric::minkowski, .p = 3};
       }},
      {"order",
       [](auto& o) {
         o.order = RowOrder::file;
       }},
      {"clusters",
       [](auto& o) {
         o.clusters = 4;
       }},
      {"max_clusters",
       [](auto& o) {
         o.max_clusters = 4;
       }},
      {"sizes",
       [](auto& o) {
         o.sizes.min_rows = 2;
       }},
      {"silhouette",
       [](auto& o) {
         o.silhouette.reset();
       }},
      {"numeric",
       [](auto& o) {
         o.prepare.columns.numeric = {"a"};
       }},
      {"categorical",
       [](auto& o) {
         o.prepare.columns.categorical = {"a"};
       }},
      {"identifier",
       [](auto& o) {
         o.prepare.columns.identifier = {"a"};
       }},
      {"drop",
       [](auto& o) {
         o.prepare.columns.drop = {"a"};
       }},
      {"max_categories",
       [](auto& o) {
         o.prepare.columns.max_categories = 3;
       }},
      {"ordinals",
       [](auto& o) {
         o.prepare.ordinals = {{"a", {"x", "y"}}};
       }},
      {"dates",
       [](auto& o) {
         o.prepare.dates = {{"a"}};
       }},
      {"missing.numeric",
       [](auto& o) {
         o.prepare.missing.numeric = MissingPolicy::mean;
       }},
      {"missing.categorical",
       [](auto& o) {
         o.prepare.missing.categorical = MissingPolicy::drop;
       }},
      {"missing.columns",
       [](auto& o) {
         o.prepare.missing.columns = {{"a", MissingPolicy::drop}};
       }},
      {"logs",
       [](auto& o) {
         o.prepare.logs = {"a"};
       }},
      {"scale",
       [](auto& o) {
         o.prepare.scale = false;
       }},
      {"scaler",
       [](auto& o) {
         o.prepare.scaler.kind = ScalerKind::robust;
       }},
      {"min_count",
       [](auto& o) {
         o.prepare.encoding.min_count = 3;
       }},
      {"min_share",
       [](auto& o) {
         o.prepare.encoding.min_share = 0.1;
       }},
      {"category_scaling",
       [](auto& o) {
         o.prepare.category_scaling = CategoryScaling::famd;
       }},
      {"categorical_weight",
       [](auto& o) {
         o.prepare.categorical_weight = 2;
       }},
      {"weights",
       [](auto& o) {
         o.prepare.weights = {{"a", 2}};
       }},
      {"pca.components",
       [](auto& o) {
         o.prepare.pca.components = 2;
       }},
      {"pca.variance_share", [](auto& o) {
         o.prepare.pca.variance_share = 0.5;
       }}};
  for (const auto& [name, change] : changes) {
    INFO(name);
    SegmentOptions used;
    change(used);
    CHECK(settings_of(found, used) != plain);
  }
  // What a policy or a scaler has beside its name.
  SegmentOptions constant;
  constant.prepare.missing.numeric = MissingPolicy::constant;
  constant.prepare.missing.numeric_constant = -1;
  constant.prepare.scaler.kind = ScalerKind::quantile;
  constant.prepare.scaler.quantiles = 77;
  CHECK_THAT(settings_of(found, constant),
             ContainsSubstring("constant: −1") || ContainsSubstring("constant: -1"));
  CHECK_THAT(settings_of(found, constant), ContainsSubstring("(of 77 quantiles)"));
  Segmentation sampled = found;
  sampled.silhouette.sample = {1, 2, 3};
  CHECK_THAT(settings_of(sampled, {}), ContainsSubstring("Silhouette: of 3 drawn at random, by seed 1"));
}
