// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// The commands of the segmentiq program from outside: what chooses them, and what they say of themselves.
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "support/run_program.hpp"

namespace {

namespace fs = std::filesystem;
using namespace segmentiq::testing;

const std::string sample = SEGMENTIQ_SAMPLE_DATA "/ethiopian_supermarket_customers.csv";
const std::vector<std::string> commands = {"segment", "inspect",    "assign", "compare",
                                           "rfm",     "completion", "manual"};

/// The characters of a UTF-8 text.
std::size_t length_of(const std::string& text) {
  std::size_t length = 0;
  for (const char c : text)
    length += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return length;
}

/// The long names of the options in the --help of a command.
std::set<std::string> options_of(const Folder& folder, const std::string& command) {
  std::set<std::string> found;
  for (const std::string& line : lines(run(folder, {command, "--help"}).out)) {
    if (!line.starts_with("  -") || line.starts_with("    ")) continue;
    const std::size_t at = line.find("--");
    found.insert(line.substr(at, line.find_first_of(" ,", at) - at));
  }
  return found;
}

/// What bash offers in `folder`/here for the words, with the cursor at the end of the last.
std::vector<std::string> bash_offers(const Folder& folder, const std::vector<std::string>& words) {
  std::string text = "cd '" + (folder / "here").string() + "' || exit\n. ../completion.bash\nCOMP_WORDS=(";
  for (const std::string& word : words)
    text += "'" + word + "' ";
  text += ")\nCOMP_CWORD=" + std::to_string(words.size() - 1) +
          "\n_segmentiq\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
  const std::string script = folder.file("ask.bash", text);
  const Ended ended = Process(folder, {"--norc", script}, "/dev/null", "/bin/bash").wait();
  CHECK(ended.err.empty());
  CHECK(ended.code == 0);
  return lines(ended.out);
}

bool has(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

TEST_CASE("a first word that is a command chooses it, any other is a file to segment", "[segmentiq]") {
  const Folder folder;
  const std::string out = (folder / "out").string();
  REQUIRE(run(folder, {sample, "-k", "3", "-o", out, "--quiet"}).code == 0);
  const std::string assigned = read_file(folder / "out/assignments.csv");
  REQUIRE(run(folder, {"segment", sample, "-k", "3", "-o", out, "--quiet"}).code == 0);
  CHECK(read_file(folder / "out/assignments.csv") == assigned);
  REQUIRE(run(folder, {"-k", "3", sample, "-o", out, "--quiet"}).code == 0);
  CHECK(read_file(folder / "out/assignments.csv") == assigned);

  // A file that is called as a command is given with its folder.
  fs::copy_file(sample, folder / "rfm");
  CHECK(run(folder, {(folder / "rfm").string(), "-k", "3", "-o", out, "--quiet"}).code == 0);
  CHECK_THAT(run(folder, {"rfm"}).err, ContainsSubstring("TRANSACTIONS.csv is required"));

  const Ended mistyped = run(folder, {"inspct"});
  CHECK(mistyped.code == 66);
  CHECK_THAT(mistyped.err, ContainsSubstring("'inspct'") && ContainsSubstring("it is no command"));
}

TEST_CASE("--help names all commands, and fits a terminal of 80 columns", "[segmentiq]") {
  const Folder folder;
  const Ended all = run(folder, {"--help"});
  CHECK(all.code == 0);
  CHECK(run(folder, {"-h"}).out == all.out);
  CHECK_THAT(all.out, ContainsSubstring("as ./segment") && ContainsSubstring("Exit status"));
  std::vector<std::string> texts = {all.out};
  for (const std::string& command : commands) {
    CHECK_THAT(all.out, ContainsSubstring("\n  " + command + " "));
    const Ended help = run(folder, {command, "--help"});
    CHECK(help.code == 0);
    CHECK(help.err.empty());
    CHECK_THAT(help.out, Catch::Matchers::StartsWith("Usage: segmentiq " + command) &&
                             ContainsSubstring("\nExamples:\n"));
    texts.push_back(help.out);
  }
  for (const std::string& text : texts)
    for (const std::string& line : lines(text)) {
      CAPTURE(line);
      CHECK(length_of(line) <= 80);
    }
}

TEST_CASE("every option is in the manual page and in the completions of three shells", "[segmentiq]") {
  const Folder folder;
  const std::string manual = run(folder, {"manual"}).out;
  const std::string bash = run(folder, {"completion", "bash"}).out;
  const std::string zsh = run(folder, {"completion", "zsh"}).out;
  const std::string fish = run(folder, {"completion", "fish"}).out;
  CHECK_THAT(manual, ContainsSubstring(".TH SEGMENTIQ 1"));
  CHECK(manual.find_first_of("\x80\xE2\xC2") == std::string::npos);  // letters by name, whatever the encoding
  CHECK_THAT(zsh, Catch::Matchers::StartsWith("#compdef segmentiq\n"));
  for (const std::string& command : commands) {
    const std::set<std::string> options = options_of(folder, command);
    CHECK(options.count("--help") == 1);
    // Each command's part alone: what stands behind its name, up to the next command.
    const std::string of_manual = manual.substr(manual.find("\n.SH \"segmentiq " + command));
    const std::string manual_part = of_manual.substr(0, of_manual.find("\n.SH ", 5));
    const std::string of_zsh = zsh.substr(zsh.find("\n    " + command + ")\n"));
    const std::string zsh_part = of_zsh.substr(0, of_zsh.find(";;"));
    for (const std::string& option : options) {
      CAPTURE(command, option);
      std::string in_roff = option;
      for (std::size_t at = 0; (at = in_roff.find('-', at)) != std::string::npos; at += 2)
        in_roff.replace(at, 1, "\\-");
      CHECK_THAT(manual_part, ContainsSubstring("\\fB" + in_roff + "\\fR"));
      CHECK_THAT(zsh_part, ContainsSubstring(option));
      CHECK_THAT(bash, ContainsSubstring(option));
      CHECK_THAT(fish, ContainsSubstring(" -l " + option.substr(2) + " "));
    }
  }
  CHECK(options_of(folder, "segment").size() > 20);
  CHECK(options_of(folder, "rfm").count("--as-of") == 1);
  CHECK(run(folder, {"completion", "powershell"}).code == 2);
  CHECK(run(folder, {"completion"}).code == 2);
}

TEST_CASE("bash completes commands, options and their words", "[segmentiq]") {
  const Folder folder;
  folder.file("completion.bash", run(folder, {"completion", "bash"}).out);
  fs::create_directory(folder / "here");  // with no files of which the names could be completed
  CHECK(bash_offers(folder, {"segmentiq", "ins"}) == std::vector<std::string>{"inspect"});
  CHECK(bash_offers(folder, {"segmentiq", "in.csv", "--link"}) == std::vector<std::string>{"--linkage"});
  CHECK(bash_offers(folder, {"segmentiq", "segment", "--linkage", "wa"}) == std::vector<std::string>{"ward"});
  CHECK(bash_offers(folder, {"segmentiq", "in.csv", "--linkage", "=", "wa"}) ==
        std::vector<std::string>{"ward"});
  CHECK(bash_offers(folder, {"segmentiq", "rfm", "--date-order", ""}) ==
        std::vector<std::string>{"auto", "day", "month"});
  CHECK(bash_offers(folder, {"segmentiq", "completion", "f"}) == std::vector<std::string>{"fish"});
  const auto of_rfm = bash_offers(folder, {"segmentiq", "rfm", "--"});
  CHECK(has(of_rfm, "--drop-duplicates"));
  CHECK_FALSE(has(of_rfm, "--linkage"));
  fs::create_directory(folder / "results");
  CHECK(bash_offers(folder, {"segmentiq", "in.csv", "-o", (folder / "res").string()}) ==
        std::vector<std::string>{(folder / "results").string()});
  folder.file("here/instalments.csv", "");
  CHECK(bash_offers(folder, {"segmentiq", "ins"}) == std::vector<std::string>{"inspect", "instalments.csv"});
}

TEST_CASE("progress goes to stderr, as events where asked for", "[segmentiq]") {
  const Folder folder;
  const Ended ended =
      run(folder, {sample, "-o", (folder / "out").string(), "--progress", "json", "--json", "--quiet"});
  REQUIRE(ended.code == 0);
  CHECK(nlohmann::json::parse(ended.out).contains("metrics"));
  std::set<std::string> phases;
  std::string last;
  double done = 0;
  for (const std::string& line : lines(ended.err)) {
    const auto event = nlohmann::json::parse(line);
    CHECK(event.size() == 4);
    const std::string phase = event.at("phase").get<std::string>();
    if (phase == last) CHECK(event.at("done").get<double>() >= done);
    last = phase;
    done = event.at("done").get<double>();
    if (!event.at("total").is_null()) CHECK(done <= event.at("total").get<double>());
    CHECK((event.at("seconds_left").is_null() || event.at("seconds_left").get<double>() >= 0));
    phases.insert(phase);
  }
  CHECK(phases.count("read") == 1);
  CHECK(phases.count("write") == 1);
  CHECK(run(folder, {sample, "-o", (folder / "out").string(), "--progress", "none"}).err.empty());
  CHECK(run(folder, {sample, "--progress", "some"}).code == 2);
}

TEST_CASE("inspect says what is in a file, and writes nothing", "[segmentiq]") {
  const Folder folder;
  const std::string csv = folder.file(
      "in.csv",
      "id,age,city,joined\n1,20,X,2024-01-05\n2,30,Y,2024-02-05\n3,,X,2024-03-05\n4,50,,2024-04-05\n");
  const Ended said = run(folder, {"inspect", csv, "--numeric", "age"});
  CHECK(said.code == 0);
  CHECK_THAT(said.out,
             ContainsSubstring("Rows           4\nColumns        4\n") &&
                 ContainsSubstring("\nage\n  numeric, used as a number: as asked for\n  3 distinct, 1 "
                                   "missing; 20 to 50, mean 33.3333, median 30\n") &&
                 ContainsSubstring("\njoined\n  date, left out") &&
                 ContainsSubstring("\nObservations   4 x ") &&
                 ContainsSubstring("Note           1 missing cell of 'age'"));
  CHECK(folder.entries() == 1);

  const Ended ended = run(folder, {"inspect", sample, "--json", "--drop", "region"});
  CHECK(ended.code == 0);
  const auto json = nlohmann::json::parse(ended.out);
  CHECK(json.at("rows") == 50);
  REQUIRE(json.at("columns").size() == 8);
  CHECK(json.at("columns").at(1).at("values").at("minimum") == 24);
  CHECK(json.at("columns").at(4).at("most_frequent").at(0) ==
        nlohmann::json{{"text", "Male"}, {"cells", 27}});
  CHECK(json.at("columns").at(5).at("used_as").is_null());
  CHECK(json.at("columns").at(5).at("overridden") == true);
  CHECK(json.at("segmenting").at("observations") == 50);
  CHECK(json.at("segmenting").at("features") == 12);
  CHECK(json.at("fault").is_null());

  // Every warning has its kind, however many there are.
  const auto warned = nlohmann::json::parse(run(folder, {"inspect", csv, "--numeric", "age", "--json"}).out);
  REQUIRE(warned.at("warnings").size() == 2);
  CHECK(warned.at("warning_kinds") == nlohmann::json{"missing", "missing"});

  // What cannot be segmented is shown all the same.
  const std::string infinite = folder.file("inf.csv", "a,b\n1.5,2\ninf,3\n4.5,5\n");
  const Ended cannot = run(folder, {"inspect", infinite});
  CHECK(cannot.code == 65);
  CHECK_THAT(cannot.out, ContainsSubstring("1 infinite"));
  CHECK_THAT(cannot.err, ContainsSubstring("cannot be segmented") && ContainsSubstring("line 3"));
  CHECK(run(folder, {"inspect", (folder / "absent.csv").string()}).code == 66);
}

TEST_CASE("columns are prepared as asked", "[segmentiq]") {
  const Folder folder;
  const auto features = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"inspect", sample, "--json"});
    const Ended ended = run(folder, words);
    CAPTURE(ended.err);
    REQUIRE(ended.code == 0);
    return nlohmann::json::parse(ended.out).at("segmenting").at("features").get<int>();
  };
  CHECK(features({}) == 20);
  CHECK(features({"--ordinal", "membership_tier=Bronze<Silver<Gold<Platinum"}) == 17);
  CHECK(features({"--rare", "5"}) < 20);
  CHECK(features({"--log", "annual_income", "--scale", "robust"}) == 20);

  const auto segmented = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {sample, "-k", "3", "--quiet", "-o", (folder / "out").string()});
    const Ended ended = run(folder, words);
    CAPTURE(words, ended.err);
    REQUIRE(ended.code == 0);
    return read_file(folder / "out/linkage.csv");
  };
  std::set<std::string> different = {segmented({})};
  const std::vector<std::vector<std::string>> choices = {{"--scale", "minmax"},
                                                         {"--scale", "quantile"},
                                                         {"--scale", "normal"},
                                                         {"--scale", "none"},
                                                         {"--weight", "age=4"},
                                                         {"--categorical-weight", "0.5"},
                                                         {"--category-scaling", "famd"},
                                                         {"--metric", "cityblock", "--linkage", "average"},
                                                         {"--metric", "gower", "--linkage", "average"}};
  for (const auto& words : choices)
    different.insert(segmented(words));
  CHECK(different.size() == choices.size() + 1);
  CHECK(segmented({"--weight", "age=1", "--categorical-weight", "1"}) == segmented({}));

  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong = {
      {{"--ordinal", "membership_tier"}, "--ordinal"},
      {{"--weight", "age"}, "--weight"},
      {{"--weight", "agee=2"}, "agee"},
      {{"--rare", "1.5"}, "--rare"},
      {{"--log", "agee"}, "agee"},
      {{"--scale", "min_max"}, "--scale"},
      {{"--metric", "manhattan"}, "--metric"},
      {{"--date", "age=never"}, "--date"},
      {{"--metric", "gower"}, "ward"}};
  for (const auto& [words, said] : wrong) {
    std::vector<std::string> arguments = {sample, "-o", (folder / "wrong").string()};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const Ended ended = run(folder, arguments);
    CAPTURE(words, ended.err);
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring(said));
    CHECK_FALSE(fs::exists(folder / "wrong"));
  }
}
