// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// segmentiq inspect: what is in a CSV file, what its columns are taken for, and what segmenting would take.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <utility>

#include "command.hpp"
#include "examples/common/chain.hpp"
#include "examples/common/column_summary.hpp"
#include "examples/common/text.hpp"
#include "input_options.hpp"
#include "notes.hpp"
#include "plan.hpp"
#include "prepare_options.hpp"
#include "segmentiq/output/warnings_json.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/text/json_writer.hpp"
#include "session.hpp"

namespace program {
namespace {

using namespace segmentiq;

constexpr const char* description = R"(Says what is in a file of customers and what its columns are taken for.

For each column: its type and why, the cells that are missing, the values; and
what segmenting the file would use, in how much memory and time. The options
are those of segment. Nothing is written.)";

constexpr const char* footer = R"(
Examples:
  segmentiq inspect customers.csv
  segmentiq inspect customers.csv --categorical year --drop region
  segmentiq inspect customers.csv --json | jq '.columns[] | {name, type}'

The exit status is that of segment: 65 when the file could not be segmented.)";

constexpr std::size_t texts_shown = 3;
constexpr std::size_t texts_in_json = 10;

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

/// "22 to 58, mean 37.9, median 36"; "Weekly 21, Monthly 17, Daily 12".
std::string values_of(const ColumnSummary& summary, const ColumnCounts& counts) {
  if (summary.numbers) {
    const ColumnSummary::Numbers& n = *summary.numbers;
    return number(n.minimum) + " to " + number(n.maximum) + ", mean " + number(n.mean) + ", median " +
           number(n.median) + (n.infinite > 0 ? ", " + format_count(n.infinite) + " infinite" : "");
  }
  std::string text;
  for (const auto& [value, cells] : summary.texts)
    text += (text.empty() ? "" : ", ") + printable(value) + " " + format_count(cells);
  return text + (counts.distinct > static_cast<Index>(summary.texts.size()) && !text.empty() ? ", …" : "");
}

class InspectCommand : public Command {
 public:
  CLI::App& add_to(CLI::App& program) override {
    CLI::App& app = *program.add_subcommand("inspect", description);
    app.footer(footer);
    add_input_options(app, input_, "INPUT.csv");
    add_prepare_options(app, prepare_);
    app.add_flag("--json", json_, "Print all of it as JSON")->group("Output");
    add_run_options(app, run_options_, "No progress");
    return app;
  }

  void interpret() override {
    program::interpret(input_);
    program::interpret(prepare_);
    program::interpret(run_options_);
    options_.prepare = prepare_.prepare;
  }

  ExitCode run(Session& session) override {
    const Execution& execution = session.execution();
    require_readable(input_);
    const Table table = read_input(input_, execution);
    const Schema schema = ColumnTypeDetector{options_.prepare.columns}.fit(table).schema();
    std::optional<PreparedTable> prepared;
    std::string fault;
    try {
      prepared = chain::prepare(table, options_.prepare, execution);
    } catch (const data_error& error) {  // the columns are worth seeing all the same
      fault = error.what();
    }
    session.finish_progress();
    if (json_)
      std::cout << json(table, schema, prepared, fault, execution) << '\n';
    else
      write(table, schema, prepared, execution);
    if (fault.empty()) return success;
    std::cerr << "segmentiq: cannot be segmented: " << fault << '\n';
    return bad_data;
  }

 private:
  void write(const Table& table, const Schema& schema, const std::optional<PreparedTable>& prepared,
             const Execution& execution) const {
    std::ostream& out = std::cout;
    out << "Rows           " << format_count(table.rows()) << "\nColumns        " << schema.columns.size()
        << "\n\n";
    for (const ColumnSchema& c : schema.columns) {
      out << printable(c.name) << "\n  " << to_string(c.type) << ", "
          << (c.role == ColumnRole::excluded ? "" : "used as a ") << word_for(c.role) << ": "
          << printable(c.reason) << "\n  " << format_count(c.counts.distinct) << " distinct, "
          << (c.counts.missing == 0 ? "none" : format_count(c.counts.missing)) << " missing";
      const std::string values = values_of(summarize(table.column(c.name), texts_shown), c.counts);
      out << (values.empty() ? "" : "; ") << values << '\n';
    }
    if (prepared)
      write_estimate(*prepared, chain::estimate_work(*prepared, options_), execution.max_memory, out);
    else
      write_notes(table.source().warnings, out);
  }

  std::string json(const Table& table, const Schema& schema, const std::optional<PreparedTable>& prepared,
                   const std::string& fault, const Execution& execution) const {
    JsonWriter json(
        {.layout = JsonLayout::indented, .invalid_utf8 = InvalidUtf8::replace, .where = "inspect"});
    json.object([&] {
      json.member("rows").value(table.rows());
      json.member("columns").array(schema.columns, [&](const ColumnSchema& c) {
        write_column(c, summarize(table.column(c.name), texts_in_json), json);
      });
      json.member("segmenting");
      if (prepared)
        write_segmenting(*prepared, execution, json);
      else
        json.null();
      write_warnings(json, prepared ? prepared->warnings
                                    : warnings_of_kind(WarningKind::input, table.source().warnings));
      json.member("fault").value(fault.empty() ? std::nullopt : std::optional(fault));
    });
    return json.take();
  }

  static void write_column(const ColumnSchema& c, const ColumnSummary& summary, JsonWriter& json) {
    json.object([&] {
      json.member("name").value(c.name);
      json.member("type").value(to_string(c.type));
      json.member("used_as").value(
          c.role == ColumnRole::excluded ? std::nullopt : std::optional(std::string(word_for(c.role))));
      json.member("reason").value(c.reason);
      json.member("overridden").value(c.overridden);
      json.member("missing").value(c.counts.missing);
      json.member("distinct").value(c.counts.distinct);
      json.member("numbers").value(c.counts.numbers);
      json.member("dates").value(c.counts.dates);
      if (summary.numbers) {
        json.member("values").object([&] {
          json.member("minimum").value(summary.numbers->minimum);
          json.member("median").value(summary.numbers->median);
          json.member("mean").value(summary.numbers->mean);
          json.member("maximum").value(summary.numbers->maximum);
          json.member("infinite").value(summary.numbers->infinite);
        });
      }
      if (summary.texts.empty()) return;
      json.member("most_frequent").array(summary.texts, [&](const auto& text) {
        json.object([&] {
          json.member("text").value(text.first);
          json.member("cells").value(text.second);
        });
      });
    });
  }

  void write_segmenting(const PreparedTable& prepared, const Execution& execution, JsonWriter& json) const {
    const WorkEstimate work = chain::estimate_work(prepared, options_);
    json.object([&] {
      json.member("observations").value(work.observations);
      json.member("features").value(work.features);
      json.member("encoded_features").value(prepared.features.names);
      json.member("algorithm").value(to_string(work.algorithm));
      json.member("memory_bytes").value(work.bytes);
      json.member("memory_limit_bytes").value(execution.max_memory);
      json.member("seconds").value(work.seconds);
    });
  }

  InputOptions input_;
  PrepareWords prepare_;
  SegmentOptions options_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_inspect_command() {
  return std::make_unique<InspectCommand>();
}

}  // namespace program
