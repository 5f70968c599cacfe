// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Options of `segmentiq segment` that shape the result, from outside: that they do, and that the results say
// so.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "generate_customers/customers.hpp"
#include "support/catch.hpp"
#include "support/run_program.hpp"

namespace {

using namespace segmentiq::testing;

std::string customers_csv(int rows) {
  customers::CustomerGenerator generator(7, 1);
  std::string csv;
  customers::append_header(csv, false);
  for (int row = 0; row < rows; ++row)
    customers::append_row(csv, generator.next(), false);
  return csv;
}

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
  refused({"--min-size", "100", "--max-size", "101"}, "smallest must be at most");
}
