// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "summary.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "examples/common/text_table.hpp"
#include "notes.hpp"
#include "segmentiq/plot/axis.hpp"

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

void write_summary(const SegmentationResults& results, const std::string& folder, std::ostream& out) {
  const Segmentation& segmentation = results.segmentation;
  const Schema& schema = segmentation.prepared.schema;
  const Index n = segmentation.dendrogram.observations();
  out << "Customers      " << format_count(n);
  if (n != segmentation.prepared.original_rows)
    out << " of " << format_count(segmentation.prepared.original_rows) << " rows";
  out << "\nNumbers        " << joined(schema.names(ColumnRole::numeric_feature)) << "\nCategories     "
      << joined(schema.names(ColumnRole::categorical_feature)) << '\n';
  write_excluded(schema, out);
  out << "Features       " << segmentation.prepared.features.values.cols() << " after encoding";
  if (segmentation.prepared.pca)
    out << ", " << segmentation.prepared.pca->components().rows() << " principal components ("
        << percent(segmentation.prepared.pca->explained_variance_ratio().sum()) << " of the variance)";
  out << "\n\n";

  const std::vector<Index> sizes = segmentation.partition.sizes();
  constexpr std::size_t shown = 50;
  TextTable segments;
  for (std::size_t c = 0; c < std::min(sizes.size(), shown); ++c) {
    std::vector<std::string> row = {padded("Segment " + std::to_string(c), 13), format_count(sizes[c]),
                                    percent(static_cast<double>(sizes[c]) / static_cast<double>(n))};
    char text[64];
    if (segmentation.silhouette.mean) {
      std::snprintf(text, sizeof text, "silhouette %5.2f", segmentation.silhouette.per_cluster[c]);
      row.emplace_back(text);
    }
    if (results.stability) {
      std::snprintf(text, sizeof text, "stability %4.2f", results.stability->segments[c].mean);
      row.emplace_back(text);
    }
    row.push_back(results.segment_names[c]);
    segments.add(std::move(row));
  }
  segments.write(out);
  if (sizes.size() > shown) out << "… and " << sizes.size() - shown << " more, all in metrics.json\n";

  out << "\nSilhouette     ";
  if (segmentation.silhouette.mean) {
    char text[64];
    std::snprintf(text, sizeof text, "%.4f", *segmentation.silhouette.mean);
    out << text << " (" << silhouette_rating(*segmentation.silhouette.mean) << ")";
    if (!segmentation.silhouette.sample.empty()) {
      std::snprintf(text, sizeof text, "%.4f", segmentation.silhouette.standard_error);
      out << ", standard error " << text << ": from "
          << format_count(static_cast<Index>(segmentation.silhouette.sample.size()))
          << " customers drawn at random";
    }
    out << '\n';
  } else {
    out << (segmentation.silhouette.undefined.empty() ? "not asked for"
                                                      : "not defined: " + segmentation.silhouette.undefined)
        << '\n';
  }
  if (segmentation.selection) out << "Number         " << segmentation.selection->reason << '\n';
  write_notes(segmentation.warnings, out);
  out << "Results        " << printable(folder) << "/report.html, and what else is in that folder\n";
}

}  // namespace program
