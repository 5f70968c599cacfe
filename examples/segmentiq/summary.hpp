// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_RESULTS_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_RESULTS_HPP

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "segment_files.hpp"
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
nlohmann::ordered_json metrics(const Findings& findings, const segmentiq::SegmentOptions& options);

/// The summary for people.
void write_summary(const Findings& findings, const std::string& folder, std::ostream& out);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_RESULTS_HPP
