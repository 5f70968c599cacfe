// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_CATEGORY_PROFILE_HPP
#define SEGMENTIQ_PROFILE_CATEGORY_PROFILE_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/profile/statistic.hpp"
#include "segmentiq/quality/cluster_members.hpp"
#include "segmentiq/stats/hypergeometric.hpp"
#include "segmentiq/stats/tail_probability.hpp"

namespace segmentiq {

/// One category of a column in one segment. Shares are of the rows that are not missing.
struct CategoryProfile {
  std::string category;
  Index count = 0;      ///< in the segment
  Index count_all = 0;  ///< in all rows
  Statistic share{};    ///< of the segment's rows, 0 … 1
  Statistic share_all{};
  Statistic lift{};  ///< share / share_all
  /// Of the count, which is hypergeometric if segment and category are independent; two-sided, with half of
  /// the probability of the count itself on each side. @see Lebart, Morineau & Piron 1995
  ValueTest test{};

  friend bool operator==(const CategoryProfile&, const CategoryProfile&) = default;
};

/// One categorical column in one segment.
struct CategoricalProfile {
  Index count = 0;    ///< rows that have a category
  Index missing = 0;  ///< rows that have none
  /// The most frequent categories of the segment, the most frequent first. Where all categories of the column
  /// can be listed, those that the segment does not have are included. Ties: by the count over all rows, then
  /// by text.
  std::vector<CategoryProfile> categories;
  Index others = 0;       ///< categories of the segment that are not listed
  Index other_count = 0;  ///< rows of the segment in them

  friend bool operator==(const CategoricalProfile&, const CategoricalProfile&) = default;
};

/// One categorical column in all rows and in each segment.
struct CategoricalColumnProfile {
  std::string name;
  Index categories = 0;  ///< number of categories among the labelled rows
  Index count = 0;
  Index missing = 0;
  std::vector<CategoricalProfile> segments;  ///< k

  friend bool operator==(const CategoricalColumnProfile&, const CategoricalColumnProfile&) = default;
};

namespace detail {

/// The counts of the categories of a column in each segment, without zeros. O(n) memory.
struct SegmentCounts {
  using Cell = std::pair<std::int32_t, Index>;  ///< category, count
  std::vector<std::vector<Cell>> cells;         ///< of each segment, categories ascending
  std::vector<Index> sizes;                     ///< rows of each segment that are not missing
  std::vector<Index> totals;                    ///< of each category
  Index count = 0;
};

/// @param codes one per row, -1 for a missing cell, below `categories`
/// O(n + k + categories) time, and sorting of the cells. @throws cancelled_error
inline SegmentCounts count_categories(std::span<const std::int32_t> codes, std::size_t categories,
                                      std::span<const Index> rows, const ClusterMembers& order,
                                      const Execution& execution) {
  SegmentCounts found;
  found.totals.assign(categories, 0);
  std::vector<Index> counts(categories, 0);
  for (Label c = 0; c < order.count(); ++c) {
    execution.check_stop();
    std::vector<SegmentCounts::Cell> cells;
    for (Index i = order.begin(c); i < order.end(c); ++i) {
      const Index row = rows[to_size(order.order()[to_size(i)])];
      const std::int32_t code = codes[to_size(row)];
      if (code >= 0 && counts[to_size(code)]++ == 0) cells.emplace_back(code, 0);
    }
    std::sort(cells.begin(), cells.end());
    Index size = 0;
    for (auto& [code, count] : cells) {
      count = std::exchange(counts[to_size(code)], 0);
      found.totals[to_size(code)] += count;
      size += count;
    }
    found.sizes.push_back(size);
    found.count += size;
    found.cells.push_back(std::move(cells));
  }
  return found;
}

/// FactoMineR's test of one cell of the table of segments × categories.
/// @pre 0 < total ≤ all, 0 < size ≤ all
inline ValueTest test_category(Index count, Index size, Index total, Index all) {
  if (size == all) return ValueTest::none("the segment has all rows that have a category here");
  if (total == all) return ValueTest::none("all rows have this category");
  const Hypergeometric chance{static_cast<double>(size), static_cast<double>(all - size),
                              static_cast<double>(total)};
  const double log_p = chance.log_two_sided(static_cast<double>(count));
  const double z = normal_tail_quantile(std::min(log_p, 0.0) - 0.69314718055994530942);
  const bool more = static_cast<double>(count) * static_cast<double>(all) >
                    static_cast<double>(size) * static_cast<double>(total);
  return {Statistic::of(more ? z : -z), Statistic::of(std::exp(std::min(log_p, 0.0)))};
}

inline CategoryProfile profile_category(std::string text, Index count, Index size, Index total, Index all) {
  CategoryProfile found{std::move(text), count, total, {}, {}, {}, {}};
  found.share_all = Statistic::of(static_cast<double>(total) / static_cast<double>(all));
  if (size == 0) {
    constexpr std::string_view reason = "no row of the segment has a category here";
    found.share = found.lift = Statistic::none(reason);
    found.test = ValueTest::none(reason);
    return found;
  }
  found.share = Statistic::of(static_cast<double>(count) / static_cast<double>(size));
  found.lift = Statistic::of(*found.share / *found.share_all);
  found.test = test_category(count, size, total, all);
  return found;
}

/// @param texts of the categories
/// @param max_listed categories to list for each segment, ≥ 1
/// O(c log c) time per segment at most, for c categories.
inline CategoricalColumnProfile profile_categories(std::string name, const SegmentCounts& counts,
                                                   std::span<const std::string> texts, Index max_listed,
                                                   const ClusterMembers& order, const Execution& execution) {
  CategoricalColumnProfile found;
  found.name = std::move(name);
  found.count = counts.count;
  found.missing = order.observations() - counts.count;
  found.categories = static_cast<Index>(counts.totals.size()) -
                     std::count(counts.totals.begin(), counts.totals.end(), Index{0});
  const auto total = [&counts](std::int32_t code) {
    return counts.totals[to_size(code)];
  };
  for (Label c = 0; c < order.count(); ++c) {
    execution.check_stop();
    auto cells = counts.cells[to_size(c)];
    CategoricalProfile segment;
    segment.count = counts.sizes[to_size(c)];
    segment.missing = order.size(c) - segment.count;
    if (found.categories <= max_listed) {
      std::vector<bool> there(counts.totals.size(), false);
      for (const auto& cell : cells)
        there[to_size(cell.first)] = true;
      for (std::size_t code = 0; code < there.size(); ++code)
        if (!there[code] && counts.totals[code] > 0) cells.emplace_back(static_cast<std::int32_t>(code), 0);
    }
    const auto listed = std::min<std::size_t>(cells.size(), to_size(max_listed));
    std::partial_sort(cells.begin(), cells.begin() + static_cast<Index>(listed), cells.end(),
                      [&](const auto& a, const auto& b) {
                        if (a.second != b.second) return a.second > b.second;
                        if (total(a.first) != total(b.first)) return total(a.first) > total(b.first);
                        return texts[to_size(a.first)] < texts[to_size(b.first)];
                      });
    segment.other_count = segment.count;
    for (std::size_t i = 0; i < listed; ++i) {
      const auto [code, count] = cells[i];
      segment.other_count -= count;
      segment.categories.push_back(
          profile_category(texts[to_size(code)], count, segment.count, total(code), counts.count));
    }
    segment.others = static_cast<Index>(cells.size() - listed);
    found.segments.push_back(std::move(segment));
  }
  return found;
}

}  // namespace detail
}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_CATEGORY_PROFILE_HPP
