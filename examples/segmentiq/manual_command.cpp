// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// segmentiq manual: the manual page, made from the parser.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "command.hpp"
#include "option_text.hpp"
#include "segmentiq/version.hpp"

namespace program {
namespace {

constexpr const char* description = R"(Prints the manual page, with all commands and options, for man.)";

constexpr const char* footer = R"(
Examples:
  segmentiq manual > segmentiq.1 && man ./segmentiq.1)";

/// The text for roff: no line is taken for a request, "-" is a hyphen-minus, and letters beyond ASCII are
/// written by name, so that the encoding does not matter.
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    line_begins = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (byte < 0x80) {
      out += c;
    } else {  // valid UTF-8: the text is our own
      const int more = byte >= 0xF0 ? 3 : (byte >= 0xE0 ? 2 : 1);
      unsigned code = byte & (0x3Fu >> more);
      for (int k = 0; k < more; ++k)
        code = code << 6 | (static_cast<unsigned char>(text[++i]) & 0x3Fu);
      char name[16];
      std::snprintf(name, sizeof name, "\\[u%04X]", code);
      out += name;
    }
  }
  return out;
}

/// Text with its own line breaks.
void write_plain(const std::string& text, std::ostream& out) {
  out << ".PP\n.nf\n" << roff(text.starts_with('\n') ? text.substr(1) : text) << "\n.fi\n";
}

void write_option(const OptionText& option, std::ostream& out) {
  out << ".TP\n";
  for (std::size_t i = 0; i < option.names.size(); ++i)
    out << (i > 0 ? ", " : "") << "\\fB" << roff(option.names[i]) << "\\fR";
  if (!option.value.empty()) out << " \\fI" << roff(option.value) << "\\fR";
  out << '\n' << roff(option.description);
  if (!option.standard.empty()) out << " (default: " << roff(option.standard) << ")";
  out << '\n';
}

void write_command(const CLI::App& command, std::ostream& out) {
  out << ".SH \"" << roff(usage_of(command)) << "\"\n";
  write_plain(command.get_description(), out);
  for (const OptionGroup& group : option_groups(command)) {
    out << ".SS \"" << roff(group.name) << "\"\n";
    for (const OptionText& option : group.options)
      write_option(option, out);
  }
  if (!command.get_footer().empty()) write_plain(command.get_footer(), out);
}

class ManualCommand : public Command {
 public:
  explicit ManualCommand(const CLI::App& program) : program_(program) {}

  CLI::App& add_to(CLI::App& program) override {
    CLI::App& app = *program.add_subcommand("manual", description);
    app.footer(footer);
    return app;
  }

  ExitCode run(Session&) override {
    std::ostream& out = std::cout;
    out << ".\\\" made by: segmentiq manual\n.TH SEGMENTIQ 1 \"\" \"segmentiq " << segmentiq::version
        << "\" \"User commands\"\n.SH NAME\nsegmentiq \\- finds customer segments by exact hierarchical "
           "clustering\n"
        << ".SH SYNOPSIS\n.nf\n\\fBsegmentiq\\fR [\\fIOPTIONS\\fR] \\fIINPUT.csv\\fR\n";
    for (const CLI::App* command : commands_of(program_))
      out << roff(usage_of(*command)) << '\n';
    out << ".fi\n.SH DESCRIPTION\n";
    write_plain(program_.get_description(), out);
    write_plain(program_.get_footer(), out);
    for (const CLI::App* command : commands_of(program_))
      write_command(*command, out);
    return success;
  }

 private:
  const CLI::App& program_;
};

}  // namespace

std::unique_ptr<Command> make_manual_command(const CLI::App& program) {
  return std::make_unique<ManualCommand>(program);
}

}  // namespace program
