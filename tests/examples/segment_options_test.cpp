// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Options of `segmentiq segment` that shape the result, from outside: that they do, and that the results say
// so.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "customers_csv.hpp"
#include "support/catch.hpp"
#include "support/run_program.hpp"

namespace {

using namespace segmentiq::testing;

nlohmann::json metrics_of(const Folder& folder, const std::string& out) {
  return nlohmann::json::parse(read_file(folder / (out + "/metrics.json")));
}

std::vector<int> sizes_of(const nlohmann::json& json) {
  std::vector<int> sizes;
  for (const auto& [label, size] : json.at("metrics").at("cluster_sizes").items())
    sizes.push_back(size.get<int>());
  return sizes;
}

}  // namespace

TEST_CASE("--min-size and --max-size hold for -k auto and for -k N", "[segmentiq][sizes]") {
  const Folder folder;
  const std::string csv = folder.file("in.csv", customers_csv(400));
  const auto sized = [&](const std::string& out, const std::vector<std::string>& words) {
    std::vector<std::string> arguments{csv, "-o", (folder / out).string()};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const Ended ended = run(folder, arguments);
    CAPTURE(arguments, ended.err);
    REQUIRE(ended.code == 0);
    return ended.out;
  };
  sized("plain", {"-k", "8"});
  const std::vector<int> plain = sizes_of(metrics_of(folder, "plain"));
  REQUIRE(*std::min_element(plain.begin(), plain.end()) < 40);
  REQUIRE(*std::max_element(plain.begin(), plain.end()) > 60);

  for (const std::string metric : {"euclidean", "gower"}) {
    CAPTURE(metric);
    sized("auto", {"--min-size", "10%", "--max-size", "160", "--metric", metric, "--linkage", "complete"});
    const nlohmann::json json = metrics_of(folder, "auto");
    const std::vector<int> sizes = sizes_of(json);
    CHECK(*std::min_element(sizes.begin(), sizes.end()) >= 40);
    CHECK(*std::max_element(sizes.begin(), sizes.end()) <= 160);
    for (const std::string& line : lines(read_file(folder / "auto/k_selection.csv")))
      CHECK(line.find(",39,") == std::string::npos);
    CHECK_THAT(read_file(folder / "auto/report.html"),
               ContainsSubstring("Rows of a segment") && ContainsSubstring("40 to 160"));
  }
  const std::string said = sized("many", {"-k", "12", "--min-size", "40"});
  CHECK_THAT(said, ContainsSubstring("12 segments were asked for, but ") &&
                       ContainsSubstring(" is the most that this dendrogram has with sizes of at least 40"));
  const std::vector<int> many = sizes_of(metrics_of(folder, "many"));
  CHECK(*std::min_element(many.begin(), many.end()) >= 40);

  const auto refused = [&](const std::vector<std::string>& words, const std::string& message) {
    std::vector<std::string> arguments{csv, "-o", (folder / "no").string()};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const Ended ended = run(folder, arguments);
    CAPTURE(arguments, ended.err);
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring(message));
  };
  refused({"--min-size", "0"}, "--min-size");
  refused({"--min-size", "5.5"}, "--min-size");
  refused({"--max-size", "101%"}, "--max-size");
  refused({"--max-size", "%"}, "--max-size");
  refused({"--min-size", "401"}, "must be at most 400");
  refused({"-k", "2", "--max-size", "25%"}, "clusters (2) must be at least 4");
  refused({"--min-size", "100", "--max-size", "101"}, "min_size must be at most");
}

TEST_CASE("metrics.json has all settings, also those that were left as they are", "[segmentiq][settings]") {
  const Folder folder;
  const std::string csv =
      folder.file("in.csv",
                  "age,city,tier,joined,spend\n"
                  "20,X,Low,2024-01-03,5\n31,Y,High,2024-03-04,6\n45,X,Low,2024-05-01,90\n"
                  "52,Y,High,2024-06-01,7\n23,Z,Low,2024-06-02,300\n38,X,High,2024-06-03,8\n");
  REQUIRE(run(folder, {csv, "-o", (folder / "plain").string(), "--quiet"}).code == 0);
  const nlohmann::json plain = metrics_of(folder, "plain").at("settings");
  CHECK(plain.at("clusters") == "auto");
  CHECK(plain.at("min_size") == 1);
  CHECK(plain.at("max_size").is_null());
  CHECK(plain.at("stability_resamples").is_null());
  CHECK(plain.at("preparing").at("scale") == "standard");
  CHECK(plain.at("preparing").at("missing").at("numbers") == "median");
  CHECK(plain.at("preparing").at("weights").empty());

  const std::vector<std::string> words{"-o",
                                       (folder / "out").string(),
                                       "-k",
                                       "3",
                                       "--max-size",
                                       "50%",
                                       "--linkage",
                                       "average",
                                       "--metric",
                                       "sqeuclidean",
                                       "--order",
                                       "file",
                                       "--ordinal",
                                       "tier=Low<High",
                                       "--date",
                                       "joined",
                                       "--drop",
                                       "age",
                                       "--numeric",
                                       "spend",
                                       "--missing",
                                       "constant=0",
                                       "--log",
                                       "spend",
                                       "--scale",
                                       "normal",
                                       "--rare",
                                       "2",
                                       "--weight",
                                       "spend=2",
                                       "--pca",
                                       "0.9",
                                       "--silhouette",
                                       "exact",
                                       "--category-scaling",
                                       "famd",
                                       "--categorical-weight",
                                       "0.5",
                                       "--quiet"};
  std::vector<std::string> arguments{csv};
  arguments.insert(arguments.end(), words.begin(), words.end());
  const Ended ended = run(folder, arguments);
  CAPTURE(ended.err);
  REQUIRE(ended.code == 0);
  const nlohmann::json settings = metrics_of(folder, "out").at("settings");
  CHECK(settings.at("clusters") == 3);
  CHECK(settings.at("max_size") == 3);
  CHECK(settings.at("linkage") == "average");
  CHECK(settings.at("metric") == "sqeuclidean");
  CHECK(settings.at("order") == "file");
  CHECK(settings.at("silhouette").at("exact_up_to").is_null());
  CHECK(settings.at("preparing") == nlohmann::json::parse(R"({
    "columns": {"numeric": ["spend"], "categorical": [], "id": [], "drop": ["age"], "most_categories": 256},
    "ordinal": [{"column": "tier", "levels": ["Low", "High"], "unknown": "error"}],
    "dates": [{"column": "joined", "days_since": "2024-01-03", "order": null}],
    "missing": {"numbers": "constant", "numeric_constant": 0.0, "categories": "constant",
                "categorical_constant": "0", "columns": {}},
    "log": ["spend"], "scale": "quantile_normal", "quantiles": 1000,
    "rare_below_rows": 2, "rare_below_share": null,
    "categorical_weight": 0.5, "category_scaling": "famd", "weights": {"spend": 2.0},
    "pca_components": null, "pca_variance_share": 0.9})"));
  const std::string report = read_file(folder / "out/report.html");
  for (const char* words_of_report :
       {"Order of tier", "Low &lt; High", "since 2024-01-03", "Left out as asked", "Weight of spend",
        "as many as explain 90 % of the variance"})
    CHECK_THAT(report, ContainsSubstring(words_of_report));
}
