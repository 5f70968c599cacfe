// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// segmentiq rfm from outside: from receipts to customers, and on to segments.
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "examples/tools/generate_receipts/receipts.hpp"
#include "support/catch.hpp"
#include "support/run_program.hpp"

namespace {

namespace fs = std::filesystem;
using namespace segmentiq::testing;

const std::string few =
    "customer_id,date,amount,category\n"
    "2,2024-05-31,10.10,food\n"
    "1,2024-05-01,30,food\n"
    "1,2024-05-30,0.2,drinks\n"
    "1,2024-05-30,0.2,drinks\n"
    "3,2024-06-30,-5,food\n"
    ",2024-05-30,7,food\n";

std::string receipts_csv(int rows, std::int64_t customers) {
  receipts::ReceiptGenerator generator(3, customers);
  std::string csv(receipts::header);
  for (int row = 0; row < rows; ++row)
    receipts::append_row(csv, generator.next());
  return csv;
}

}  // namespace

TEST_CASE("receipts become a file of customers", "[segmentiq][rfm]") {
  const Folder folder;
  const std::string csv = folder.file("in.csv", few);
  const std::string out = (folder / "customers.csv").string();
  const Ended ended = run(folder, {"rfm", csv, "-o", out});
  REQUIRE(ended.code == 0);
  CHECK(ended.err.empty());
  CHECK(read_file(out) ==
        "customer_id,recency_days,frequency,monetary,basket,tenure_days,share_drinks,share_food\n"
        "1,31,2,30.4,15.2,60,0.013157894736842106,0.986842105263158\n"
        "2,30,1,10.1,10.1,30,0,1\n"
        "3,,0,-5,,,,\n");
  CHECK_THAT(ended.out,
             ContainsSubstring("Customers      3 from 5 rows, 1 left out\nAs of          2024-06-30\n") &&
                 ContainsSubstring(
                     "Columns        customer customer_id, date date, amount amount, category category") &&
                 ContainsSubstring("Note           1 row has no customer and is left out, on line 7\n") &&
                 ContainsSubstring("1 row repeats an earlier one in every cell and is kept, on line 5") &&
                 ContainsSubstring("Results        " + out));
  CHECK(folder.entries() == 2);

  // To stdout: data alone, what is said on stderr.
  for (const auto& words : {std::vector<std::string>{"rfm", csv}, {"rfm", csv, "-o", "-"}}) {
    const Ended piped = run(folder, words);
    CHECK(piped.code == 0);
    CHECK(piped.out == read_file(out));
    CHECK_THAT(piped.err, ContainsSubstring("Note           1 row has no customer"));
  }
  CHECK(run(folder, {"rfm", csv, "--quiet"}).err.empty());
  CHECK(run(folder, {"rfm", "-", "--quiet"}, csv).out == read_file(out));

  const Ended json = run(folder, {"rfm", csv, "-o", out, "--json", "--as-of", "2024-05-31",
                                  "--drop-duplicates", "--category", "", "--threads", "1"});
  REQUIRE(json.code == 0);
  const auto said = nlohmann::json::parse(json.out);
  CHECK(said.at("as_of") == "2024-05-31");
  CHECK(said.at("customers") == 2);
  CHECK(said.at("columns").at("category").is_null());
  CHECK(said.at("rows").at("total") == 6);
  CHECK(said.at("rows").at("used") == 3);
  CHECK(said.at("rows").at("future") == 1);
  CHECK(said.at("rows").at("duplicates") == 1);
  CHECK(said.at("warnings").size() == 3);
  CHECK(lines(read_file(out)).front() == "customer_id,recency_days,frequency,monetary,basket,tenure_days");
}

TEST_CASE("a mistyped year is doubted, and --as-of leaves its receipt out", "[segmentiq][rfm]") {
  const Folder folder;
  std::string rows = "customer_id,date,amount\n";
  for (int i = 0; i < 30; ++i)
    rows +=
        std::to_string(i % 6) + (i == 17 ? ",2042" : ",2024") + "-05-" + std::to_string(10 + i % 18) + ",5\n";
  const std::string csv = folder.file("in.csv", rows), out = (folder / "customers.csv").string();
  const Ended doubted = run(folder, {"rfm", csv, "-o", out});
  REQUIRE(doubted.code == 0);
  CHECK_THAT(doubted.out, ContainsSubstring("Note           1 receipt is dated 2042-05-27, ") &&
                              ContainsSubstring(", on line 19, ") && ContainsSubstring("--as-of"));
  const Ended given = run(folder, {"rfm", csv, "-o", out, "--as-of", "2024-05-27"});
  REQUIRE(given.code == 0);
  CHECK_THAT(given.out, ContainsSubstring(
                            "Note           1 row is dated after 2024-05-27 and is left out, on line 19\n"));
  CHECK(given.out.find("2042") == std::string::npos);
}

TEST_CASE("customers of receipts can be segmented", "[segmentiq][rfm]") {
  const Folder folder;
  const std::string csv = folder.file("in.csv", receipts_csv(6000, 150));
  const std::string customers = (folder / "customers.csv").string();
  REQUIRE(run(folder, {"rfm", csv, "-o", customers, "--quiet"}).code == 0);
  CHECK(lines(read_file(customers)).size() <= 151);
  REQUIRE(run(folder, {customers, "-o", (folder / "out").string(), "--quiet", "-k", "4"}).code == 0);
  const auto json = nlohmann::json::parse(read_file(folder / "out/metrics.json"));
  CHECK(json.at("metrics").at("n_clusters") == 4);
  const auto numbers = json.at("feature_config").at("numeric_features").get<std::vector<std::string>>();
  CHECK(std::find(numbers.begin(), numbers.end(), "recency_days") != numbers.end());
  CHECK(std::find(numbers.begin(), numbers.end(), "monetary") != numbers.end());
}

TEST_CASE("rfm's exit status says what went wrong, and nothing is left behind", "[segmentiq][rfm]") {
  const Folder folder;
  const std::string csv = folder.file("in.csv", few);
  const std::string unclear = folder.file("unclear.csv", "customer,date,amount\n1,03/04/2024,5\n");
  const std::string no_names = folder.file("names.csv", "who,date,amount\n1,2024-05-31,5\n");
  const std::string bad = folder.file("bad.csv", "customer,date,amount\n1,soon,5\n");
  fs::create_directory(folder / "taken");
  struct Case {
    std::vector<std::string> words;
    int code;
    std::vector<std::string> said;
  };
  const std::string out = (folder / "out.csv").string();
  const std::vector<Case> cases = {
      {{}, 2, {"TRANSACTIONS.csv is required", "segmentiq rfm --help"}},
      {{csv, "--as-of", "03/04/2024"}, 2, {"--as-of", "2024-12-31"}},
      {{csv, "--as-of", "2024-05"}, 2, {"--as-of"}},
      {{csv, "--date-order", "year"}, 2, {"--date-order", "auto"}},
      {{csv, "--max-categories", "-1"}, 2, {"--max-categories"}},
      {{csv, "--amount", "amout"}, 2, {"'amout'", "'customer_id', 'date', 'amount'"}},
      {{csv, "--linkage", "ward"}, 2, {"--linkage"}},
      {{no_names}, 2, {"it is the customer", "--customer"}},
      {{unclear}, 65, {"line 2", "03/04/2024", "--date-order day"}},
      {{bad}, 65, {"no row can be used", "'soon'", "line 2"}},
      {{(folder / "absent.csv").string()}, 66, {"absent.csv"}},
      {{csv, "--max-memory", "100B"}, 75, {"100 B"}},
  };
  const std::size_t before = folder.entries();
  for (const Case& c : cases) {
    std::vector<std::string> words = {"rfm", "-o", out};
    words.insert(words.end(), c.words.begin(), c.words.end());
    const Ended ended = run(folder, words);
    CAPTURE(words, ended.err);
    CHECK(ended.code == c.code);
    CHECK(ended.out.empty());
    for (const std::string& text : c.said)
      CHECK_THAT(ended.err, ContainsSubstring(text));
    CHECK(folder.entries() == before);
  }
  CHECK(run(folder, {"rfm", csv, "--json"}).code == 2);
  CHECK(run(folder, {"rfm", csv, "-o", (folder / "taken").string()}).code == 73);
  CHECK(run(folder, {"rfm", csv, "-o", (folder / "no/such/folder.csv").string()}).code == 73);
  CHECK(run(folder, {"rfm", unclear, "--date-order", "month", "-o", out}).code == 0);
  CHECK(run(folder, {"rfm", csv, "-o", "/dev/null"}).code == 0);
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a file that is there stays as it was until the new one is whole", "[segmentiq][rfm]") {
  const Folder folder;
  const std::string bad = folder.file("bad.csv", "customer,date,amount\n1,soon,5\n");
  const std::string out = folder.file("out.csv", "mine\n");
  CHECK(run(folder, {"rfm", bad, "-o", out}).code == 65);
  CHECK(read_file(out) == "mine\n");
  CHECK(run(folder, {"rfm", folder.file("in.csv", few), "-o", out}).code == 0);
  CHECK(read_file(out) != "mine\n");
  CHECK(folder.entries() == 3);
}

TEST_CASE("an interrupt ends every command at once", "[segmentiq][rfm]") {
  using namespace std::chrono_literals;
  const Folder folder;
  const fs::path pipe = folder / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  const int held_open = open(pipe.c_str(), O_RDWR);
  for (const std::string command : {"rfm", "inspect"}) {
    std::vector<std::string> words = {command, "-"};
    if (command == "rfm") words.insert(words.end(), {"-o", (folder / "out.csv").string()});
    Process process(folder, words, pipe.string());
    std::this_thread::sleep_for(150ms);
    process.signal(SIGINT);
    CHECK(process.wait().code == 130);
    CHECK(folder.entries() == 1);
  }
  const std::string csv = folder.file("in.csv", receipts_csv(200'000, 5000));
  Process process(folder, {"rfm", csv, "-o", (folder / "out.csv").string()});
  std::this_thread::sleep_for(20ms);
  process.signal(SIGINT);
  CHECK(process.wait().code == 130);
  CHECK(folder.entries() == 2);
  close(held_open);
}
