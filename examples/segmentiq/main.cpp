// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// The segmentiq program: a CSV file of customers in; segments, figures and pictures out.
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "interrupt.hpp"
#include "options.hpp"
#include "output_folder.hpp"
#include "progress_line.hpp"
#include "results.hpp"
#include "segmentiq/pipeline/segment.hpp"
#include "segmentiq/plot/dendrogram_svg.hpp"
#include "segmentiq/plot/distribution_svg.hpp"
#include "segmentiq/plot/k_selection_svg.hpp"
#include "segmentiq/plot/scatter_svg.hpp"
#include "segmentiq/table/read_csv.hpp"
#include "segmentiq/table/write_csv.hpp"

namespace program {
namespace {

using namespace segmentiq;

/// What the machine has free now; where it does not say, a cautious figure.
std::size_t available_memory() {
  std::ifstream info("/proc/meminfo");
  std::string name;
  std::size_t kilobytes = 0;
  while (info >> name >> kilobytes) {
    if (name == "MemAvailable:") return kilobytes * 1024;
    info.ignore(256, '\n');
  }
  return std::size_t{2'000'000'000};
}

Table read_input(const Options& options, const Execution& execution) {
  if (options.input == "-") return read_csv(std::cin, "standard input", options.csv, execution);
  return read_csv(options.input, options.csv, execution);
}

std::string variance_name(const char* component, double share) {
  char text[64];
  std::snprintf(text, sizeof text, "%s (%.1f %% of variance)", component, 100 * share);
  return text;
}

std::string height_name(Method method) {
  switch (method) {
    case Method::ward:
      return "Height (Ward distance)";
    case Method::single:
      return "Height (smallest distance)";
    case Method::complete:
      return "Height (largest distance)";
    case Method::average:
      return "Height (mean distance)";
    case Method::weighted:
      return "Height (weighted mean distance)";
    case Method::centroid:
      return "Height (distance of centroids)";
    case Method::median:
      return "Height (distance of medians)";
  }
  return "Height";
}

/// What to call the leaves of the dendrogram: the cells of the first identifier column, or nothing.
std::vector<std::string> leaf_names(const Table& table, const PreparedTable& prepared) {
  constexpr std::size_t most = 100'000;  // of more, hardly one is shown by itself
  std::vector<std::string> names;
  if (prepared.features.rows.size() > most) return names;
  for (const ColumnSchema& c : prepared.schema.columns) {
    if (c.type != ColumnType::identifier) continue;
    for (const Index row : prepared.features.rows)
      names.push_back(table.column(c.name).cell_text(row));
    break;
  }
  return names;
}

void write_results(const Table& table, Segmentation& found, const Options& options,
                   const Execution& execution, OutputFolder& folder) {
  const Table assigned = with_clusters(table, found);
  folder.write("assignments.csv", [&](std::ostream& out) { write_csv(assigned, out, {}, execution); });
  folder.write("linkage.csv", [&](std::ostream& out) { write_linkage(found.dendrogram, out); });
  folder.write("metrics.json", [&](std::ostream& out) { out << to_text(metrics(found)); });
  if (found.selection) {
    folder.write("k_selection.csv", [&](std::ostream& out) { write_k_selection(*found.selection, out); });
    if (!found.selection->cuts.empty())
      folder.write("k_selection.svg", [&](std::ostream& out) {
        out << k_selection_svg(*found.selection, {.chosen = found.partition.count});
      });
  }
  folder.write("dendrogram.svg", [&](std::ostream& out) {
    DendrogramPlotOptions plot;
    plot.title = "Customer segments";
    plot.height_name = height_name(options.segment.method);
    const std::vector<std::string> names = leaf_names(table, found.prepared);
    plot.leaf_names = names;
    out << dendrogram_svg(found.dendrogram, found.partition, plot);
  });
  folder.write("distribution.svg", [&](std::ostream& out) { out << distribution_svg(found.partition); });
  folder.write("scatter.svg", [&](std::ostream& out) {
    const Projection projection = project(found.prepared.features, execution);
    ScatterPlotOptions plot;
    const std::string x_name = variance_name("PC1", projection.x_share);
    const std::string y_name = variance_name("PC2", projection.y_share);
    plot.title = "Customer segments on the first two principal components";
    plot.x_name = x_name;
    plot.y_name = y_name;
    out << scatter_svg(projection.x, projection.y, found.partition.labels, plot);
  });
  folder.publish();
}

ExitCode run(const Options& options, Interrupt& interrupt, std::unique_ptr<OutputFolder>& folder,
             std::mutex& guard) {
  ProgressLine line(!options.quiet && isatty(STDERR_FILENO) != 0);
  Execution execution;
  execution.threads = options.threads;
  execution.max_memory = options.max_memory > 0 ? options.max_memory : available_memory();
  execution.stop = interrupt.token();
  execution.progress = [&](const Progress& progress) {
    line.show(progress);
  };

  if (options.input != "-" && ::access(options.input.c_str(), R_OK) != 0)
    throw input_error("cannot read '" + options.input + "': " + std::generic_category().message(errno));
  if (!options.dry_run) {  // a place that cannot be written to should be known before the work
    const std::lock_guard lock(guard);
    folder = std::make_unique<OutputFolder>(options.output);
  }
  const Table table = read_input(options, execution);
  if (options.dry_run) {
    const PreparedTable prepared = prepare(table, options.segment.prepare, execution);
    line.clear();
    write_plan(prepared, options.segment, execution.max_memory, std::cout);
    return success;
  }
  Segmentation found = segment(table, options.segment, execution);
  write_results(table, found, options, execution, *folder);
  line.clear();
  if (options.json)
    std::cout << to_text(metrics(found));
  else if (!options.quiet)
    write_summary(found, folder->path().string(), std::cout);
  std::cout.flush();
  return std::cout ? success : cannot_create_output;
}

}  // namespace
}  // namespace program

int main(int argc, char** argv) {
  using namespace program;
  std::ios::sync_with_stdio(false);
  const std::variant<Options, ExitCode> parsed = parse_command_line(argc, argv);
  if (const ExitCode* code = std::get_if<ExitCode>(&parsed)) return *code;

  std::unique_ptr<OutputFolder> folder;
  std::mutex guard;
  Interrupt interrupt([&] {
    const std::lock_guard lock(guard);
    if (folder) folder->discard();
  });
  try {
    return run(std::get<Options>(parsed), interrupt, folder, guard);
  } catch (const std::exception& error) {
    const ExitCode code = exit_code_of(error);
    if (folder) folder->discard();
    if (code == interrupted)
      std::cerr << "segmentiq: stopped; nothing was written\n";
    else if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
      std::cerr << "segmentiq: the machine has not enough memory for this\n";
    else
      std::cerr << "segmentiq: " << error.what() << '\n';
    return code;
  }
}
