// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// generate_receipts: writes as many invented receipts as asked for, the same ones for the same seed.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>

#include "receipts.hpp"

namespace {

constexpr int exit_usage = 2;
constexpr int exit_cannot_create = 73;

struct Options {
  std::int64_t rows = 0;
  std::int64_t customers = 0;
  std::uint64_t seed = 1;
  std::string output;
};

/// Writes row by row through a buffer of 64 kB: the memory does not grow with the rows.
bool write_receipts(const Options& options, std::FILE* file) {
  constexpr std::size_t full = std::size_t{1} << 16;
  receipts::ReceiptGenerator generator(options.seed, options.customers);
  std::string csv(receipts::header);
  csv.reserve(full + 256);
  for (std::int64_t row = 0; row < options.rows; ++row) {
    receipts::append_row(csv, generator.next());
    if (csv.size() < full) continue;
    if (std::fwrite(csv.data(), 1, csv.size(), file) != csv.size()) return false;
    csv.clear();
  }
  return std::fwrite(csv.data(), 1, csv.size(), file) == csv.size() && std::fflush(file) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Writes a CSV file of invented receipts of the customers that generate_customers draws.");
  app.add_option("ROWS", options.rows, "How many receipts")
      ->required()
      ->check(CLI::Range(0LL, 1'000'000'000LL));
  app.add_option("--customers", options.customers, "How many customers; one for 40 receipts by default")
      ->check(CLI::Range(1LL, 100'000'000LL));
  app.add_option("--seed", options.seed, "The same seed gives the same receipts")->capture_default_str();
  app.add_option("-o,--output", options.output, "File to write, standard output when not given");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : exit_usage;
  }
  if (options.customers == 0) options.customers = std::max<std::int64_t>(1, options.rows / 40);

  std::FILE* file = options.output.empty() ? stdout : std::fopen(options.output.c_str(), "wb");
  bool written = file != nullptr && write_receipts(options, file);
  if (file != nullptr && file != stdout) written = std::fclose(file) == 0 && written;
  if (!written) {
    const std::string name = options.output.empty() ? "standard output" : "'" + options.output + "'";
    std::fprintf(stderr, "generate_receipts: cannot write %s\n", name.c_str());
    return exit_cannot_create;
  }
  return 0;
}
