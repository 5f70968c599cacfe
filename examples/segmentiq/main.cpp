// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// The segmentiq program. Each command is a file of its own; the words that choose it are parsed in
// command_line.cpp.
#include <exception>
#include <iostream>
#include <new>
#include <variant>

#include "command.hpp"
#include "command_line.hpp"
#include "session.hpp"

namespace program {
namespace {

void say(ExitCode code, const std::exception& error) {
  std::cerr << "segmentiq: ";
  if (code == interrupted)
    std::cerr << "stopped; no file was written\n";
  else if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
    std::cerr << "the machine has not enough memory for this\n";
  else
    std::cerr << error.what() << '\n';
}

}  // namespace
}  // namespace program

int main(int argc, char** argv) {
  using namespace program;
  std::ios::sync_with_stdio(false);
  CommandLine words;
  const std::variant<Command*, ExitCode> parsed = words.parse(argc, argv);
  if (const ExitCode* code = std::get_if<ExitCode>(&parsed)) return *code;

  Command& command = *std::get<Command*>(parsed);
  Session session(command.run_options());
  try {
    const ExitCode code = command.run(session);
    std::cout.flush();
    return std::cout ? code : cannot_create_output;
  } catch (const std::exception& error) {
    session.discard();
    session.finish_progress();
    const ExitCode code = exit_code_of(error);
    say(code, error);
    return code;
  }
}
