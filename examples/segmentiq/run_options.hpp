// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_RUN_OPTIONS_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_RUN_OPTIONS_HPP

#include <cstddef>
#include <string>

namespace CLI {
class App;
}

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

/// Checks what the parser cannot. @throws CLI::ParseError
void interpret(const RunOptions& options);

/// Bytes: those of --max-memory, else what the machine has free now.
std::size_t memory_limit(const RunOptions& options);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_RUN_OPTIONS_HPP
