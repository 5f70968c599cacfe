// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_SEGMENT_RULES_HPP
#define SEGMENTIQ_PROFILE_SEGMENT_RULES_HPP

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/profile/rule_tree.hpp"

namespace segmentiq::detail {

inline void require_rule_options(const RuleOptions& options, const std::string& where) {
  const auto require = [&where](bool fits, const char* name, Index value, const char* what) {
    if (!fits)
      throw parameter_error(where + ": rules." + name + " (" + std::to_string(value) + ") must be " + what);
  };
  require(options.depth >= 1 && options.depth <= 3, "depth", options.depth, "1, 2 or 3");
  require(options.max_categories >= 1, "max_categories", options.max_categories, "at least 1");
  require(options.exact_values >= 2 && options.exact_values <= 65'000, "exact_values", options.exact_values,
          "in [2, 65000]");
  require(options.min_rows >= 1, "min_rows", options.min_rows, "at least 1");
}

/// A rule for each segment. @see rule_tree.hpp
/// @param columns those that a rule may use, as numbers or texts
/// @param rows the labelled rows, which `order` sorts by segment
/// Time O(n·c·log n) for the bins, then per segment O(n), plus c for each row on the smaller side of a split;
/// memory 2·n·c bytes, and O(n) per thread.
inline std::vector<SegmentRule> find_rules(std::span<const Column> columns, std::span<const Index> rows,
                                           const ClusterMembers& order, const RuleOptions& options,
                                           const Execution& execution, PhaseProgress& progress,
                                           double work_of_cell) {
  std::vector<BinnedColumn> binned(columns.size());
  const auto work_of_columns = [&](Index first, Index last) {
    return work_of_cell * static_cast<double>(last - first) * static_cast<double>(rows.size());
  };
  parallel_chunks(
      static_cast<Index>(columns.size()), 1, execution, &progress,
      [&](Index c, Index) {
        const Column& column = columns[to_size(c)];
        binned[to_size(c)] = column.is_numeric() ? bin_numbers(column, rows, options.exact_values, execution)
                                                 : bin_texts(column, rows);
      },
      work_of_columns);
  std::vector<std::int64_t> totals;
  for (const BinnedColumn& column : binned) {
    execution.check_stop();
    const std::size_t first = totals.size();
    totals.resize(first + to_size(column.count), 0);
    for (const std::uint16_t bin : column.bins)
      ++totals[first + bin];
  }
  std::vector<SegmentRule> rules(to_size(order.count()));
  parallel_chunks(
      order.count(), 1, execution, &progress,
      [&](Index c, Index) {
        rules[to_size(c)] = RuleTree(binned, order, totals, c, options, execution).rule();
      },
      work_of_columns);
  return rules;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PROFILE_SEGMENT_RULES_HPP
