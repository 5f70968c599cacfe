// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_INPUT_OPTIONS_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_INPUT_OPTIONS_HPP

#include <string>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/csv/csv_options.hpp"
#include "segmentiq/table/table.hpp"

namespace CLI {
class App;
}

namespace program {

/// A CSV file to read.
struct InputOptions {
  std::string file;  ///< or "-" for standard input
  segmentiq::CsvOptions csv{};
  std::string separator;
};

/// The positional file, and --separator.
void add_input_options(CLI::App& command, InputOptions& options, const std::string& name);

/// --separator alone.
void add_separator_option(CLI::App& command, InputOptions& options);

/// Takes the separator into `csv`. @throws CLI::ParseError
void interpret(InputOptions& options);

/// @throws input_error when the file cannot be read, before any work is done
void require_readable(const InputOptions& options);

segmentiq::Table read_input(const InputOptions& options, const segmentiq::Execution& execution);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_INPUT_OPTIONS_HPP
