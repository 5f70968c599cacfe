// SPDX-License-Identifier: MIT Copyright (c) 2026 The segmentiq authors segmentiq completion: scripts for
// shells that complete commands and options. Made from the parser, so they have every option.
#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <vector>

#include "command.hpp"
#include "option_text.hpp"

namespace program {
namespace {

constexpr const char* description =
    R"(Prints what bash, zsh or fish needs to complete commands and options.)";

constexpr const char* footer = R"(
Examples:
  . <(segmentiq completion bash)                        in ~/.bashrc
  segmentiq completion zsh > ~/.zfunc/_segmentiq        with ~/.zfunc in fpath
  segmentiq completion fish > ~/.config/fish/completions/segmentiq.fish

An installed segmentiq has brought them along.)";

struct CommandText {
  std::string name;
  std::string about;
  std::vector<OptionText> options;  ///< and positionals
};

std::string first_clause(const std::string& text) {
  std::size_t end = text.size();
  for (const char* stop : {". ", "; ", ": ", ".\n", " (", ", as "})
    end = std::min(end, text.find(stop));
  std::string clause = text.substr(0, end);
  if (clause.ends_with('.')) clause.pop_back();
  return clause;
}

std::vector<CommandText> texts_of(const CLI::App& program) {
  std::vector<CommandText> commands;
  for (const CLI::App* command : commands_of(program)) {
    CommandText text{command->get_name(), first_clause(command->get_description()), {}};
    for (const OptionGroup& group : option_groups(*command))
      text.options.insert(text.options.end(), group.options.begin(), group.options.end());
    commands.push_back(std::move(text));
  }
  return commands;
}

bool is_file(const OptionText& option) {
  return option.value == "FILE" || (option.positional && option.choices.empty());
}

/// All words of a list, with a space between them.
std::string words(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& word : list)
    text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string names_of(const std::vector<CommandText>& commands) {
  std::vector<std::string> names;
  for (const CommandText& c : commands)
    names.push_back(c.name);
  return words(names);
}

void write_bash(const std::vector<CommandText>& commands, std::ostream& out) {
  out << "# bash completion of segmentiq, made by `segmentiq completion bash`\n"
         "_segmentiq() {\n"
         "  local current=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" command\n"
         "  if [[ $current == = ]]; then current=; elif [[ $before == = ]]; then "
         "before=\"${COMP_WORDS[COMP_CWORD-2]}\"; fi\n"
         "  COMPREPLY=()\n"
         "  case \"${COMP_WORDS[1]}\" in\n";
  std::string all;
  for (const CommandText& c : commands)
    all += (all.empty() ? "" : "|") + c.name;
  out << "    " << all << ") command=${COMP_WORDS[1]} ;;\n    *) command=segment ;;\n  esac\n"
      << "  if (( COMP_CWORD == 1 )) && [[ $current != -* ]]; then\n"
      << "    COMPREPLY=($(compgen -W '" << names_of(commands)
      << "' -- \"$current\") $(compgen -f -- \"$current\"))\n"
      << "    return\n  fi\n"
      << "  case \"$command $before\" in\n";
  for (const CommandText& c : commands)
    for (const OptionText& option : c.options) {
      if (option.positional || option.value.empty()) continue;
      std::string pattern;
      for (const std::string& name : option.names)
        pattern += (pattern.empty() ? "\"" : "|\"") + c.name + " " + name + "\"";
      out << "    " << pattern << ") ";
      if (!option.choices.empty())
        out << "COMPREPLY=($(compgen -W '" << words(option.choices) << "' -- \"$current\")); ";
      else if (option.value == "DIR")
        out << "COMPREPLY=($(compgen -d -- \"$current\")); ";
      else if (is_file(option))
        out << "COMPREPLY=($(compgen -f -- \"$current\")); ";
      out << "return ;;\n";
    }
  out << "  esac\n  case \"$command\" in\n";
  for (const CommandText& c : commands) {
    std::vector<std::string> flags, choices;
    for (const OptionText& option : c.options) {
      auto& to = option.positional ? choices : flags;
      const auto& from = option.positional ? option.choices : option.names;
      to.insert(to.end(), from.begin(), from.end());
    }
    out << "    " << c.name << ")\n      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '"
        << words(flags) << "' -- \"$current\")); ";
    if (choices.empty())
      out << "else COMPREPLY=($(compgen -f -- \"$current\")); fi ;;\n";
    else
      out << "else COMPREPLY=($(compgen -W '" << words(choices) << "' -- \"$current\")); fi ;;\n";
  }
  out << "  esac\n}\ncomplete -o filenames -F _segmentiq segmentiq\n";
}

/// The text with a backslash before each of `special`, for use within single quotes.
std::string quoted(const std::string& text, const std::string& special, const char* apostrophe) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += apostrophe;
      continue;
    }
    if (special.find(c) != std::string::npos) out += '\\';
    out += c;
  }
  return out;
}

void write_zsh(const std::vector<CommandText>& commands, std::ostream& out) {
  const auto text = [](const std::string& t) {
    return quoted(t, ":[]\\", "'\\''");
  };
  out << "#compdef segmentiq\n# zsh completion of segmentiq, made by `segmentiq completion zsh`\n"
         "_segmentiq() {\n  local command=segment\n  local -a commands=(\n";
  for (const CommandText& c : commands)
    out << "    '" << c.name << ':' << text(c.about) << "'\n";
  out << "  )\n  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
         "    _describe command commands\n    _files\n    return\n  fi\n"
         "  if (( ${commands[(I)${words[2]}:*]} )); then\n"
         "    command=$words[2]\n    shift words\n    (( CURRENT-- ))\n  fi\n"
         "  case $command in\n";
  for (const CommandText& c : commands) {
    out << "    " << c.name << ")\n      _arguments -s";
    for (const OptionText& option : c.options) {
      const std::string about = text(first_clause(option.description));
      std::string action;
      if (!option.choices.empty())
        action = "(" + words(option.choices) + ")";
      else if (option.value == "DIR")
        action = "_files -/";
      else if (is_file(option))
        action = "_files";
      out << " \\\n        ";
      if (option.positional) {
        out << "'1:" << text(option.names.front()) << ':' << action << '\'';
        continue;
      }
      const std::string value = option.value.empty() ? "" : ':' + text(option.value) + ':' + action;
      if (option.names.size() > 1) {
        out << "'(" << words(option.names) << ")'{";
        for (std::size_t i = 0; i < option.names.size(); ++i)
          out << (i > 0 ? "," : "") << option.names[i];
        out << "}'[" << about << ']' << value << '\'';
      } else {
        out << "'" << (option.value == "COLUMN" ? "*" : "") << option.names.front()
            << (option.value.empty() ? "" : "=") << '[' << about << ']' << value << '\'';
      }
    }
    out << " ;;\n";
  }
  out << "  esac\n}\n_segmentiq \"$@\"\n";
}

void write_fish(const std::vector<CommandText>& commands, std::ostream& out) {
  const auto text = [](const std::string& t) {
    return quoted(t, "\\", "\\'");
  };
  out << "# fish completion of segmentiq, made by `segmentiq completion fish`\n";
  std::string others;
  for (const CommandText& c : commands) {
    out << "complete -c segmentiq -n __fish_use_subcommand -a " << c.name << " -d '" << text(c.about)
        << "'\n";
    if (c.name != "segment") others += " " + c.name;
  }
  for (const CommandText& c : commands) {
    const std::string when = c.name == "segment" ? "not __fish_seen_subcommand_from" + others
                                                 : "__fish_seen_subcommand_from " + c.name;
    for (const OptionText& option : c.options) {
      const std::string head = "complete -c segmentiq -n '" + when + "'";
      if (option.positional) {
        if (!option.choices.empty()) out << head << " -f -a '" << words(option.choices) << "'\n";
        continue;
      }
      out << head;
      for (const std::string& name : option.names)
        out << (name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1));
      if (!option.choices.empty())
        out << " -x -a '" << words(option.choices) << "'";
      else if (option.value == "DIR")
        out << " -x -a '(__fish_complete_directories)'";
      else if (is_file(option))
        out << " -r";
      else if (!option.value.empty())
        out << " -x";
      out << " -d '" << text(first_clause(option.description)) << "'\n";
    }
  }
}

class CompletionCommand : public Command {
 public:
  explicit CompletionCommand(const CLI::App& program) : program_(program) {}

  CLI::App& add_to(CLI::App& program) override {
    CLI::App& app = *program.add_subcommand("completion", description);
    app.footer(footer);
    app.add_option("SHELL", shell_, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}))
        ->group("Input");
    return app;
  }

  ExitCode run(Session&) override {
    const std::vector<CommandText> commands = texts_of(program_);
    if (shell_ == "bash") write_bash(commands, std::cout);
    if (shell_ == "zsh") write_zsh(commands, std::cout);
    if (shell_ == "fish") write_fish(commands, std::cout);
    return success;
  }

 private:
  const CLI::App& program_;
  std::string shell_;
};

}  // namespace

std::unique_ptr<Command> make_completion_command(const CLI::App& program) {
  return std::make_unique<CompletionCommand>(program);
}

}  // namespace program
