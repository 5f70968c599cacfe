// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// segmentiq compare: what is different between two models.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <utility>

#include "command.hpp"
#include "examples/common/model_file.hpp"
#include "examples/common/text_table.hpp"
#include "input_options.hpp"
#include "segmentiq/model/compare_models.hpp"
#include "segmentiq/model/comparison_results.hpp"
#include "segmentiq/plot/axis.hpp"
#include "session.hpp"

namespace program {
namespace {

using namespace segmentiq;

constexpr const char* description = R"(Says what is different between two models of customers.

Which new segment stands for which old one, how each column has drifted, and,
of customers that are given, who went where.)";

constexpr const char* footer = R"(
Drift is the population stability index of a column: below 0.1 it is stable,
from 0.25 on the old model may not fit any more.

Examples:
  segmentiq compare may/model.json june/model.json
  segmentiq compare may/model.json june/model.json --customers june.csv --json)";

class CompareCommand : public Command {
 public:
  CLI::App& add_to(CLI::App& program) override {
    CLI::App& app = *program.add_subcommand("compare", description);
    app.footer(footer);
    app.add_option("OLD.json", old_, "A model, as segment writes it")->required()->group("Input");
    app.add_option("NEW.json", new_, "A later one")->required()->group("Input");
    app.add_option("--customers", input_.file,
                   "Customers to put into both: segments are matched by them, and who went where is shown")
        ->type_name("FILE")
        ->group("Input");
    add_separator_option(app, input_);
    app.add_flag("--json", json_, "Print all of it as JSON")->group("Output");
    add_run_options(app, run_options_, "No progress");
    return app;
  }

  void interpret() override {
    program::interpret(input_);
    program::interpret(run_options_);
  }

  ExitCode run(Session& session) override {
    const Execution& execution = session.execution();
    if (!input_.file.empty()) require_readable(input_);
    const SegmentationModel old_model = read_model(old_);
    const SegmentationModel new_model = read_model(new_);
    const ModelComparison found =
        input_.file.empty()
            ? compare_models(old_model, new_model, execution)
            : compare_models(old_model, new_model, read_input(input_, execution), {}, execution);
    session.finish_progress();
    if (json_)
      std::cout << to_json(found, old_model, new_model) << '\n';
    else
      write(found, old_model, new_model, std::cout);
    return success;
  }

 private:
  static std::string number(std::optional<double> value, const char* format) {
    char text[40] = "–";
    if (value) std::snprintf(text, sizeof text, format, *value);
    return text;
  }

  static void write(const ModelComparison& found, const SegmentationModel& old_model,
                    const SegmentationModel& new_model, std::ostream& out) {
    const auto name = [](const SegmentationModel& model, Label segment) {
      return segment == no_label ? "none" : model.segments()[static_cast<std::size_t>(segment)].name;
    };
    out << "Segments matched by "
        << (found.matched_by == MatchedBy::customers ? "the customers they have in common" : "their profiles")
        << "\n\n";
    TextTable segments;
    segments.add({"Old", "Share", "New", "Share"});
    for (const MatchedSegments& pair : found.segments)
      segments.add({name(old_model, pair.old_segment), percent(pair.old_share),
                    name(new_model, pair.new_segment),
                    pair.new_segment == no_label ? "" : percent(pair.new_share)});
    for (const Label segment : found.unmatched)
      segments.add({"none", "", name(new_model, segment), ""});
    segments.write(out);
    if (found.migration) {
      const Migration& moved = *found.migration;
      out << "\nCustomers      " << format_count(moved.stayed) << " of " << format_count(moved.rows)
          << " are in segments that stand for each other";
      if (moved.without_segment > 0) out << "; " << format_count(moved.without_segment) << " have no segment";
      out << "\n\n";
      TextTable moves;
      for (Index a = 0; a < moved.counts.rows(); ++a)
        for (Index b = 0; b < moved.counts.cols(); ++b)
          if (moved.counts(a, b) > 0)
            moves.add({name(old_model, static_cast<Label>(a)), "to", name(new_model, static_cast<Label>(b)),
                       format_count(moved.counts(a, b))});
      moves.write(out);
    }
    out << '\n';
    TextTable columns;
    columns.add({"Column", "Drift", "Reading"});
    for (const ColumnDrift& drift : found.drift) {
      std::string reading(to_string(drift.reading));
      if (!drift.reason.empty()) reading += ": " + drift.reason;
      if (!drift.new_categories.empty()) reading += "; new: " + joined(drift.new_categories);
      if (!drift.vanished_categories.empty()) reading += "; gone: " + joined(drift.vanished_categories);
      columns.add({drift.name, number(drift.index, "%.3f"), std::move(reading)});
    }
    columns.write(out);
    if (!found.vanished_columns.empty())
      out << "Only in the old model: " << joined(found.vanished_columns) << '\n';
    if (!found.new_columns.empty()) out << "Only in the new model: " << joined(found.new_columns) << '\n';
  }

  std::string old_, new_;
  InputOptions input_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_compare_command() {
  return std::make_unique<CompareCommand>();
}

}  // namespace program
