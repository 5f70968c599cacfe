// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// segmentiq assign: new customers into the segments of a model.
#include <CLI/CLI.hpp>
#include <ostream>
#include <string>

#include "command.hpp"
#include "examples/common/model_file.hpp"
#include "examples/common/text_table.hpp"
#include "input_options.hpp"
#include "notes.hpp"
#include "option_value.hpp"
#include "segmentiq/model/assign.hpp"
#include "segmentiq/model/assignment_results.hpp"
#include "segmentiq/plot/axis.hpp"
#include "session.hpp"
#include "table_output.hpp"

namespace program {
namespace {

using namespace segmentiq;

constexpr const char* description = R"(Puts new customers into the segments of a model.

The model is the model.json that segment wrote. A customer belongs to the
segment that the linkage would join him with, by the metric it was found by:
new customers move no segment.)";

constexpr const char* footer = R"(
Columns that are added to those of the file:
  segment, segment_name   where the customer belongs
  second_segment          the next one
  score                   how far he is from the segment, as the linkage has it
  margin                  how much farther the second segment is
  percentile              share of the segment's members that are nearer to it
  unlike                  yes: farther from all segments than 99 % of members;
                          incomparable: nothing to compare, so no segment

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
    output_.add_options(app, "what was counted");
    add_run_options(app, run_options_, "No progress, no summary");
    return app;
  }

  void interpret() override {
    program::interpret(input_);
    program::interpret(run_options_);
    output_.interpret();
  }

  ExitCode run(Session& session) override {
    const Execution& execution = session.execution();
    require_readable(input_);
    const SegmentationModel model = read_model(model_);
    output_.open(session);
    const Table table = read_input(input_, execution);
    AssignOptions options;
    if (absent_ == "fill") options.absent_columns = AbsentColumns::fill;
    const Assignment found = assign(model, table, options, execution);
    output_.write(assigned_table(table, model, found), execution);
    session.finish_progress();
    output_.tell(
        run_options_.quiet, [&] { return to_json(found, model) + "\n"; },
        [&](std::ostream& out) { write_summary(model, table, found, out); });
    return success;
  }

 private:
  static void write_summary(const SegmentationModel& model, const Table& table, const Assignment& found,
                            std::ostream& out) {
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
    if (const auto count = static_cast<Index>(found.incomparable.size()); count > 0)
      note(format_count(count) + (count == 1 ? " customer has" : " customers have") +
           " no segment: by metric '" + std::string(to_string(model.metric())) +
           "' there is nothing to compare with any member");
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
    for (const std::string& warning : model_warnings(model))
      note(warning);
  }

  std::string model_;
  InputOptions input_;
  std::string absent_ = "refuse";
  TableOutput output_;
};

}  // namespace

std::unique_ptr<Command> make_assign_command() {
  return std::make_unique<AssignCommand>();
}

}  // namespace program
