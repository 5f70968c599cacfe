// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/output/metrics_json.hpp"

#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "failing_stream.hpp"
#include "segmentiq/core/error.hpp"
#include "segmentiq/pipeline/insight.hpp"
#include "support/catch.hpp"
#include "support/invented_segmentation.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

using Json = nlohmann::ordered_json;

SegmentationResults results_of(Index n, Label segments, const std::string& words = "") {
  const Table table = invented_customers(n, words);
  SegmentationResults results{invented_segmentation(table, segments), {}};
  results.profiles = profile_segments(table, results.segmentation);
  return results;
}

}  // namespace

TEST_CASE("metrics.json has what was used, how good it is, and every warning", "[output]") {
  const SegmentationResults results = results_of(70, 3);
  const std::string text = metrics_json(results, {});
  const Json json = Json::parse(text);
  // One layout: that of nlohmann-json's dump(2).
  CHECK(json.dump(2) == text);

  std::vector<std::string> members;
  for (const auto& [name, value] : json.items())
    members.push_back(name);
  CHECK(members == std::vector<std::string>{"settings", "feature_config", "metrics", "segments",
                                            "k_selection", "warnings", "warning_kinds"});
  const Json& config = json.at("feature_config");
  CHECK(config.at("numeric_features") == Json{"age", "income"});
  CHECK(config.at("categorical_features") == Json::array({"city"}));
  CHECK(config.at("excluded_features").size() == 2);
  CHECK(config.at("excluded_features").at(0).at("name") == "customer_id");
  CHECK(config.at("total_original_features") == 5);
  CHECK(config.at("pca_applied") == false);
  CHECK(config.at("pca_components").is_null());

  const Json& figures = json.at("metrics");
  CHECK(figures.at("n_samples") == 70);
  CHECK(figures.at("n_dropped") == 0);
  CHECK(figures.at("n_clusters") == 3);
  CHECK(figures.at("silhouette_score") == 0.1);
  CHECK(figures.at("silhouette_rating").is_string());
  CHECK_FALSE(figures.contains("silhouette_sample_size"));
  const std::vector<Index> sizes = results.segmentation.partition.sizes();
  for (std::size_t c = 0; c < 3; ++c) {
    CHECK(figures.at("cluster_sizes").at(std::to_string(c)) == sizes[c]);
    const Json& segment = json.at("segments").at(c);
    CHECK(segment.at("cluster") == c);
    CHECK(segment.at("size") == sizes[c]);
    CHECK(segment.at("name") == results.profiles.segments[c].name);
    CHECK(segment.at("rule") == results.profiles.segments[c].rule.text);
    CHECK_FALSE(segment.contains("stability"));
  }
  CHECK(json.at("k_selection").at("recommended") == 3);
  CHECK(json.at("k_selection").at("picks") == Json{{"silhouette", 3}});
  CHECK(json.at("k_selection").at("silhouette_by_k").at("5") == 0.1);
  REQUIRE(json.at("warnings").size() == results.segmentation.warnings.size());
  REQUIRE(json.at("warning_kinds").size() == json.at("warnings").size());
  CHECK(json.at("warnings").back() == results.segmentation.warnings.back().text);
  for (std::size_t i = 0; i < results.segmentation.warnings.size(); ++i)
    CHECK(json.at("warning_kinds").at(i) == to_string(results.segmentation.warnings[i].kind));
}

TEST_CASE("what is not there is null in metrics.json, and an estimate has its error", "[output]") {
  SegmentationResults results = results_of(40, 2);
  results.segmentation.selection.reset();
  results.segmentation.silhouette.sample = {1, 2, 3};
  results.segmentation.silhouette.standard_error = 0.02;
  results.segmentation.silhouette.per_cluster[1] = std::numeric_limits<double>::quiet_NaN();
  SegmentStability steady;
  steady.mean = 0.75;
  steady.recovered = 4;
  results.stability = StabilityResult{};
  results.stability->segments = {steady, {}};
  results.stability->similarities.resize(5, 2);
  Json json = Json::parse(metrics_json(results, {}));
  CHECK(json.at("k_selection").is_null());
  CHECK(json.at("metrics").at("silhouette_sample_size") == 3);
  CHECK(json.at("metrics").at("silhouette_standard_error") == 0.02);
  CHECK(json.at("segments").at(1).at("silhouette").is_null());
  CHECK(json.at("segments").at(0).at("stability").at("mean_jaccard") == 0.75);
  CHECK(json.at("segments").at(0).at("stability").at("recovered") == 4);
  CHECK(json.at("settings").at("stability_resamples") == 5);

  results.segmentation.silhouette = {};
  json = Json::parse(metrics_json(results, {}));
  CHECK(json.at("metrics").at("silhouette_score").is_null());
  CHECK(json.at("metrics").at("silhouette_rating").is_null());
  CHECK(json.at("segments").at(0).at("silhouette").is_null());
}

TEST_CASE("settings say all that was chosen, and what was left as it is", "[output]") {
  const SegmentationResults results = results_of(40, 2);
  Json json = Json::parse(metrics_json(results, {})).at("settings");
  CHECK(json.at("clusters") == "auto");
  CHECK(json.at("max_clusters").is_null());
  CHECK(json.at("min_size") == 1);
  CHECK(json.at("max_size").is_null());
  CHECK(json.at("exponent").is_null());
  CHECK(json.at("silhouette").at("exact_up_to") == 30000);
  CHECK(json.at("preparing").at("missing").at("numeric_constant").is_null());
  CHECK(json.at("preparing").at("weights") == Json::object());
  CHECK(json.at("preparing").at("quantiles").is_null());

  SegmentOptions options;
  options.clusters = 2;
  options.sizes.max_share = 0.5;
  options.metric = {.metric = Metric::minkowski, .p = 3};
  options.silhouette->exact_up_to = SilhouetteOptions::any_number;
  PrepareOptions& prepare = options.prepare;
  prepare.ordinals = {{"tier", {"low", "high"}, UnknownLevel::missing}};
  prepare.dates = {{"day", Index{0}, DayOrder::day_first}, {"other", {}, DayOrder::unknown}};
  prepare.missing.numeric = MissingPolicy::constant;
  prepare.missing.numeric_constant = 7;
  prepare.missing.columns = {{"age", MissingPolicy::mean}};
  prepare.scaler.kind = ScalerKind::quantile;
  prepare.weights = {{"age", 2}};
  prepare.pca.variance_share = 0.9;
  json = Json::parse(metrics_json(results, options)).at("settings");
  CHECK(json.at("clusters") == 2);
  CHECK(json.at("max_size") == 20);
  CHECK(json.at("exponent") == 3.0);
  CHECK(json.at("silhouette").at("seed").is_null());
  const Json& preparing = json.at("preparing");
  CHECK(preparing.at("ordinal") ==
        Json::parse(R"([{"column":"tier","levels":["low","high"],"unknown":"missing"}])"));
  CHECK(preparing.at("dates").at(0) ==
        Json::parse(R"({"column":"day","days_since":"1970-01-01","order":"day_first"})"));
  CHECK(preparing.at("dates").at(1).at("days_since").is_null());
  CHECK(preparing.at("dates").at(1).at("order").is_null());
  CHECK(preparing.at("missing").at("numeric_constant") == 7.0);
  CHECK(preparing.at("missing").at("columns") == Json{{"age", "mean"}});
  CHECK(preparing.at("quantiles") == 1000);
  CHECK(preparing.at("weights") == Json{{"age", 2.0}});
  CHECK(preparing.at("pca_variance_share") == 0.9);

  prepare.missing.numeric_constant = HUGE_VAL;  // which JSON does not have
  json = Json::parse(metrics_json(results, options)).at("settings");
  CHECK(json.at("preparing").at("missing").at("numeric_constant").is_null());
}

TEST_CASE("names that are not UTF-8 are shown all the same; a stream that fails is said", "[output]") {
  const SegmentationResults results = results_of(30, 2, "\xff\n\"");
  const Json json = Json::parse(metrics_json(results, {}));
  CHECK(json.at("feature_config").at("numeric_features").at(0) == "age\xef\xbf\xbd\n\"");
  std::ostringstream out;
  write_metrics_json(results, {}, out);
  CHECK(out.str() == metrics_json(results, {}) + "\n");
  FailingStream full(1000);
  CHECK_THROWS_AS(write_metrics_json(results, {}, full), output_error);
}
