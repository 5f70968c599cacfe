// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_OPTIONS_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_OPTIONS_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <variant>

#include "exit_code.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/table/csv_options.hpp"

namespace program {

/// What the command line asks for.
struct Options {
  std::string input;  ///< a file, or "-" for standard input
  std::string output = "segmentiq-output";
  segmentiq::CsvOptions csv{};
  segmentiq::SegmentOptions segment{};
  int threads = 0;
  std::size_t max_memory = 0;  ///< bytes; 0 = what the machine has free
  bool json = false;
  bool quiet = false;
  bool dry_run = false;
};

/// The options, or the exit code when nothing is left to do: help and version were printed, or the words were
/// wrong and a message stands on stderr.
std::variant<Options, ExitCode> parse_command_line(int argc, char** argv);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_OPTIONS_HPP
