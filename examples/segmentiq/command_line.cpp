// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "option_text.hpp"
#include "segmentiq/version.hpp"

namespace program {
namespace {

constexpr const char* description = R"(Finds customer segments by exact hierarchical clustering.

  segmentiq customers.csv     segments a file of customers, one a row: this is
                              the command segment, whose name may be left out)";

constexpr const char* footer = R"(
segmentiq COMMAND --help says what a command does, and all its options.
A file that is called as a command is given with its folder, as ./segment.

Examples:
  segmentiq inspect customers.csv                what the columns are taken for
  segmentiq customers.csv --dry-run              what would be used, and what
                                                 memory and time it takes
  segmentiq customers.csv -k 5 -o five           five segments, into five/
  segmentiq assign five/model.json new.csv -o assigned.csv
                                                 new customers into them
  segmentiq rfm receipts.csv -o customers.csv    from receipts to customers
  segmentiq rfm receipts.csv | segmentiq -       and on to segments

Data goes to stdout or into files, all else to stderr. Files are written whole
or not at all.

Exit status: 0 done, 1 failure, 2 usage, 65 bad data, 66 no input,
73 cannot create output, 75 too big for the memory limit, 130 interrupted.)";

class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const override {
    return help_of(*app);
  }
};

}  // namespace

CommandLine::CommandLine() : program_(std::make_unique<CLI::App>(description, "segmentiq")) {
  program_->footer(footer);
  program_->formatter(std::make_shared<HelpFormatter>());
  program_->set_help_flag("-h,--help", "Print this text and end");
  program_->set_version_flag("--version", std::string("segmentiq ") + segmentiq::version,
                             "Print the version and end");
  program_->require_subcommand(1);
  add(make_segment_command());
  add(make_inspect_command());
  add(make_assign_command());
  add(make_compare_command());
  add(make_rfm_command());
  add(make_completion_command(*program_));
  add(make_manual_command(*program_));
}

CommandLine::~CommandLine() = default;

void CommandLine::add(std::unique_ptr<Command> command) {
  CLI::App& app = command->add_to(*program_);
  app.set_help_flag("-h,--help", "Print this text and end");
  commands_.emplace_back(&app, std::move(command));
}

std::variant<Command*, ExitCode> CommandLine::parse(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  const std::string first = words.empty() ? "" : words.front();
  const auto is_command = [&](const auto& command) {
    return command.first->get_name() == first;
  };
  const bool chosen = std::any_of(commands_.begin(), commands_.end(), is_command);
  if (!chosen && first != "-h" && first != "--help" && first != "--version")
    words.insert(words.begin(), "segment");
  std::reverse(words.begin(), words.end());  // as CLI11 wants them
  Command* found = nullptr;
  std::string help = "segmentiq --help shows all commands.";
  try {
    program_->parse(words);
    for (const auto& [app, command] : commands_)
      if (app->parsed()) found = command.get();
    found->interpret();
  } catch (const CLI::Success& done) {
    program_->exit(done, std::cout, std::cerr);
    return success;
  } catch (const CLI::ParseError& error) {
    for (const auto& [app, command] : commands_)
      if (app->parsed()) help = "segmentiq " + app->get_name() + " --help shows all options.";
    std::cerr << "segmentiq: " << error.what() << '\n' << help << '\n';
    return usage;
  }
  return found;
}

}  // namespace program
