// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "input_options.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <iostream>
#include <system_error>

#include "segmentiq/core/error.hpp"
#include "segmentiq/csv/read_csv.hpp"

namespace program {

using namespace segmentiq;

namespace {

char separator_from(const std::string& text) {
  if (text == "tab" || text == "\\t" || text == "\t") return '\t';
  if (text == "," || text == ";" || text == "|") return text[0];
  throw CLI::ValidationError("--separator", "'" + text + "' must be one of , ; | tab");
}

}  // namespace

void add_input_options(CLI::App& command, InputOptions& options, const std::string& name) {
  const std::string group = "Input";
  command.add_option(name, options.file, "The file to read; - reads standard input")
      ->required()
      ->group(group);
  add_separator_option(command, options);
}

void add_separator_option(CLI::App& command, InputOptions& options) {
  const std::string group = "Input";
  command.add_option("--separator", options.separator, "Between cells: , ; | or tab; found out by default")
      ->type_name("CHAR")
      ->group(group);
}

void interpret(InputOptions& options) {
  if (!options.separator.empty()) options.csv.separator = separator_from(options.separator);
}

void require_readable(const InputOptions& options) {
  if (options.file == "-" || ::access(options.file.c_str(), R_OK) == 0) return;
  const std::string why = std::generic_category().message(errno);
  const bool may_be_a_command = options.file.find_first_of("./") == std::string::npos;
  throw input_error("cannot read '" + options.file + "': " + why +
                    (may_be_a_command ? " (and it is no command; segmentiq --help shows them)" : ""));
}

Table read_input(const InputOptions& options, const Execution& execution) {
  if (options.file == "-") return read_csv(std::cin, "standard input", options.csv, execution);
  return read_csv(options.file, options.csv, execution);
}

}  // namespace program
