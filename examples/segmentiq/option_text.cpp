// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "option_text.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "examples/common/text.hpp"

namespace program {
namespace {

constexpr std::size_t line_width = 79;
constexpr std::size_t text_column = 26;

OptionText text_of(const CLI::Option& option) {
  OptionText text;
  text.positional = option.get_positional();
  text.required = option.get_required();
  text.description = option.get_description();
  const std::string type = option.get_type_name();  // "METHOD:{single,complete}", "N:INT in [1 - 4096]"
  const std::size_t open = type.find('{');
  if (open != std::string::npos && type.back() == '}')
    text.choices = CLI::detail::split(type.substr(open + 1, type.size() - open - 2), ',');
  if (text.positional) {
    text.names.push_back(option.get_name(true, false));
    return text;
  }
  for (const std::string& name : option.get_snames())
    text.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames())
    text.names.push_back("--" + name);
  if (option.get_type_size() == 0) return text;  // a flag
  text.value = type.substr(0, type.find(':'));
  text.standard = option.get_default_str();
  return text;
}

std::string joined_names(const OptionText& option) {
  std::string names;
  for (const std::string& name : option.names)
    names += (names.empty() ? "" : ", ") + name;
  return option.value.empty() ? names : names + " " + option.value;
}

void append_entry(const std::string& head, const std::string& text, std::string& out) {
  std::string line = "  " + head;
  std::vector<std::string> lines = wrapped(text, line_width - text_column);
  if (line.size() + 2 > text_column) {
    out += line + "\n";
    line.clear();
  }
  for (const std::string& part : lines) {
    out += padded(line, text_column) + part + "\n";
    line.clear();
  }
  if (lines.empty()) out += line + "\n";
}

}  // namespace

std::vector<OptionGroup> option_groups(const CLI::App& command) {
  std::vector<OptionGroup> groups;
  const auto group = [&](const std::string& name) -> OptionGroup& {
    const auto at = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.name == name; });
    return at != groups.end() ? *at : groups.emplace_back(OptionGroup{name, {}});
  };
  const auto options =
      command.get_options([](const CLI::Option* option) { return !option->get_group().empty(); });
  for (const CLI::Option* option : options)
    if (option->get_positional()) group(option->get_group()).options.push_back(text_of(*option));
  for (const CLI::Option* option : options)
    if (!option->get_positional()) group(option->get_group()).options.push_back(text_of(*option));
  // What every command has (--help and the like) comes last.
  std::stable_partition(groups.begin(), groups.end(), [](const auto& g) { return g.name != "Options"; });
  return groups;
}

std::string usage_of(const CLI::App& command) {
  std::string usage = command.get_name();
  if (command.get_parent() != nullptr) usage = command.get_parent()->get_name() + " " + usage;
  usage += " [OPTIONS]";
  for (const CLI::Option* option : command.get_options())
    if (option->get_positional()) usage += " " + option->get_name(true, false);
  return usage;
}

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

std::string help_of(const CLI::App& command) {
  const std::vector<const CLI::App*> commands = commands_of(command);
  std::string out =
      "Usage: " + (commands.empty() ? usage_of(command) : command.get_name() + " [COMMAND] …") + "\n";
  out += "\n" + command.get_description() + "\n";
  if (!commands.empty()) {
    out += "\nCommands:\n";
    for (const CLI::App* c : commands) {
      const std::string about = c->get_description();
      append_entry(c->get_name(), about.substr(0, std::min(about.find(".\n"), about.size() - 1)), out);
    }
  }
  for (const OptionGroup& group : option_groups(command)) {
    out += "\n" + group.name + ":\n";
    for (const OptionText& option : group.options)
      append_entry(
          joined_names(option),
          option.description + (option.standard.empty() ? "" : " (default: " + option.standard + ")"), out);
  }
  if (!command.get_footer().empty()) out += command.get_footer() + "\n";
  return out;
}

}  // namespace program
