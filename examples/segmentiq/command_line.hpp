// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_COMMAND_LINE_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_COMMAND_LINE_HPP

#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "command.hpp"
#include "exit_code.hpp"

namespace program {

/// The parser of the whole program. A first word that is a command chooses it; with any other the command is
/// `segment`, so that `segmentiq FILE.csv` segments a file.
class CommandLine {
 public:
  CommandLine();
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// The command with its options; or the exit code where nothing is left to do, because help or version were
  /// printed or a message on the wrong words was.
  std::variant<Command*, ExitCode> parse(int argc, char** argv);

 private:
  void add(std::unique_ptr<Command> command);

  std::unique_ptr<CLI::App> program_;
  std::vector<std::pair<CLI::App*, std::unique_ptr<Command>>> commands_;
};

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_COMMAND_LINE_HPP
