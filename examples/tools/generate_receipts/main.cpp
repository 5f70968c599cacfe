// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// generate_receipts: writes as many invented receipts as asked for, the same ones for the same seed.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <string>

#include "examples/tools/row_program.hpp"
#include "receipts.hpp"

int main(int argc, char** argv) {
  row_program::Output output;
  std::int64_t customers = 0;
  std::uint64_t seed = 1;
  CLI::App app("Writes a CSV file of invented receipts of the customers that generate_customers draws.");
  row_program::add_output_options(app, output, "receipts");
  app.add_option("--customers", customers, "How many customers; one for 40 receipts by default")
      ->check(CLI::Range(1LL, 100'000'000LL));
  app.add_option("--seed", seed, "The same seed gives the same receipts")->capture_default_str();
  if (const auto code = row_program::parse(app, argc, argv)) return *code;

  if (customers == 0) customers = std::max<std::int64_t>(1, output.rows / 40);
  receipts::ReceiptGenerator generator(seed, customers);
  const auto append = [&](std::string& csv) {
    receipts::append_row(csv, generator.next());
  };
  return row_program::write("generate_receipts", output, {std::string(receipts::header), append});
}
