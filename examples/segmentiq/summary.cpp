// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "results.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <utility>
#include <vector>

#include "examples/common/text_table.hpp"
#include "notes.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/text/number_text.hpp"
#include "settings.hpp"

namespace program {

using namespace segmentiq;

namespace {

void write_excluded(const Schema& schema, std::ostream& out) {
  for (const ColumnSchema& c : schema.columns)
    if (c.role == ColumnRole::excluded)
      out << "Left out       " << printable(c.name) << ": " << to_string(c.type) << ", "
          << printable(c.reason) << '\n';
}

}  // namespace

Table with_clusters(const Table& table, Segmentation& found) {
  std::string name = "cluster";
  for (int i = 2; table.find(name); ++i)
    name = "cluster_" + std::to_string(i);
  if (name != "cluster")
    found.warnings.push_back(
        {WarningKind::output,
         "the input has a column 'cluster' of its own; the segments are in '" + name + "'"});
  std::vector<double> values;
  values.reserve(static_cast<std::size_t>(table.rows()));
  for (const Label label : found.row_labels())
    values.push_back(label == no_label ? std::numeric_limits<double>::quiet_NaN()
                                       : static_cast<double>(label));
  return table.with(Column::numeric(std::move(name), std::move(values)));
}

void write_linkage(const Dendrogram& tree, std::ostream& out) {
  out << "left,right,height,size\n";
  std::string line;
  for (const Merge& merge : tree.merges()) {
    line.clear();
    line += std::to_string(merge.left);
    line += ',';
    line += std::to_string(merge.right);
    line += ',';
    append_number(merge.height, line);
    line += ',';
    line += std::to_string(merge.size);
    line += '\n';
    out << line;
  }
}

void write_k_selection(const KSelection& selection, std::ostream& out) {
  out << "k,silhouette,silhouette_standard_error,calinski_harabasz,davies_bouldin,within_sum_of_squares,"
         "smallest_segment,largest_segment,unique,picked_by,undefined\n";
  std::string line;
  const auto add = [&](const std::optional<double>& value) {
    line += ',';
    if (value) append_number(*value, line);
  };
  for (const CutQuality& cut : selection.cuts) {
    line = std::to_string(cut.clusters);
    add(cut.silhouette);
    add(cut.silhouette ? std::optional(cut.silhouette_error) : std::nullopt);
    add(cut.calinski_harabasz);
    add(cut.davies_bouldin);
    add(cut.within_sum_of_squares);
    line += ',' + std::to_string(*std::min_element(cut.sizes.begin(), cut.sizes.end()));
    line += ',' + std::to_string(*std::max_element(cut.sizes.begin(), cut.sizes.end()));
    line += cut.unique ? ",true," : ",false,";
    std::string picked;
    for (const RulePick& pick : selection.picks)
      if (pick.clusters == cut.clusters) picked += (picked.empty() ? "" : "; ") + pick.rule;
    line += picked + ",\"" + cut.undefined + "\"\n";
    out << line;
  }
}

nlohmann::ordered_json metrics(const Findings& findings, const SegmentOptions& options) {
  using Json = nlohmann::ordered_json;
  const Segmentation& found = findings.segmentation;
  const Schema& schema = found.prepared.schema;
  const FeatureMatrix& features = found.prepared.features;

  Json excluded = Json::array();
  for (const ColumnSchema& c : schema.columns)
    if (c.role == ColumnRole::excluded)
      excluded.push_back({{"name", c.name}, {"type", to_string(c.type)}, {"reason", c.reason}});

  Json config;
  config["numeric_features"] = schema.names(ColumnRole::numeric_feature);
  config["categorical_features"] = schema.names(ColumnRole::categorical_feature);
  config["excluded_features"] = std::move(excluded);
  config["total_original_features"] = schema.columns.size();
  config["encoded_features"] = features.names;
  config["pca_applied"] = found.prepared.pca.has_value();
  config["pca_components"] = nullptr;
  config["pca_explained_variance"] = nullptr;
  if (found.prepared.pca) {
    config["pca_components"] = found.prepared.pca->components().rows();
    config["pca_explained_variance"] = found.prepared.pca->explained_variance_ratio().sum();
  }

  Json sizes = Json::object();
  const std::vector<Index> counts = found.partition.sizes();
  for (std::size_t c = 0; c < counts.size(); ++c)
    sizes[std::to_string(c)] = counts[c];

  Json figures;
  figures["n_samples"] = found.dendrogram.observations();
  figures["n_dropped"] = found.prepared.original_rows - found.dendrogram.observations();
  figures["n_clusters"] = found.partition.count;
  figures["n_encoded_features"] = features.values.cols();
  figures["silhouette_score"] = nullptr;
  figures["silhouette_rating"] = nullptr;
  if (found.silhouette.mean) {
    figures["silhouette_score"] = *found.silhouette.mean;
    figures["silhouette_rating"] = silhouette_rating(*found.silhouette.mean);
    if (!found.silhouette.sample.empty()) {
      figures["silhouette_sample_size"] = found.silhouette.sample.size();
      figures["silhouette_standard_error"] = found.silhouette.standard_error;
    }
  }
  figures["cluster_sizes"] = std::move(sizes);
  figures["linkage"] = to_string(options.method);
  figures["metric"] = to_string(options.metric);
  figures["algorithm"] = to_string(found.algorithm);
  figures["tied_merges"] = found.tied_merges;

  Json selection = nullptr;
  if (found.selection) {
    Json picks = Json::object();
    for (const RulePick& pick : found.selection->picks)
      picks[pick.rule] = pick.clusters > 0 ? Json(pick.clusters) : Json(nullptr);
    Json silhouettes = Json::object();
    for (const CutQuality& cut : found.selection->cuts)
      silhouettes[std::to_string(cut.clusters)] = cut.silhouette ? Json(*cut.silhouette) : Json(nullptr);
    selection = {{"recommended", found.selection->recommended},
                 {"reason", found.selection->reason},
                 {"picks", std::move(picks)},
                 {"silhouette_by_k", std::move(silhouettes)}};
  }

  Json segments = Json::array();
  for (std::size_t c = 0; c < counts.size(); ++c) {
    const SegmentProfile& profile = findings.profiles.segments[c];
    Json segment = {
        {"cluster", c},
        {"name", profile.name},
        {"size", counts[c]},
        {"silhouette", found.silhouette.mean ? Json(found.silhouette.per_cluster[c]) : Json(nullptr)},
        {"rule", profile.rule.text}};
    if (findings.stability) {
      const SegmentStability& stability = findings.stability->segments[c];
      segment["stability"] = {{"mean_jaccard", stability.mean},
                              {"standard_error", stability.standard_error},
                              {"recovered", stability.recovered},
                              {"dissolved", stability.dissolved},
                              {"doubtful", stability.doubtful}};
    }
    segments.push_back(std::move(segment));
  }

  Json all;
  all["settings"] = settings(findings, options);
  all["feature_config"] = std::move(config);
  all["metrics"] = std::move(figures);
  all["segments"] = std::move(segments);
  all["k_selection"] = std::move(selection);
  add_warnings(all, found.warnings);
  return all;
}

void write_summary(const Findings& findings, const std::string& folder, std::ostream& out) {
  const Segmentation& found = findings.segmentation;
  const Schema& schema = found.prepared.schema;
  const Index n = found.dendrogram.observations();
  out << "Customers      " << format_count(n);
  if (n != found.prepared.original_rows)
    out << " of " << format_count(found.prepared.original_rows) << " rows";
  out << "\nNumbers        " << joined(schema.names(ColumnRole::numeric_feature)) << "\nCategories     "
      << joined(schema.names(ColumnRole::categorical_feature)) << '\n';
  write_excluded(schema, out);
  out << "Features       " << found.prepared.features.values.cols() << " after encoding";
  if (found.prepared.pca)
    out << ", " << found.prepared.pca->components().rows() << " principal components ("
        << percent(found.prepared.pca->explained_variance_ratio().sum()) << " of the variance)";
  out << "\n\n";

  const std::vector<Index> sizes = found.partition.sizes();
  constexpr std::size_t shown = 50;
  TextTable segments;
  for (std::size_t c = 0; c < std::min(sizes.size(), shown); ++c) {
    std::vector<std::string> row = {padded("Segment " + std::to_string(c), 13), format_count(sizes[c]),
                                    percent(static_cast<double>(sizes[c]) / static_cast<double>(n))};
    char text[64];
    if (found.silhouette.mean) {
      std::snprintf(text, sizeof text, "silhouette %5.2f", found.silhouette.per_cluster[c]);
      row.emplace_back(text);
    }
    if (findings.stability) {
      std::snprintf(text, sizeof text, "stability %4.2f", findings.stability->segments[c].mean);
      row.emplace_back(text);
    }
    row.push_back(findings.names[c]);
    segments.add(std::move(row));
  }
  segments.write(out);
  if (sizes.size() > shown) out << "… and " << sizes.size() - shown << " more, all in metrics.json\n";

  out << "\nSilhouette     ";
  if (found.silhouette.mean) {
    char text[64];
    std::snprintf(text, sizeof text, "%.4f", *found.silhouette.mean);
    out << text << " (" << silhouette_rating(*found.silhouette.mean) << ")";
    if (!found.silhouette.sample.empty()) {
      std::snprintf(text, sizeof text, "%.4f", found.silhouette.standard_error);
      out << ", standard error " << text << ": from "
          << format_count(static_cast<Index>(found.silhouette.sample.size())) << " customers drawn at random";
    }
    out << '\n';
  } else {
    out << (found.silhouette.undefined.empty() ? "not asked for"
                                               : "not defined: " + found.silhouette.undefined)
        << '\n';
  }
  if (found.selection) out << "Number         " << found.selection->reason << '\n';
  write_notes(found.warnings, out);
  out << "Results        " << printable(folder) << "/report.html, and what else is in that folder\n";
}

}  // namespace program
