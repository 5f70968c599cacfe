// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_OPTION_TEXT_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_OPTION_TEXT_HPP

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

// What the parser knows of commands and options. --help, the manual page and the completions are made from it
// and from nothing else.
namespace program {

struct OptionText {
  std::vector<std::string> names;    ///< "-k", "--clusters"; one name without dashes for a positional
  std::string value;                 ///< "K|auto"; empty for a flag
  std::vector<std::string> choices;  ///< the possible words, where they are few
  std::string description;
  std::string standard;  ///< the default; may be empty
  bool positional = false;
  bool required = false;
};

struct OptionGroup {
  std::string name;
  std::vector<OptionText> options;
};

/// The options of a command, in groups, in the order in which they were added; positionals come first.
std::vector<OptionGroup> option_groups(const CLI::App& command);

/// "segmentiq rfm [OPTIONS] TRANSACTIONS.csv".
std::string usage_of(const CLI::App& command);

/// The visible commands of the program.
std::vector<const CLI::App*> commands_of(const CLI::App& program);

/// The text of --help, in lines of at most 80 characters.
std::string help_of(const CLI::App& command);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_OPTION_TEXT_HPP
