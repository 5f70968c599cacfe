// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_ASSIGNMENT_RESULTS_HPP
#define SEGMENTIQ_MODEL_ASSIGNMENT_RESULTS_HPP

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/model/assign.hpp"
#include "segmentiq/model/model_warnings.hpp"
#include "segmentiq/text/json_writer.hpp"

namespace segmentiq {

namespace detail {

/// A name that no column of the table has: "segment", or "segment_2", …
inline std::string free_name(const Table& table, const std::string& wanted) {
  std::string name = wanted;
  for (int i = 2; table.find(name); ++i)
    name = wanted + "_" + std::to_string(i);
  return name;
}

inline Column label_column(const std::string& name, Index n, const std::vector<Index>& rows,
                           const std::vector<Label>& labels) {
  std::vector<double> values(to_size(n), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (labels[i] != no_label) values[to_size(rows[i])] = static_cast<double>(labels[i]);
  return Column::numeric(name, std::move(values));
}

inline Column number_column(const std::string& name, Index n, const std::vector<Index>& rows,
                            const std::vector<double>& numbers) {
  std::vector<double> values(to_size(n), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < rows.size(); ++i)
    values[to_size(rows[i])] = numbers[i];
  return Column::numeric(name, std::move(values));
}

}  // namespace detail

/// The table with the assignment of each row, ready for write_csv(): every cell as it was, then the columns
///
///     segment, segment_name, second_segment, score, margin, percentile, unlike
///
/// ("segment_2" where the table already has a column "segment", and so on). `unlike` is "yes" or "no", and
/// "incomparable" for rows that cannot be compared with any member. Cells without a value are empty: in rows
/// without a segment, the margin if there is one segment only, the percentile in a segment of one member.
/// @throws parameter_error when the assignment is not of that model and table. O(n) time and memory.
inline Table assigned_table(const Table& table, const SegmentationModel& model,
                            const Assignment& assignment) {
  if (assignment.table_rows != table.rows() || assignment.sizes.size() != model.segments().size())
    throw parameter_error("assigned_table(): assignment (of " + std::to_string(assignment.table_rows) +
                          " rows to " + std::to_string(assignment.sizes.size()) +
                          " segments) must be that of the table and the model, " +
                          std::to_string(table.rows()) + " and " + std::to_string(model.segments().size()));
  const auto n = to_size(table.rows());
  const std::vector<Index>& rows = assignment.rows;
  const RowAssignments& found = assignment.row_assignments;
  std::vector<std::string> names;
  for (const SegmentSummary& s : model.segments())
    names.push_back(s.name);
  std::vector<std::int32_t> unlike(n, -1);
  for (std::size_t i = 0; i < rows.size(); ++i)
    unlike[to_size(rows[i])] = found.unlike[i];
  for (const Index row : assignment.incomparable)
    unlike[to_size(row)] = 2;
  const auto add = [&](Table& to, const std::string& name, auto&& column_of) {
    to = to.with(column_of(detail::free_name(to, name)));
  };
  Table result = table;
  const auto labels = [&](const std::vector<Label>& values) {
    return [&](const std::string& name) {
      return detail::label_column(name, table.rows(), rows, values);
    };
  };
  const auto numbers = [&](const std::vector<double>& values) {
    return [&](const std::string& name) {
      return detail::number_column(name, table.rows(), rows, values);
    };
  };
  add(result, "segment", labels(found.segment));
  add(result, "segment_name",
      [&](const std::string& name) { return Column::text(name, assignment.labels(), names); });
  add(result, "second_segment", labels(found.second));
  add(result, "score", numbers(found.score));
  add(result, "margin", numbers(found.margin));
  add(result, "percentile", numbers(found.percentile));
  add(result, "unlike", [&](const std::string& name) {
    return Column::text(name, std::move(unlike), {"no", "yes", "incomparable"});
  });
  return result;
}

/// The counts of an assignment as JSON: rows, rows per segment, rows that are unlike every segment, and per
/// column how many cells were missing or of an unknown category, and whether it was absent. @throws
/// data_error for a name that is not UTF-8
inline std::string to_json(const Assignment& assignment, const SegmentationModel& model) {
  JsonWriter json({.layout = JsonLayout::outer_lines, .where = "to_json()"});
  json.object([&] {
    json.member("rows").value(assignment.table_rows);
    json.member("assigned").value(static_cast<Index>(assignment.rows.size()));
    json.member("dropped").value(assignment.dropped());
    json.member("incomparable").value(static_cast<Index>(assignment.incomparable.size()));
    json.member("unlike_any_segment").value(assignment.unlike);
    json.member("metric").value(to_string(model.metric()));
    json.member("rule").value(to_string(model.assigner().rule()));
    json.member("exact").value(assignment.exact);
    json.member("doubts").value(model_warnings(model));
    std::size_t at = 0;
    json.member("segments").array(model.segments(), [&](const SegmentSummary& s) {
      json.object([&] {
        json.member("name").value(s.name);
        json.member("assigned").value(assignment.sizes[at++]);
        json.member("members_at_fit").value(s.size);
      });
    });
    json.member("columns").array(assignment.columns, [&](const AssignedColumn& c) {
      json.object([&] {
        json.member("name").value(c.name);
        json.member("absent").value(c.absent);
        json.member("missing").value(c.missing);
        json.member("missing_cells").value(c.treatment);
        json.member("unknown_category").value(c.unknown);
      });
    });
    json.member("extra_columns").value(assignment.extra_columns);
  });
  return json.take();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_ASSIGNMENT_RESULTS_HPP
