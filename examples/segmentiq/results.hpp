// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_RESULTS_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_RESULTS_HPP

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"

namespace program {

/// The table with the column `cluster` added: the segment of each row, empty for rows that were dropped.
/// Where the table has such a column of its own, the new one is called cluster_2 (…3, …) and a warning says
/// so.
segmentiq::Table with_clusters(const segmentiq::Table& table, segmentiq::Segmentation& found);

/// n − 1 rows left,right,height,size; heights read back exactly.
void write_linkage(const segmentiq::Dendrogram& tree, std::ostream& out);

/// A row for each number of segments that was compared; what is not defined is empty, and `undefined` says
/// why.
void write_k_selection(const segmentiq::KSelection& selection, std::ostream& out);

/// What was used, how good the result is, and every warning.
nlohmann::ordered_json metrics(const segmentiq::Segmentation& found);

/// JSON text of it, whatever bytes the names hold (what is not UTF-8 is replaced).
std::string to_text(const nlohmann::ordered_json& json);

/// The summary for people.
void write_summary(const segmentiq::Segmentation& found, const std::string& folder, std::ostream& out);

/// What would be done, for --dry-run.
void write_plan(const segmentiq::PreparedTable& prepared, const segmentiq::SegmentOptions& options,
                std::size_t memory_limit, std::ostream& out);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_RESULTS_HPP
