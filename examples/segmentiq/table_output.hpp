// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_TABLE_OUTPUT_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_TABLE_OUTPUT_HPP

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "examples/common/output_file.hpp"
#include "examples/common/text.hpp"
#include "segmentiq/csv/write_csv.hpp"
#include "session.hpp"

namespace program {

/// The output of commands that make one table. The table goes to a file or to stdout; the summary, for people
/// or as JSON, goes where the table does not.
class TableOutput {
 public:
  /// -o and --json.
  /// @param counted what --json prints
  void add_options(CLI::App& command, const std::string& counted) {
    command
        .add_option("-o,--output", file_, "File for the customers; - writes to stdout, as without the option")
        ->type_name("FILE")
        ->group("Output");
    command.add_flag("--json", json_, "Print " + counted + " as JSON on stdout (with -o FILE)")
        ->group("Output");
  }

  /// @throws CLI::ParseError
  void interpret() const {
    if (json_ && to_stdout()) throw CLI::ValidationError("--json", "needs a file for the customers: -o FILE");
  }

  /// Call it before the work, so that a place that cannot be written to is known beforehand.
  /// @throws output_error
  void open(Session& session) {
    if (!to_stdout()) output_ = &session.make_output<OutputFile>(file_);
  }

  void write(const segmentiq::Table& table, const segmentiq::Execution& execution) {
    const auto content = [&](std::ostream& out) {
      write_csv(table, out, {}, execution);
    };
    if (output_ != nullptr)
      output_->publish(content);
    else
      content(std::cout);
  }

  /// Prints the summary once the table is written.
  /// @param json returns its text
  /// @param summary writes to a stream
  template<class Json, class Summary>
  void tell(bool quiet, const Json& json, const Summary& summary) const {
    if (json_) {
      std::cout << json();
      return;
    }
    if (quiet) return;
    std::ostream& out = to_stdout() ? std::cerr : std::cout;
    summary(out);
    if (!to_stdout()) out << "Results        " << printable(file_) << '\n';
  }

 private:
  bool to_stdout() const { return file_ == "-"; }

  std::string file_ = "-";
  bool json_ = false;
  OutputFile* output_ = nullptr;
};

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_TABLE_OUTPUT_HPP
