// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// generate_customers: writes as many invented customers as asked for, the same ones for the same seed.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <string>

#include "customers.hpp"

namespace {

constexpr int exit_usage = 2;
constexpr int exit_cannot_create = 73;

struct Options {
  std::int64_t rows = 0;
  std::uint64_t seed = 1;
  double noise = 1;
  bool with_segment = false;
  std::string output;
};

/// Writes row by row through a buffer of 64 kB: the memory does not grow with the rows.
bool write_customers(const Options& options, std::FILE* file) {
  constexpr std::size_t full = std::size_t{1} << 16;
  customers::CustomerGenerator generator(options.seed, options.noise);
  std::string csv;
  csv.reserve(full + 256);
  customers::append_header(csv, options.with_segment);
  for (std::int64_t row = 0; row < options.rows; ++row) {
    customers::append_row(csv, generator.next(), options.with_segment);
    if (csv.size() < full) continue;
    if (std::fwrite(csv.data(), 1, csv.size(), file) != csv.size()) return false;
    csv.clear();
  }
  return std::fwrite(csv.data(), 1, csv.size(), file) == csv.size() && std::fflush(file) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Writes a CSV file of invented supermarket customers with four planted segments.");
  app.add_option("ROWS", options.rows, "How many customers")
      ->required()
      ->check(CLI::Range(0LL, 1'000'000'000LL));
  app.add_option("--seed", options.seed, "The same seed gives the same customers")->capture_default_str();
  app.add_option("--noise", options.noise,
                 "0 = all customers of a segment are alike, 1 = lifelike, 10 = a blur")
      ->check(CLI::Range(0.0, 10.0))
      ->capture_default_str();
  app.add_flag("--segments", options.with_segment, "Add the true segment as the last column");
  app.add_option("-o,--output", options.output, "File to write, standard output when not given");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : exit_usage;
  }

  std::FILE* file = options.output.empty() ? stdout : std::fopen(options.output.c_str(), "wb");
  bool written = file != nullptr && write_customers(options, file);
  if (file != nullptr && file != stdout) written = std::fclose(file) == 0 && written;
  if (!written) {
    const std::string name = options.output.empty() ? "standard output" : "'" + options.output + "'";
    std::fprintf(stderr, "generate_customers: cannot write %s\n", name.c_str());
    return exit_cannot_create;
  }
  return 0;
}
