// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_COMMAND_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_COMMAND_HPP

#include <memory>

#include "exit_code.hpp"
#include "run_options.hpp"

namespace CLI {
class App;
}

namespace program {

class Session;

/// A command of the program. Each is a file of its own: its options, their meaning, and the work.
class Command {
 public:
  Command() = default;
  virtual ~Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  /// Adds the command and its options to the parser, which writes them into this object.
  virtual CLI::App& add_to(CLI::App& program) = 0;

  /// Called once the words are parsed: checks what the parser cannot, and turns words into options.
  /// @throws CLI::ParseError
  virtual void interpret() {}

  /// Does the work. An exception ends the program with exit_code_of().
  virtual ExitCode run(Session& session) = 0;

  const RunOptions& run_options() const { return run_options_; }

 protected:
  RunOptions run_options_;
};

std::unique_ptr<Command> make_segment_command();
std::unique_ptr<Command> make_inspect_command();
std::unique_ptr<Command> make_assign_command();
std::unique_ptr<Command> make_compare_command();
std::unique_ptr<Command> make_rfm_command();
/// @param program the whole parser, which must outlive the command
std::unique_ptr<Command> make_completion_command(const CLI::App& program);
std::unique_ptr<Command> make_manual_command(const CLI::App& program);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_COMMAND_HPP
