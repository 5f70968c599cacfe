// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// segmentiq assign and compare from outside.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "customers_csv.hpp"
#include "support/catch.hpp"
#include "support/run_program.hpp"

namespace {

namespace fs = std::filesystem;
using namespace segmentiq::testing;

}  // namespace

TEST_CASE("new customers are put into the segments of a model", "[segmentiq][model]") {
  const Folder folder;
  const std::string old_csv = folder.file("old.csv", customers_csv(400, 1));
  const std::string new_csv = folder.file("new.csv", customers_csv(150, 2));
  REQUIRE(run(folder, {old_csv, "-k", "4", "-o", (folder / "old").string(), "--quiet"}).code == 0);
  const std::string model = (folder / "old/model.json").string();
  const std::string out = (folder / "out.csv").string();

  const Ended ended = run(folder, {"assign", model, new_csv, "-o", out});
  CAPTURE(ended.err);
  REQUIRE(ended.code == 0);
  CHECK(ended.err.empty());
  CHECK_THAT(ended.out,
             ContainsSubstring("Customers      150\n") && ContainsSubstring("Results        " + out));
  const auto input = lines(read_file(new_csv));
  const auto assigned = lines(read_file(out));
  REQUIRE(assigned.size() == input.size());
  CHECK(assigned[0] == input[0] + ",segment,segment_name,second_segment,score,margin,percentile,unlike");
  for (std::size_t i = 1; i < input.size(); ++i)
    REQUIRE(assigned[i].starts_with(input[i] + ","));

  const Ended piped = run(folder, {"assign", model, "-", "--quiet"}, new_csv);
  CHECK(piped.code == 0);
  CHECK(piped.out == read_file(out));
  CHECK(piped.err.empty());
  const Ended json = run(folder, {"assign", model, new_csv, "-o", out, "--json"});
  REQUIRE(json.code == 0);
  CHECK(nlohmann::json::parse(json.out).is_object());

  // A column that is not there is an error, or missing in every row.
  const std::string fewer = folder.file("fewer.csv", "age,annual_income,gender\n30,40000,Male\n");
  const Ended refused = run(folder, {"assign", model, fewer, "-o", (folder / "no.csv").string()});
  CHECK(refused.code == 2);
  CHECK_THAT(refused.err, ContainsSubstring("spending_score"));
  CHECK_FALSE(fs::exists(folder / "no.csv"));
  const Ended filled = run(folder, {"assign", model, fewer, "--absent", "fill"});
  CHECK(filled.code == 0);
  CHECK(lines(filled.out).size() == 2);
  CHECK_THAT(filled.err, ContainsSubstring("there is no column 'spending_score'"));
}

TEST_CASE("what is no model is said to be none", "[segmentiq][model]") {
  const Folder folder;
  const std::string csv = folder.file("in.csv", customers_csv(60, 1));
  REQUIRE(run(folder, {csv, "-k", "3", "-o", (folder / "out").string(), "--quiet"}).code == 0);
  const std::string model = (folder / "out/model.json").string();
  const std::string whole = read_file(model);
  const std::string cut = folder.file("cut.json", whole.substr(0, whole.size() / 2));
  const std::string foreign = folder.file("foreign.json", "{\"a\": 1}\n");
  for (const std::string& bad : {cut, foreign, csv}) {
    CHECK(run(folder, {"assign", bad, csv}).code == 65);
    const Ended ended = run(folder, {"compare", model, bad});
    CHECK(ended.code == 65);
    CHECK_THAT(ended.err, ContainsSubstring(bad));
  }
  CHECK(run(folder, {"assign", (folder / "absent.json").string(), csv}).code == 66);
  CHECK(run(folder, {"assign", folder.operator/("").string(), csv}).code == 66);
  CHECK_THAT(run(folder, {"assign", model}).err, ContainsSubstring("NEW.csv is required"));
  CHECK(run(folder, {"compare", model}).code == 2);
}

TEST_CASE("two models are compared, with and without customers", "[segmentiq][model]") {
  const Folder folder;
  const std::string old_csv = folder.file("old.csv", customers_csv(300, 1));
  const std::string new_csv = folder.file("new.csv", customers_csv(300, 9));
  REQUIRE(run(folder, {old_csv, "-k", "4", "-o", (folder / "old").string(), "--quiet"}).code == 0);
  REQUIRE(run(folder, {new_csv, "-k", "3", "-o", (folder / "new").string(), "--quiet"}).code == 0);
  const std::string a = (folder / "old/model.json").string(), b = (folder / "new/model.json").string();

  const Ended same = run(folder, {"compare", a, a, "--customers", old_csv});
  REQUIRE(same.code == 0);
  CHECK(same.err.empty());
  CHECK_THAT(same.out, ContainsSubstring("300 of 300 are in segments that stand for each other") &&
                           ContainsSubstring("stable"));
  const Ended profiles = run(folder, {"compare", a, b});
  REQUIRE(profiles.code == 0);
  CHECK_THAT(profiles.out, ContainsSubstring("matched by their profiles") &&
                               ContainsSubstring("annual_income") && ContainsSubstring("none"));
  const Ended json = run(folder, {"compare", a, b, "--customers", new_csv, "--json"});
  REQUIRE(json.code == 0);
  CHECK(nlohmann::json::parse(json.out).is_object());
}

TEST_CASE("segments by another metric assign new customers, too", "[segmentiq][model]") {
  const Folder folder;
  const std::string csv = folder.file("in.csv", customers_csv(120, 1));
  const std::string new_csv =
      folder.file("new.csv",
                  "age,annual_income,spending_score,gender,region,membership_tier,visit_frequency\n"
                  "30,40000,50,Male,,,\n,,,,,,\n");
  for (const std::string metric : {"cityblock", "gower"}) {
    const std::string out = (folder / metric).string();
    REQUIRE(run(folder, {csv, "-k", "3", "-o", out, "--metric", metric, "--linkage", "weighted", "--quiet"})
                .code == 0);
    const Ended ended = run(folder, {"assign", out + "/model.json", new_csv, "-o", out + "/new.csv"});
    CAPTURE(ended.err);
    REQUIRE(ended.code == 0);
    CHECK_THAT(ended.out, ContainsSubstring("by the plain mean of the distances"));
    const auto assigned = lines(read_file(out + "/new.csv"));
    REQUIRE(assigned.size() == 3);
    if (metric == "cityblock") continue;
    CHECK_THAT(ended.out,
               ContainsSubstring("1 customer has no segment: by metric 'gower' there is nothing to compare"));
    CHECK(assigned[2] == ",,,,,,,,,,,,,incomparable");
  }
}
