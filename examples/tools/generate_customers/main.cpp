// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// generate_customers: writes as many invented customers as asked for, the same ones for the same seed.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

#include "customers.hpp"
#include "examples/tools/row_program.hpp"

int main(int argc, char** argv) {
  row_program::Output output;
  std::uint64_t seed = 1;
  double noise = 1;
  bool with_segment = false;
  CLI::App app("Writes a CSV file of invented supermarket customers with four planted segments.");
  row_program::add_output_options(app, output, "customers");
  app.add_option("--seed", seed, "The same seed gives the same customers")->capture_default_str();
  app.add_option("--noise", noise, "0 = all customers of a segment are alike, 1 = lifelike, 10 = a blur")
      ->check(CLI::Range(0.0, 10.0))
      ->capture_default_str();
  app.add_flag("--segments", with_segment, "Add the true segment as the last column");
  if (const auto code = row_program::parse(app, argc, argv)) return *code;

  customers::CustomerGenerator generator(seed, noise);
  std::string header;
  customers::append_header(header, with_segment);
  const auto append = [&](std::string& csv) {
    customers::append_row(csv, generator.next(), with_segment);
  };
  return row_program::write("generate_customers", output, {header, append});
}
