// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "result_files.hpp"

#include <ctime>
#include <string>
#include <vector>

#include "chain.hpp"
#include "segmentiq/output/assignments_csv.hpp"
#include "segmentiq/output/k_selection_csv.hpp"
#include "segmentiq/output/linkage_csv.hpp"
#include "segmentiq/output/metrics_json.hpp"
#include "segmentiq/profile/profiles_csv.hpp"
#include "segmentiq/profile/profiles_json.hpp"
#include "segmentiq/report/make_report_content.hpp"
#include "segmentiq/report/report.hpp"
#include "segmentiq/report/report_profiles.hpp"
#include "segmentiq/report/report_stability.hpp"

namespace program {
namespace {

using namespace segmentiq;

/// Names for the leaves of the dendrogram: the cells of the first identifier column, or nothing.
std::vector<std::string> leaf_names(const Table& table, const PreparedTable& prepared) {
  constexpr std::size_t max_leaves = 100'000;  // with more, hardly a leaf is shown by itself
  std::vector<std::string> names;
  if (prepared.features.rows.size() > max_leaves) return names;
  for (const ColumnSchema& c : prepared.schema.columns) {
    if (c.type != ColumnType::identifier) continue;
    for (const Index row : prepared.features.rows)
      names.push_back(table.column(c.name).cell_text(row));
    break;
  }
  return names;
}

/// "2026-11-24".
std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  char text[16] = "";
  if (localtime_r(&now, &parts) != nullptr) std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

/// The content of each file, for the report.
std::string description_of(const std::string& file) {
  if (file == "assignments.csv") return "every row of the input, and its segment";
  if (file == "linkage.csv") return "the whole dendrogram, as SciPy numbers it";
  if (file == "metrics.json") return "what was used, how good it is, and every warning";
  if (file == "model.json") return "what assigns new customers: segmentiq assign";
  if (file == "profiles.csv") return "every figure of every segment, a row each";
  if (file == "profiles.json") return "the same, with names, rules and typical customers";
  if (file == "k_selection.csv") return "how good other numbers of segments would be";
  return "a picture of this report, to be used elsewhere";
}

void write_report(const Table& table, const SegmentationResults& results, const SegmentOptions& options,
                  const SegmentPictures& pictures, const std::vector<std::string>& files,
                  const Execution& execution, std::ostream& out) {
  ReportOptions report{.date = today(),
                       .segment_names = results.segment_names,
                       .existing_pictures = &pictures,
                       .all_segments_in = "profiles.csv",
                       .all_cuts_in = "k_selection.csv"};
  for (const std::string& file : files)
    report.files.push_back({file, description_of(file)});
  ReportContent content = make_report_content(table, results.segmentation, options, report, execution);
  add_profiles(content, results.profiles, table);
  if (results.stability) add_stability(content, *results.stability);
  out << report_html(content);
}

}  // namespace

void write_result_files(const Table& table, SegmentationResults& results, const SegmentOptions& options,
                        const Execution& execution, OutputFolder& folder) {
  Segmentation& segmentation = results.segmentation;
  if (const auto warning = cluster_column_warning(table)) segmentation.warnings.push_back(*warning);
  std::vector<std::string> written;
  const auto write = [&](const std::string& name, const auto& content) {
    folder.write(name, content);
    written.push_back(name);
  };
  write("model.json", [&](std::ostream& out) {
    chain::write_model(table, segmentation, options, results.segment_names, execution, out);
  });
  write("assignments.csv",
        [&](std::ostream& out) { write_assignments_csv(table, segmentation, out, execution); });
  write("linkage.csv", [&](std::ostream& out) { write_linkage_csv(segmentation.dendrogram, out); });
  write("metrics.json", [&](std::ostream& out) { write_metrics_json(results, options, out); });
  write("profiles.csv", [&](std::ostream& out) { write_profiles_csv(results.profiles, out); });
  write("profiles.json", [&](std::ostream& out) { out << to_json(results.profiles) << '\n'; });
  if (segmentation.selection)
    write("k_selection.csv", [&](std::ostream& out) { write_k_selection_csv(*segmentation.selection, out); });

  const Projection projection = chain::project(segmentation.prepared.features, execution);
  const std::vector<std::string> leaves = leaf_names(table, segmentation.prepared);
  const SegmentPictures pictures(table, segmentation,
                                 {.height_name = height_name(options.method),
                                  .segment_names = results.segment_names,
                                  .projection = &projection,
                                  .leaf_names = leaves},
                                 execution);
  for (const SegmentPicture& picture : pictures.draw({}, execution))
    write(picture.name + ".svg", [&](std::ostream& out) { out << picture.svg; });
  const std::vector<std::string> files = written;
  write("report.html",
        [&](std::ostream& out) { write_report(table, results, options, pictures, files, execution, out); });
  folder.publish();
}

}  // namespace program
