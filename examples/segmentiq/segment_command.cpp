// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// segmentiq segment: a CSV file of customers in; segments, figures and pictures out.
#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "command.hpp"
#include "examples/common/chain.hpp"
#include "examples/common/result_files.hpp"
#include "input_options.hpp"
#include "option_value.hpp"
#include "plan.hpp"
#include "prepare_options.hpp"
#include "segmentiq/output/metrics_json.hpp"
#include "session.hpp"
#include "summary.hpp"

namespace program {
namespace {

using namespace segmentiq;

/// "auto" → as many as fit best, "4" → 4.
std::optional<Index> clusters_from(const std::string& text) {
  if (text == "auto") return std::nullopt;
  Index value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 1 || value > 1'000'000'000)
    throw CLI::ValidationError("--clusters",
                               "'" + text + "' must be a whole number from 1 to 1,000,000,000, or auto");
  return value;
}

/// "50" → 50 rows, "5%" → that share of them.
void interpret_size(const char* option, const std::string& text, Index& rows, double& share) {
  if (text.empty()) return;
  const bool percent = text.back() == '%';
  const std::optional<double> value = number_from(percent ? text.substr(0, text.size() - 1) : text);
  if (percent && value && *value > 0 && *value <= 100)
    share = *value / 100;
  else if (!percent && value && *value >= 1 && *value == std::floor(*value) && *value <= 1e9)
    rows = static_cast<Index>(*value);
  else
    throw CLI::ValidationError(option, "'" + text +
                                           "' must be a whole number of rows from 1, as 50, or a share of "
                                           "them above 0, as 5%");
}

constexpr const char* description = R"(Finds customer segments in a CSV file by exact hierarchical clustering.

The first row names the columns. What each column is (a number, a category, an
identifier, …) is found out and said; numbers are scaled, categories encoded.)";

constexpr const char* footer = R"(
Files in the output folder:
  assignments.csv    every row of the input, and its segment in the column
                     'cluster'
  linkage.csv        the whole dendrogram, as SciPy numbers it
  report.html        what the segments are, with every picture and doubt, to be
                     opened in a browser, sent or printed
  profiles.csv  profiles.json   the segments in figures, with names and rules
  metrics.json       what was used, how good it is, and every warning
  model.json         what assigns new customers: segmentiq assign
  k_selection.csv    how good other numbers of segments would be (unless -k
                     says how many)
  *.svg              the pictures of the report

Examples:
  segmentiq customers.csv                       as many segments as fit best
  segmentiq customers.csv -k 6 -o six           six segments, into six/
  segmentiq customers.csv --stability 50        which segments are to be trusted
  segmentiq customers.csv --drop region --dry-run
                                                what would be used, and what it
                                                takes
  zcat customers.csv.gz | segmentiq - --json    from a pipe, figures to stdout)";

class SegmentCommand : public Command {
 public:
  CLI::App& add_to(CLI::App& program) override {
    CLI::App& app = *program.add_subcommand("segment", description);
    app.footer(footer);
    add_input_options(app, input_, "INPUT.csv");
    add_segment_options(app);
    add_prepare_options(app, prepare_);
    app.add_option("-o,--output", output_, "Folder for the results; made if it is not there")
        ->type_name("DIR")
        ->capture_default_str()
        ->group("Output");
    app.add_flag("--json", json_, "Print metrics.json on stdout instead of the summary")->group("Output");
    app.add_flag("--dry-run", dry_run_,
                 "Say what would be used, and what memory and time it takes; write nothing")
        ->group("Output");
    add_run_options(app, run_options_, "No progress, no summary");
    return app;
  }

  void interpret() override {
    program::interpret(input_);
    program::interpret(prepare_);
    program::interpret(run_options_);
    options_.prepare = prepare_.prepare;
    options_.clusters = clusters_from(clusters_);
    interpret_size("--min-size", min_size_, options_.sizes.min_rows, options_.sizes.min_share);
    interpret_size("--max-size", max_size_, options_.sizes.max_rows, options_.sizes.max_share);
    options_.method = method_from_name(linkage_);
    options_.metric.metric = metric_from_name(metric_);
    options_.algorithm = algorithm_from_name(algorithm_);
    options_.order = row_order_from_name(order_);
    if (silhouette_ == "exact") options_.silhouette->exact_up_to = SilhouetteOptions::any_number;
    if (silhouette_ == "none") options_.silhouette.reset();
    if (silhouette_ == "none" && !options_.clusters)
      throw CLI::ValidationError(
          "--silhouette", "none needs a number of segments, as -k 4: -k auto chooses by the silhouette");
  }

  ExitCode run(Session& session) override {
    const Execution& execution = session.execution();
    require_readable(input_);
    // First of all, so that a place that cannot be written to is known before the work.
    OutputFolder* const folder = dry_run_ ? nullptr : &session.make_output<OutputFolder>(output_);
    const Table table = read_input(input_, execution);
    if (dry_run_) {
      const PreparedTable prepared = chain::prepare(table, options_.prepare, execution);
      session.finish_progress();
      write_schema(prepared.schema, std::cout);
      write_estimate(prepared, chain::estimate_work(prepared, options_), execution.max_memory, std::cout);
      return success;
    }
    SegmentationResults results = chain::find_segments(table, options_, resamples_, execution);
    write_result_files(table, results, options_, execution, *folder);
    session.finish_progress();
    if (json_)
      write_metrics_json(results, options_, std::cout);
    else if (!run_options_.quiet)
      write_summary(results, folder->path().string(), std::cout);
    return success;
  }

 private:
  void add_segment_options(CLI::App& app) {
    const std::string group = "Segments";
    app.add_option("-k,--clusters", clusters_,
                   "Number of segments; auto compares all numbers and takes the one with the best silhouette")
        ->type_name("K|auto")
        ->capture_default_str()
        ->group(group);
    app.add_option("--max-clusters", options_.max_clusters,
                   "The most segments that -k auto compares; 15 by default, fewer of few rows")
        ->type_name("K")
        ->check(CLI::Range(Index{2}, Index{1000}))
        ->group(group);
    app.add_option("--min-size", min_size_,
                   "The fewest rows of a segment, as 50 or 5%: the dendrogram is split only where both sides "
                   "have as many. -k auto then compares only such cuts; -k K gives fewer than K segments "
                   "where there are no more, and says so")
        ->type_name("N|P%")
        ->group(group);
    app.add_option("--max-size", max_size_,
                   "The most rows of a segment, as 2000 or 40%: larger ones are split further, down the "
                   "dendrogram. It is an error, which says what can be had, when -k K is too few for it or a "
                   "split would be below --min-size")
        ->type_name("N|P%")
        ->group(group);
    std::vector<std::string> metrics;
    for (const Metric metric : all_metrics)
      metrics.emplace_back(to_string(metric));
    add_choice(
        app, "--metric", metric_, metrics,
        "How two rows are compared, once they are prepared: " + CLI::detail::join(metrics, ", ") +
            ". Gower compares the columns as they are, each over its range, and leaves missing cells out. "
            "Others than the Euclidean need the distances of all pairs",
        "METRIC")
        ->group(group);
    app.add_option("--exponent", options_.metric.p, "Of the metric minkowski")
        ->type_name("P")
        ->check(CLI::Range(1.0, 1000.0))
        ->capture_default_str()
        ->group(group);
    app.add_flag("--any-metric-for-ward", options_.any_metric_for_ward,
                 "Let ward, centroid and median work with a metric for which they do not mean what they say")
        ->group(group);
    std::vector<std::string> methods;
    for (const Method method : all_methods)
      methods.emplace_back(to_string(method));
    add_choice(
        app, "--linkage", linkage_, methods,
        "How far two clusters are apart: single, complete, average, weighted, ward, centroid or median",
        "METHOD")
        ->group(group);
    add_choice(
        app, "--algorithm", algorithm_, {"auto", "dense", "tree"},
        "How the dendrogram is found, exactly either way: on all distances (dense), on a tree in little "
        "memory (tree), or as the number of rows suggests (auto)")
        ->group(group);
    add_choice(app, "--order", order_, {"canonical", "file"},
               "Who wins a tie: the same whatever the order of the rows (canonical), or as SciPy by the "
               "order of the rows (file)")
        ->group(group);
    add_choice(app, "--silhouette", silhouette_, {"auto", "exact", "none"},
               "Judge the segments by all rows, or above 30,000 by a sample (auto); by all, however long it "
               "takes (exact); not at all (none)")
        ->group(group);
    app.add_option("--stability", resamples_,
                   "Segment N random resamples of the rows as well, and say which segments come back (as R's "
                   "clusterboot; below 0.6 a segment is doubtful)")
        ->type_name("N")
        ->check(CLI::Range(Index{2}, Index{100'000}))
        ->group(group);
  }

  InputOptions input_;
  PrepareWords prepare_;
  SegmentOptions options_;
  std::optional<Index> resamples_{};
  std::string output_ = "segmentiq-output";
  std::string clusters_ = "auto", metric_ = "euclidean", linkage_ = "ward", algorithm_ = "auto",
              order_ = "canonical", silhouette_ = "auto", min_size_, max_size_;
  bool json_ = false;
  bool dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_segment_command() {
  return std::make_unique<SegmentCommand>();
}

}  // namespace program
