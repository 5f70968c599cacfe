// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_RULE_SPLIT_HPP
#define SEGMENTIQ_PROFILE_RULE_SPLIT_HPP

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "segmentiq/profile/binned_column.hpp"
#include "segmentiq/profile/profile_options.hpp"
#include "segmentiq/profile/segment_rule.hpp"

namespace segmentiq::detail {

/// Rows, and how many of them are members of the segment.
struct BinCount {
  std::int64_t all = 0;
  std::int64_t members = 0;

  BinCount& operator+=(const BinCount& other) {
    all += other.all;
    members += other.members;
    return *this;
  }
  BinCount operator-(const BinCount& other) const { return {all - other.all, members - other.members}; }
};

/// A condition in terms of bins: rows in the bins with is_in[bin] meet it.
struct RuleSplit {
  std::size_t column = 0;
  std::vector<bool> is_in;
  RuleCondition yes, no;
};

/// rows · (1 − Gini impurity) of a part. A split maximises the sum over its parts.
inline double gini_purity(const BinCount& c) {
  if (c.all == 0) return 0;
  const auto members = static_cast<double>(c.members), others = static_cast<double>(c.all - c.members);
  return (members * members + others * others) / static_cast<double>(c.all);
}

/// The condition that splits a part with the least impurity; nothing when none lowers it.
/// @param counts of the rows of the part in each bin, column after column
/// O(b log b) time for b bins.
inline std::optional<RuleSplit> best_split(std::span<const BinnedColumn> columns, const BinCount& count,
                                           const std::vector<BinCount>& counts, const RuleOptions& options) {
  struct Best {
    double purity;
    std::size_t column = 0;
    std::vector<std::size_t> bins;  // those that meet it
    double above = 0, upto = 0;
  } best{gini_purity(count) * (1 + 1e-12), 0, {}, 0, 0};
  const auto min_rows = static_cast<std::int64_t>(options.min_rows);
  std::size_t first = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const BinnedColumn& column = columns[c];
    const std::span<const BinCount> own(counts.data() + first, to_size(column.count));
    first += own.size();
    const BinCount missing = own.back();
    const BinCount present = count - missing;
    std::vector<std::size_t> filled;  // bins with a row, in the order in which they are split
    for (std::size_t b = 0; b + 1 < own.size(); ++b)
      if (own[b].all > 0) filled.push_back(b);
    if (!column.is_numeric)
      std::stable_sort(filled.begin(), filled.end(), [&](std::size_t a, std::size_t b) {
        return own[a].members * own[b].all > own[b].members * own[a].all;
      });
    const auto nameable = [&](std::size_t from, std::size_t to) {
      if (to - from > to_size(options.max_categories)) return false;
      return std::find(filled.begin() + static_cast<Index>(from), filled.begin() + static_cast<Index>(to),
                       column.categories.size()) == filled.begin() + static_cast<Index>(to);
    };
    BinCount before;
    for (std::size_t i = 1; i < filled.size(); ++i) {
      before += own[filled[i - 1]];
      const BinCount after = present - before;
      if (before.all < min_rows || after.all < min_rows) continue;
      const double pure = gini_purity(before) + gini_purity(after) + gini_purity(missing);
      if (!(pure > best.purity)) continue;
      const auto from = [&filled](std::size_t a, std::size_t b) {
        return std::vector<std::size_t>(filled.begin() + static_cast<Index>(a),
                                        filled.begin() + static_cast<Index>(b));
      };
      const double limit = pure * (1 + 1e-12);
      if (column.is_numeric)
        best = {limit, c, from(i, filled.size()), column.highest[filled[i - 1]], column.lowest[filled[i]]};
      else if (nameable(0, i))
        best = {limit, c, from(0, i), 0, 0};
      else if (nameable(i, filled.size()))
        best = {limit, c, from(i, filled.size()), 0, 0};
    }
  }
  if (best.bins.empty()) return std::nullopt;
  const BinnedColumn& column = columns[best.column];
  RuleSplit split{best.column, std::vector<bool>(to_size(column.count), false), {}, {}};
  split.yes.column = split.no.column = column.name;
  for (const std::size_t b : best.bins)
    split.is_in[b] = true;
  if (column.is_numeric) {
    split.yes.at_least = split.no.below = round_threshold(best.above, best.upto);
  } else {
    std::sort(best.bins.begin(), best.bins.end());
    for (const std::size_t b : best.bins)
      split.yes.categories.push_back(column.categories[b]);
    split.no.categories = split.yes.categories;
    split.no.is_none_of = true;
  }
  return split;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PROFILE_RULE_SPLIT_HPP
