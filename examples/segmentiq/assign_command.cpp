// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// segmentiq assign: new customers into the segments of a model.
#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "command.hpp"
#include "model_file.hpp"
#include "notes.hpp"
#include "output_file.hpp"
#include "segmentiq/model/assign.hpp"
#include "segmentiq/model/assignment_results.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/table/write_csv.hpp"
#include "session.hpp"
#include "text_table.hpp"

namespace program {
namespace {

using namespace segmentiq;

constexpr const char* description = R"(Puts new customers into the segments of a model.

The model is the model.json that segment wrote. A customer belongs to the
segment that the linkage would join him with: new customers move no segment.)";

constexpr const char* footer = R"(
Columns that are added to those of the file:
  segment, segment_name   where the customer belongs
  second_segment          the next one
  score                   how far he is from the segment, as the linkage has it
  margin                  how much farther the second segment is
  percentile              share of the segment's members that are nearer to it
  unlike                  yes: farther from all segments than 99 % of members

Examples:
  segmentiq assign segmentiq-output/model.json new.csv -o assigned.csv
  zcat new.csv.gz | segmentiq assign model.json - | gzip > assigned.csv.gz)";

class AssignCommand : public Command {
 public:
  CLI::App& add_to(CLI::App& program) override {
    CLI::App& app = *program.add_subcommand("assign", description);
    app.footer(footer);
    app.add_option("MODEL.json", model_, "The model, as segment writes it")->required()->group("Input");
    add_input_options(app, input_, "NEW.csv");
    add_choice(
        app, "--absent", absent_, {"refuse", "fill"},
        "A column of the model that the file has not is an error (refuse), or taken as missing in every "
        "row (fill)")
        ->group("Input");
    app.add_option("-o,--output", output_,
                   "File for the customers; - writes to stdout, as without the option")
        ->type_name("FILE")
        ->group("Output");
    app.add_flag("--json", json_, "Print what was counted as JSON on stdout (with -o FILE)")->group("Output");
    add_run_options(app, run_options_, "No progress, no summary");
    return app;
  }

  void settle() override {
    program::settle(input_);
    program::settle(run_options_);
    if (json_ && output_ == "-")
      throw CLI::ValidationError("--json", "needs a file for the customers: -o FILE");
  }

  ExitCode run(Session& session) override {
    const Execution& execution = session.execution();
    require_readable(input_);
    const SegmentationModel model = read_model(model_);
    OutputFile* const file = output_ == "-" ? nullptr : &session.make_output<OutputFile>(output_);
    const Table table = read_input(input_, execution);
    AssignOptions options;
    if (absent_ == "fill") options.absent_columns = AbsentColumns::fill;
    const Assignment found = assign(model, table, options, execution);
    const auto write = [&](std::ostream& out) {
      write_csv(assigned_table(table, model, found), out, {}, execution);
    };
    if (file != nullptr)
      file->publish(write);
    else
      write(std::cout);
    session.finish_progress();
    if (json_)
      std::cout << to_json(found, model) << '\n';
    else if (!run_options_.quiet)
      write_summary(model, table, found, file != nullptr ? std::cout : std::cerr);
    return success;
  }

 private:
  void write_summary(const SegmentationModel& model, const Table& table, const Assignment& found,
                     std::ostream& out) const {
    const auto n = static_cast<Index>(found.rows.size());
    out << "Customers      " << format_count(n);
    if (found.dropped() > 0) out << " of " << format_count(found.table_rows) << " rows";
    out << "\n\n";
    TextTable segments;
    for (std::size_t c = 0; c < found.sizes.size(); ++c)
      segments.add({model.segments()[c].name, format_count(found.sizes[c]),
                    percent(n > 0 ? static_cast<double>(found.sizes[c]) / static_cast<double>(n) : 0)});
    segments.write(out);
    out << '\n';
    const auto note = [&](const std::string& text) {
      write_note(text, out);
    };
    write_notes(table.source().warnings, out);
    if (found.unlike > 0)
      note(format_count(found.unlike) + (found.unlike == 1 ? " customer is" : " customers are") +
           " like no segment: farther from all of them than 99 % of their members");
    for (const AssignedColumn& c : found.columns) {
      if (c.absent)
        note("there is no column '" + c.name + "': " + c.treatment);
      else if (c.missing > 0)
        note(format_count(c.missing) + (c.missing == 1 ? " missing cell" : " missing cells") + " of '" +
             c.name + "' " + c.treatment);
      if (c.unknown > 0)
        note(format_count(c.unknown) + (c.unknown == 1 ? " cell" : " cells") + " of '" + c.name +
             "' of a category that the model has not seen");
    }
    if (!found.extra_columns.empty()) note("the model does not know " + joined(found.extra_columns));
    if (!found.exact) note("distances are those from a sample of the segments' members");
    if (output_ != "-") out << "Results        " << printable(output_) << '\n';
  }

  std::string model_;
  InputOptions input_;
  std::string absent_ = "refuse";
  std::string output_ = "-";
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_assign_command() {
  return std::make_unique<AssignCommand>();
}

}  // namespace program
