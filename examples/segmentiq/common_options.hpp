// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_COMMON_OPTIONS_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_COMMON_OPTIONS_HPP

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/csv/csv_options.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/table/table.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

// Options that several commands have.
namespace program {

/// How a command runs.
struct RunOptions {
  int threads = 0;
  std::string max_memory;
  std::string progress = "auto";
  bool quiet = false;
};

/// --threads, --max-memory, --progress and --quiet.
/// @param quiet_help what --quiet leaves out
void add_run_options(CLI::App& command, RunOptions& options, const std::string& quiet_help);
/// @throws CLI::ParseError
void settle(const RunOptions& options);
/// Bytes; what the machine has free now when nothing was asked for.
std::size_t memory_limit(const RunOptions& options);

/// A CSV file to read.
struct InputOptions {
  std::string file;  ///< or "-" for standard input
  segmentiq::CsvOptions csv{};
  std::string separator;
};

/// The positional file, and how it is written.
void add_input_options(CLI::App& command, InputOptions& options, const std::string& name);
/// --separator alone.
void add_separator_option(CLI::App& command, InputOptions& options);
void settle(InputOptions& options);
/// @throws input_error when the file cannot be read, before any work is done
void require_readable(const InputOptions& options);
segmentiq::Table read_input(const InputOptions& options, const segmentiq::Execution& execution);

/// How a table becomes observations.
struct PrepareWords {
  segmentiq::PrepareOptions prepare{};
  std::string pca;
  std::string scale = "standard";
  std::string category_scaling = "equal";
  std::string rare;
  std::vector<std::string> missing, ordinals, dates, weights;
};

void add_prepare_options(CLI::App& command, PrepareWords& words);
void settle(PrepareWords& words);

/// An option that takes one of a few words. Its type is named `value`, or the words with bars between them.
CLI::Option* add_choice(CLI::App& command, const std::string& names, std::string& to,
                        const std::vector<std::string>& choices, const std::string& help,
                        const std::string& value = "");

/// The whole text as a number, or nothing.
std::optional<double> number_from(const std::string& text);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_COMMON_OPTIONS_HPP
