// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_OUTPUT_ASSIGNMENTS_CSV_HPP
#define SEGMENTIQ_OUTPUT_ASSIGNMENTS_CSV_HPP

#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/csv/write_csv.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/pipeline/warning.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

/// The name of the column that with_clusters() adds: `cluster`, or `cluster_2` (…3, …) where the table has
/// such a column of its own.
inline std::string cluster_column_name(const Table& table) {
  std::string name = "cluster";
  for (int i = 2; table.find(name); ++i)
    name = "cluster_" + std::to_string(i);
  return name;
}

/// Says that the added column is not called `cluster`; nothing where it is.
inline std::optional<Warning> cluster_column_warning(const Table& table) {
  const std::string name = cluster_column_name(table);
  if (name == "cluster") return std::nullopt;
  return Warning{WarningKind::output,
                 "the input has a column 'cluster' of its own; the segments are in '" + name + "'"};
}

/// The table with one more column: the segment of each row, missing for rows that were dropped.
/// @param table the one that was segmented. @see cluster_column_name
inline Table with_clusters(const Table& table, const Segmentation& segmentation) {
  std::vector<double> values;
  values.reserve(to_size(table.rows()));
  for (const Label label : segmentation.row_labels())
    values.push_back(label == no_label ? std::numeric_limits<double>::quiet_NaN()
                                       : static_cast<double>(label));
  return table.with(Column::numeric(cluster_column_name(table), std::move(values)));
}

/// Writes with_clusters() as CSV: every row of the input as it was read, and its segment.
/// @param execution phase "write" counts rows
/// @throws output_error when the stream fails; cancelled_error. @see write_csv
inline void write_assignments_csv(const Table& table, const Segmentation& segmentation, std::ostream& stream,
                                  const Execution& execution = {}) {
  write_csv(with_clusters(table, segmentation), stream, {}, execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_OUTPUT_ASSIGNMENTS_CSV_HPP
