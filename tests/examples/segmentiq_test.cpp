// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// The segmentiq program from outside: what it writes, what it says, how it ends.
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "customers_csv.hpp"
#include "support/catch.hpp"
#include "support/run_program.hpp"
#include "support/xml_check.hpp"

namespace {

namespace fs = std::filesystem;
using namespace segmentiq::testing;

const std::string sample = SEGMENTIQ_SAMPLE_DATA "/ethiopian_supermarket_customers.csv";

}  // namespace

TEST_CASE("the sample is segmented end to end", "[segmentiq]") {
  const Folder folder;
  const std::string out = (folder / "out").string();
  const Ended ended = run(folder, {sample, "-o", out, "-k", "4"});
  REQUIRE(ended.code == 0);
  CHECK(ended.err.empty());
  CHECK_THAT(ended.out,
             ContainsSubstring("Customers      50\n") && ContainsSubstring("customer_id: identifier") &&
                 ContainsSubstring("Silhouette     0.") && ContainsSubstring("Results        " + out));
  CHECK(folder.entries() == 1);

  // Every input row and cell in order, and a segment of 0 … 3.
  const auto input = lines(read_file(sample));
  const auto assigned = lines(read_file(folder / "out/assignments.csv"));
  REQUIRE(assigned.size() == input.size());
  CHECK(assigned[0] == input[0] + ",cluster");
  std::vector<int> sizes(4, 0);
  for (std::size_t i = 1; i < input.size(); ++i) {
    REQUIRE(assigned[i].substr(0, input[i].size() + 1) == input[i] + ",");
    ++sizes.at(static_cast<std::size_t>(std::stoi(assigned[i].substr(input[i].size() + 1))));
  }

  const auto json = nlohmann::json::parse(read_file(folder / "out/metrics.json"));
  const auto& config = json.at("feature_config");
  CHECK(config.at("numeric_features") == nlohmann::json{"age", "annual_income", "spending_score"});
  CHECK(config.at("categorical_features").size() == 4);
  CHECK(config.at("excluded_features").at(0).at("name") == "customer_id");
  CHECK(config.at("total_original_features") == 8);
  CHECK(config.at("encoded_features").size() == 20);
  CHECK(config.at("pca_applied") == false);
  CHECK(config.at("pca_components").is_null());
  const auto& metrics = json.at("metrics");
  CHECK(metrics.at("n_samples") == 50);
  CHECK(metrics.at("n_clusters") == 4);
  CHECK(metrics.at("n_encoded_features") == 20);
  CHECK(metrics.at("silhouette_rating") == "Fair");
  for (std::size_t c = 0; c < 4; ++c)
    CHECK(metrics.at("cluster_sizes").at(std::to_string(c)) == sizes[c]);
  CHECK(json.at("warnings").empty());

  // 49 merges; leaf and cluster ids; sizes end at 50.
  const auto merges = lines(read_file(folder / "out/linkage.csv"));
  REQUIRE(merges.size() == 50);
  CHECK(merges[0] == "left,right,height,size");
  CHECK_THAT(merges.back(), Catch::Matchers::EndsWith(",50"));

  for (const char* name : {"dendrogram.svg", "distribution.svg", "scatter.svg", "silhouette.svg",
                           "heatmap.svg", "box_plots.svg", "clustermap.svg"})
    CHECK(XmlCheck(read_file(folder / ("out/" + std::string(name)))).fault() == "");
}

TEST_CASE("each segment has a name, in the summary, the figures, the pictures, the model and the report",
          "[segmentiq]") {
  const Folder folder;
  const std::string out = (folder / "out").string();
  const Ended ended = run(folder, {sample, "-o", out, "-k", "4"});
  REQUIRE(ended.code == 0);
  const auto segments = nlohmann::json::parse(read_file(folder / "out/metrics.json")).at("segments");
  REQUIRE(segments.size() == 4);
  const std::string report = read_file(folder / "out/report.html");
  const auto profiles = nlohmann::json::parse(read_file(folder / "out/profiles.json"));
  const auto model = nlohmann::json::parse(read_file(folder / "out/model.json"));
  const std::string sizes = read_file(folder / "out/distribution.svg");
  for (std::size_t c = 0; c < 4; ++c) {
    const auto name = segments.at(c).at("name").get<std::string>();
    CHECK(segments.at(c).at("cluster") == c);
    CHECK(!segments.at(c).at("rule").get<std::string>().empty());
    CHECK(!segments.at(c).contains("stability"));
    CHECK_THAT(ended.out, ContainsSubstring(name));
    CHECK_THAT(report, ContainsSubstring(name));
    CHECK_THAT(sizes, ContainsSubstring(name));
    CHECK_THAT(profiles.dump(), ContainsSubstring(name));
    CHECK_THAT(model.dump(), ContainsSubstring(name));
  }
  CHECK(lines(read_file(folder / "out/profiles.csv")).size() > 100);
  const auto body = report.find("<html");
  REQUIRE(body != std::string::npos);
  CHECK(XmlCheck(report.substr(body)).fault() == "");
}

TEST_CASE("--stability says which segments come back, by any metric", "[segmentiq]") {
  const Folder folder;
  const std::string csv = folder.file("in.csv", customers_csv(400));
  const Ended ended = run(folder, {csv, "-o", (folder / "four").string(), "-k", "4", "--stability", "20"});
  REQUIRE(ended.code == 0);
  CHECK_THAT(ended.out, ContainsSubstring("stability 0.9") || ContainsSubstring("stability 1.00"));
  const auto four = nlohmann::json::parse(read_file(folder / "four/metrics.json")).at("segments");
  for (const auto& segment : four) {
    CHECK(segment.at("stability").at("mean_jaccard") > 0.75);
    CHECK(segment.at("stability").at("doubtful") == false);
  }
  CHECK_THAT(read_file(folder / "four/report.html"), ContainsSubstring("in 20 resamples"));

  // Far more segments than there are: some do not come back, and that is said.
  const Ended many = run(folder, {csv, "-o", (folder / "many").string(), "-k", "40", "--stability", "20"});
  REQUIRE(many.code == 0);
  CHECK_THAT(many.out, ContainsSubstring("Note") && ContainsSubstring("0.6"));

  const Ended gower = run(folder, {csv, "-o", (folder / "gower").string(), "--linkage", "complete",
                                   "--metric", "gower", "--stability", "20", "-k", "2"});
  REQUIRE(gower.code == 0);
  CHECK_THAT(gower.out, ContainsSubstring("stability "));
  CHECK(nlohmann::json::parse(read_file(folder / "gower/metrics.json"))
            .at("settings")
            .at("stability_resamples") == 20);
  CHECK(run(folder, {csv, "--stability", "1"}).code == 2);
}

TEST_CASE("the sample's figures are those of pandas, scikit-learn and SciPy", "[segmentiq]") {
  // tests/golden/program/make_sample_metrics.py
  const auto golden = nlohmann::json::parse(read_file(SEGMENTIQ_TEST_DATA "/program/sample_metrics.json"));
  const Folder folder;
  for (const auto& wanted : golden.at("cases")) {
    std::vector<std::string> arguments{sample, "-o", (folder / "out").string(), "--quiet"};
    for (const auto& word : wanted.at("arguments"))
      arguments.push_back(word.get<std::string>());
    if (std::find(arguments.begin(), arguments.end(), "-k") == arguments.end())
      arguments.insert(arguments.end(), {"-k", "4"});  // what the Python chain has
    CAPTURE(wanted.at("arguments").dump());
    REQUIRE(run(folder, arguments).code == 0);
    const auto json = nlohmann::json::parse(read_file(folder / "out/metrics.json"));
    CHECK_THAT(json.at("metrics").at("silhouette_score").get<double>(),
               WithinAbs(wanted.at("silhouette_score").get<double>(), 1e-7));
    CHECK(json.at("metrics").at("n_encoded_features") == wanted.at("n_encoded_features"));
    if (!wanted.at("pca_explained_variance").is_null())
      CHECK_THAT(json.at("feature_config").at("pca_explained_variance").get<double>(),
                 WithinAbs(wanted.at("pca_explained_variance").get<double>(), 1e-10));
    const auto assigned = lines(read_file(folder / "out/assignments.csv"));
    for (std::size_t i = 0; i < wanted.at("labels").size(); ++i)
      REQUIRE(assigned[i + 1].substr(assigned[i + 1].rfind(',') + 1) ==
              std::to_string(wanted.at("labels").at(i).get<int>()));
  }
}

TEST_CASE("without -k all numbers of segments are compared, and the best is taken", "[segmentiq]") {
  const Folder folder;
  const std::string csv = folder.file("in.csv", customers_csv(600));
  const Ended ended = run(folder, {csv, "-o", (folder / "out").string()});
  REQUIRE(ended.code == 0);
  CHECK_THAT(ended.out, ContainsSubstring("segments have the highest mean silhouette of 2 to 15"));
  const auto json = nlohmann::json::parse(read_file(folder / "out/metrics.json"));
  const auto& selection = json.at("k_selection");
  const int k = selection.at("recommended").get<int>();
  CHECK(json.at("metrics").at("n_clusters") == k);
  double best = -1;
  for (const auto& [clusters, silhouette] : selection.at("silhouette_by_k").items())
    best = std::max(best, silhouette.get<double>());
  CHECK(selection.at("silhouette_by_k").at(std::to_string(k)).get<double>() == best);
  CHECK(json.at("metrics").at("silhouette_score").get<double>() == best);
  const auto table = lines(read_file(folder / "out/k_selection.csv"));
  REQUIRE(table.size() == 15);
  CHECK(table[0].starts_with("k,silhouette,"));
  CHECK(table[1].starts_with("2,0."));
  CHECK(XmlCheck(read_file(folder / "out/k_selection.svg")).fault() == "");

  // The cut is that of the number given: the same segments and silhouette.
  REQUIRE(run(folder, {csv, "-o", (folder / "given").string(), "-k", std::to_string(k)}).code == 0);
  CHECK(read_file(folder / "given/assignments.csv") == read_file(folder / "out/assignments.csv"));
  const auto given = nlohmann::json::parse(read_file(folder / "given/metrics.json"));
  CHECK_THAT(given.at("metrics").at("silhouette_score").get<double>(), WithinAbs(best, 1e-12));
  CHECK(given.at("k_selection").is_null());

  REQUIRE(run(folder, {csv, "-o", (folder / "few").string(), "--max-clusters", "4"}).code == 0);
  CHECK(lines(read_file(folder / "few/k_selection.csv")).size() == 4);
  CHECK(run(folder, {csv, "--max-clusters", "1"}).code == 2);
  CHECK(run(folder, {csv, "--silhouette", "none"}).code == 2);
}

TEST_CASE("standard input, --json and --quiet keep stdout for data", "[segmentiq]") {
  const Folder folder;
  const std::string out = (folder / "out").string();
  const Ended json = run(folder, {"-", "-o", out, "--json"}, sample);
  REQUIRE(json.code == 0);
  CHECK(nlohmann::json::parse(json.out) == nlohmann::json::parse(read_file(folder / "out/metrics.json")));
  const Ended quiet = run(folder, {sample, "-o", out, "--quiet"});
  CHECK(quiet.code == 0);
  CHECK(quiet.out.empty());
  CHECK(quiet.err.empty());
}

TEST_CASE("the bytes of all results are the same for any number of threads", "[segmentiq]") {
  const Folder folder;
  const std::string csv = folder.file("in.csv", customers_csv(1500));
  for (const char* threads : {"1", "2", "3", "8"})
    REQUIRE(
        run(folder, {csv, "-o", (folder / threads).string(), "--threads", threads, "--pca", "0.9"}).code ==
        0);
  for (const char* name :
       {"assignments.csv", "linkage.csv", "metrics.json", "model.json", "profiles.csv", "profiles.json",
        "dendrogram.svg", "distribution.svg", "scatter.svg", "silhouette.svg", "heatmap.svg", "box_plots.svg",
        "clustermap.svg", "k_selection.csv", "k_selection.svg"})
    for (const char* threads : {"2", "3", "8"})
      CHECK(read_file(folder / ("1/" + std::string(name))) ==
            read_file(folder / (std::string(threads) + "/" + name)));
}

TEST_CASE("segments are judged by all rows or not at all, as asked", "[segmentiq]") {
  const Folder folder;
  const auto judged = [&](const std::string& how) {
    const Ended ended = run(folder, {sample, "-o", (folder / how).string(), "--silhouette", how, "-k", "4"});
    REQUIRE(ended.code == 0);
    return std::pair{ended.out,
                     nlohmann::json::parse(read_file(folder / (how + "/metrics.json"))).at("metrics")};
  };
  const auto [exact_said, exact] = judged("exact");
  CHECK(exact == judged("auto").second);
  CHECK(exact.at("silhouette_score").is_number());
  CHECK_FALSE(exact.contains("silhouette_sample_size"));
  const auto [none_said, none] = judged("none");
  CHECK(none.at("silhouette_score").is_null());
  CHECK(none.at("silhouette_rating").is_null());
  CHECK(none.at("cluster_sizes") == exact.at("cluster_sizes"));
  CHECK_THAT(none_said, ContainsSubstring("Silhouette     not asked for"));
  CHECK(run(folder, {sample, "--silhouette", "some"}).code == 2);
}

TEST_CASE("figures from a sample of rows say so", "[segmentiq][slow]") {
  const Folder folder;
  const std::string csv = folder.file("in.csv", customers_csv(31000));
  const Ended ended = run(folder, {csv, "-o", (folder / "out").string(), "--linkage", "single", "-k", "2"});
  CAPTURE(ended.err);
  REQUIRE(ended.code == 0);
  const auto metrics = nlohmann::json::parse(read_file(folder / "out/metrics.json")).at("metrics");
  CHECK(metrics.at("n_samples") == 31000);
  CHECK(metrics.at("silhouette_sample_size").get<int>() >= 2000);
  CHECK(metrics.at("silhouette_sample_size").get<int>() <= 2031);
  CHECK(metrics.at("silhouette_standard_error").get<double>() > 0);
  CHECK(metrics.at("silhouette_standard_error").get<double>() < 0.01);
  CHECK_THAT(ended.out,
             ContainsSubstring("standard error 0.0") && ContainsSubstring("customers drawn at random"));
}

TEST_CASE("the exit status says what went wrong, and nothing is left behind", "[segmentiq]") {
  const Folder folder;
  const std::string out = (folder / "out").string();
  const std::string ragged = folder.file("ragged.csv", "a,b\n1,2\n3\n");
  const std::string words = folder.file("words.csv", "id,age,city\n1,31,X\n2,abc,Y\n3,40,X\n4,28,Y\n");
  const std::string empty = folder.file("empty.csv", "");
  const std::string header = folder.file("header.csv", "a,b\n");
  const std::string infinite = folder.file("inf.csv", "a,b\n1,2\ninf,3\n4,5\n");
  const std::string big = folder.file("big.csv", customers_csv(2000));
  const std::string taken = folder.file("taken", "a file\n");

  struct Case {
    std::vector<std::string> arguments;
    int code;
    std::vector<std::string> said;
  };
  const std::vector<Case> cases = {
      {{"--no-such-option", sample}, 2, {"--no-such-option"}},
      {{}, 2, {"INPUT.csv"}},
      {{sample, "-k", "0"}, 2, {"--clusters"}},
      {{sample, "-k", "four"}, 2, {"--clusters"}},
      {{sample, "--linkage", "wards"}, 2, {"--linkage", "ward"}},
      {{sample, "--pca", "1.5"}, 2, {"--pca", "1.5"}},
      {{sample, "--pca", "0"}, 2, {"--pca"}},
      {{sample, "--missing", "guess"}, 2, {"--missing", "median"}},
      {{sample, "--max-memory", "much"}, 2, {"--max-memory", "much"}},
      {{sample, "--drop", "agee"}, 2, {"agee", "age", "region"}},
      {{(folder / "absent.csv").string()}, 66, {"absent.csv"}},
      {{folder.operator/("").string()}, 66, {"directory"}},
      {{ragged}, 65, {"ragged.csv", "line 3"}},
      {{empty}, 65, {"empty.csv"}},
      {{header}, 65, {"header.csv", "no rows"}},
      {{infinite}, 65, {"inf.csv", "line 3", "column 'a'", "cell 'inf'"}},
      {{words, "--numeric", "age"}, 65, {"words.csv", "line 3", "column 'age'", "cell 'abc'", "row 2"}},
      {{big, "--max-memory", "10MB"}, 75, {"2000 observations", "limit of 10.0 MB"}},
  };
  const std::size_t before = folder.entries();
  for (const Case& c : cases) {
    std::vector<std::string> arguments = c.arguments;
    if (!arguments.empty()) arguments.insert(arguments.end(), {"-o", out});
    const Ended ended = run(folder, arguments);
    CAPTURE(arguments, ended.err);
    CHECK(ended.code == c.code);
    CHECK(ended.out.empty());
    for (const std::string& text : c.said)
      CHECK_THAT(ended.err, ContainsSubstring(text));
    CHECK(folder.entries() == before);
  }
  const Ended file_there = run(folder, {sample, "-o", taken});
  CHECK(file_there.code == 73);
  CHECK_THAT(file_there.err, ContainsSubstring("taken") && ContainsSubstring("not a folder"));
  CHECK(run(folder, {sample, "-o", taken + "/deeper"}).code == 73);
  CHECK(run(folder, {"--version"}).out.substr(0, 10) == "segmentiq ");
  CHECK_THAT(run(folder, {"--help"}).out, ContainsSubstring("Exit status") && ContainsSubstring("--dry-run"));
}

TEST_CASE("a dry run writes nothing and says what would be used", "[segmentiq]") {
  const Folder folder;
  const Ended ended = run(folder, {sample, "--dry-run", "-o", (folder / "out").string()});
  CHECK(ended.code == 0);
  CHECK_THAT(ended.out, ContainsSubstring("customer_id") && ContainsSubstring("50 x 20 features") &&
                            ContainsSubstring("Memory") && ContainsSubstring("Time"));
  CHECK(folder.entries() == 0);
}

TEST_CASE("a dry run and the run agree on engine and memory by Minkowski with p = 2, too", "[segmentiq]") {
  const Folder folder;
  const std::string csv = folder.file("in.csv", customers_csv(4200));
  std::vector<std::string> arguments{csv, "-k", "3", "--silhouette", "none", "-o", (folder / "out").string()};
  const auto dry = [&](const std::vector<std::string>& metric) {
    std::vector<std::string> all = arguments;
    all.push_back("--dry-run");
    all.insert(all.end(), metric.begin(), metric.end());
    const std::string out = run(folder, all).out;
    return out.substr(out.find("Algorithm"));
  };
  const std::string euclidean = dry({});
  CHECK_THAT(euclidean, ContainsSubstring("Algorithm      tree\n"));
  CHECK(dry({"--metric", "minkowski", "--exponent", "2"}) == euclidean);

  // The distances of all pairs take 4n² bytes, 70 MB, and are not kept.
  arguments.insert(arguments.end(), {"--metric", "minkowski", "--exponent", "2", "--max-memory", "60MB"});
  const Ended ended = run(folder, arguments);
  CAPTURE(ended.err);
  REQUIRE(ended.code == 0);
  const auto json = nlohmann::json::parse(read_file(folder / "out/metrics.json"));
  CHECK(json.at("metrics").at("algorithm") == "tree");
  CHECK(json.at("settings").at("metric") == "minkowski");
  CHECK(json.at("settings").at("exponent") == 2);
}

TEST_CASE("dropped rows keep their place and have no segment", "[segmentiq]") {
  const Folder folder;
  const std::string csv = folder.file(
      "in.csv", "age,city,cluster\n20,X,a\n,Y,b\n22,X,a\n60,Y,b\n61,,a\n62,Y,b\n21,X,\"a \"\"q\"\"\"\n");
  const Ended ended = run(folder, {csv, "-o", (folder / "out").string(), "-k", "2", "--missing", "drop"});
  REQUIRE(ended.code == 0);
  const auto assigned = lines(read_file(folder / "out/assignments.csv"));
  REQUIRE(assigned.size() == 8);
  CHECK(assigned[0] == "age,city,cluster,cluster_2");
  CHECK(assigned[2] == ",Y,b,");
  CHECK(assigned[5] == "61,,a,");
  CHECK(assigned[7].substr(0, 15) == "21,X,\"a \"\"q\"\"\",");
  const auto json = nlohmann::json::parse(read_file(folder / "out/metrics.json"));
  CHECK(json.at("metrics").at("n_samples") == 5);
  CHECK(json.at("metrics").at("n_dropped") == 2);
  CHECK_THAT(ended.out, ContainsSubstring("2 of 7 rows"));
}

TEST_CASE("one row is one segment, and more segments than rows is said", "[segmentiq]") {
  const Folder folder;
  const std::string one = folder.file("one.csv", "age,city\n20,X\n");
  const Ended ended = run(folder, {one, "-o", (folder / "out").string(), "--numeric", "age"});
  CAPTURE(ended.err);
  REQUIRE(ended.code == 0);
  const auto json = nlohmann::json::parse(read_file(folder / "out/metrics.json"));
  CHECK(json.at("metrics").at("n_clusters") == 1);
  CHECK(json.at("metrics").at("silhouette_score").is_null());
  CHECK(!json.at("warnings").empty());
  CHECK(json.at("warning_kinds").size() == json.at("warnings").size());
  CHECK(json.at("warning_kinds").at(0) == "silhouette");
  CHECK(lines(read_file(folder / "out/linkage.csv")).size() == 1);
}

TEST_CASE("a folder that is there keeps its other files", "[segmentiq]") {
  const Folder folder;
  fs::create_directory(folder / "out");
  folder.file("out/notes.txt", "mine");
  folder.file("out/metrics.json", "old");
  REQUIRE(run(folder, {sample, "-o", (folder / "out").string(), "--quiet"}).code == 0);
  CHECK(read_file(folder / "out/notes.txt") == "mine");
  CHECK(nlohmann::json::parse(read_file(folder / "out/metrics.json")).contains("metrics"));
  CHECK(std::distance(fs::directory_iterator(folder / "out"), fs::directory_iterator{}) == 17);
}

TEST_CASE("an interrupt ends the program at once with nothing written", "[segmentiq]") {
  const Folder folder;
  using namespace std::chrono_literals;
  SECTION("while it works") {
    const std::string csv = folder.file("in.csv", customers_csv(12000));
    const auto wait = GENERATE(30ms, 150ms, 400ms);
    // A thousand resamples last longer than any of the waits, however fast the machine is.
    Process process(folder,
                    {csv, "-o", (folder / "out").string(), "--linkage", "average", "--stability", "1000"});
    std::this_thread::sleep_for(wait);
    process.signal(SIGINT);
    const Ended ended = process.wait();
    CHECK(ended.code == 130);
    CHECK_FALSE(fs::exists(folder / "out"));
    CHECK(folder.entries() == 1);
  }
  SECTION("while it waits for a pipe that says nothing") {
    const fs::path pipe = folder / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    const int held_open = open(pipe.c_str(), O_RDWR);
    Process process(folder, {"-", "-o", (folder / "out").string()}, pipe.string());
    std::this_thread::sleep_for(150ms);
    process.signal(SIGINT);
    CHECK(process.wait().code == 130);
    close(held_open);
    CHECK_FALSE(fs::exists(folder / "out"));
    CHECK(folder.entries() == 1);
  }
}
