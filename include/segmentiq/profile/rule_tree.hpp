// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_RULE_TREE_HPP
#define SEGMENTIQ_PROFILE_RULE_TREE_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/profile/binned_column.hpp"
#include "segmentiq/profile/profile_options.hpp"
#include "segmentiq/profile/rule_split.hpp"
#include "segmentiq/profile/segment_rule.hpp"
#include "segmentiq/quality/cluster_members.hpp"

// The rule of a segment: a shallow decision tree, its members against all others (Breiman, Friedman, Olshen &
// Stone 1984).
//
// A part of the rows is split by the condition that lowers the Gini impurity most: a number is at least t, or
// a text is one of a few categories. For two classes the best set of categories is a prefix of the categories
// ordered by their share of members (their theorem 4.5); only sets short enough to list are tried. Rows whose
// cell is missing meet neither a condition nor its opposite, and are in neither part below.
//
// Everything is done on counts per bin. The counts of the largest part are those of the whole minus those of
// the other parts, so that a split costs as much as its smaller side has rows. Counts are integers: the rule
// depends neither on the order of rows nor on threads. Ties go to the earlier column and the lower cut.
namespace segmentiq::detail {

/// A part of the rows, and how it is split.
struct RuleNode {
  BinCount count;
  std::optional<RuleSplit> split;
  std::size_t yes = 0, no = 0;       // nodes, where there is a split
  std::int64_t missing_members = 0;  // members whose cell is missing in the column of the split
};

/// Grows a tree and reads the rule off it.
///
///   is_member_       n bytes
///   rows of a part   8 bytes each; together at most n at each depth
///   counts           16 bytes per bin, of three parts at each depth
class RuleTree {
 public:
  /// @param order the labelled rows by segment
  /// @param totals how many labelled rows each bin of each column has, column after column
  RuleTree(std::span<const BinnedColumn> columns, const ClusterMembers& order,
           const std::vector<std::int64_t>& totals, Index segment, const RuleOptions& options,
           const Execution& execution)
      : columns_(columns),
        options_(options),
        execution_(execution),
        members_(order.size(segment)),
        rows_(order.observations()),
        is_member_(to_size(order.observations()), 0) {
    std::vector<BinCount> counts(totals.size());
    for (std::size_t b = 0; b < totals.size(); ++b)
      counts[b].all = totals[b];
    const std::vector<Index> own = order.members(segment);
    for (const Index row : own)
      is_member_[to_size(row)] = 1;
    std::size_t first = 0;
    for (const BinnedColumn& column : columns_) {
      for (const Index row : own)
        ++counts[first + column.bins[to_size(row)]].members;
      first += to_size(column.count);
    }
    std::vector<Index> rows(is_member_.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i] = static_cast<Index>(i);
    grow({rows_, members_}, std::move(rows), std::move(counts), 0);
  }

  SegmentRule rule() const {
    SegmentRule found;
    std::vector<std::pair<BinCount, std::vector<RuleCondition>>> terms;
    std::vector<RuleCondition> path;
    if (collect(0, path, terms)) terms = {{nodes_[0].count, {}}};
    if (terms.empty()) {  // no part has a majority of members: the best one
      path.clear();
      double best = -1;
      take_best(0, path, best, terms);
    }
    std::stable_sort(terms.begin(), terms.end(),
                     [](const auto& a, const auto& b) { return a.first.members > b.first.members; });
    for (auto& [count, conditions] : terms) {
      found.matched += static_cast<Index>(count.all);
      found.hits += static_cast<Index>(count.members);
      found.any_of.push_back(std::move(conditions));
    }
    found.text = rule_words(found.any_of);
    const auto share = [](Index part, Index whole) {
      return Statistic::of(static_cast<double>(part) / static_cast<double>(whole));
    };
    found.precision =
        found.matched > 0 ? share(found.hits, found.matched) : Statistic::none("the rule takes no row");
    found.recall = share(found.hits, members_);
    found.coverage = share(found.matched, rows_);
    return found;
  }

 private:
  std::size_t grow(BinCount count, std::vector<Index> rows, std::vector<BinCount> counts, Index depth) {
    execution_.check_stop();
    const std::size_t at = nodes_.size();
    nodes_.push_back({count, std::nullopt, 0, 0, 0});
    // A part with less than 2 % of the members adds nothing to a rule.
    const bool is_poor = count.members * 50 < members_;
    if (depth == options_.depth || count.members == 0 || count.members == count.all ||
        (is_poor && depth > 0) || count.all < 2 * static_cast<std::int64_t>(options_.min_rows))
      return at;
    std::optional<RuleSplit> split = best_split(columns_, count, counts, options_);
    if (!split) return at;

    std::array<std::vector<Index>, 3> parts;  // yes, no, missing
    const BinnedColumn& column = columns_[split->column];
    for (const Index row : rows) {
      const std::uint16_t bin = column.bins[to_size(row)];
      parts[bin + 1 == column.count ? 2 : split->is_in[bin] ? 0 : 1].push_back(row);
    }
    rows = {};
    const auto largest =
        to_size(std::max_element(parts.begin(), parts.end(),
                                 [](const auto& a, const auto& b) { return a.size() < b.size(); }) -
                parts.begin());
    std::array<std::vector<BinCount>, 3> part_counts;
    std::array<BinCount, 3> part_count{};
    part_count[largest] = count;
    for (std::size_t p = 0; p < 3; ++p) {
      if (p == largest) continue;
      part_counts[p] = count_bins(parts[p]);
      for (const Index row : parts[p])
        part_count[p] += {1, is_member_[to_size(row)]};
      part_count[largest] = part_count[largest] - part_count[p];
      for (std::size_t b = 0; b < counts.size(); ++b)
        counts[b] = counts[b] - part_counts[p][b];
    }
    part_counts[largest] = std::move(counts);
    nodes_[at].split = std::move(split);
    nodes_[at].missing_members = part_count[2].members;
    const std::size_t yes = grow(part_count[0], std::move(parts[0]), std::move(part_counts[0]), depth + 1);
    const std::size_t no = grow(part_count[1], std::move(parts[1]), std::move(part_counts[1]), depth + 1);
    nodes_[at].yes = yes;
    nodes_[at].no = no;
    return at;
  }

  std::vector<BinCount> count_bins(const std::vector<Index>& rows) const {
    std::vector<BinCount> counts;
    for (const BinnedColumn& column : columns_) {
      execution_.check_stop();
      const std::size_t first = counts.size();
      counts.resize(first + to_size(column.count));
      for (const Index row : rows)
        counts[first + column.bins[to_size(row)]] += {1, is_member_[to_size(row)]};
    }
    return counts;
  }

  /// Misclassified rows of a part: if it is a leaf, and below it where the split is worth a condition, that
  /// is, saves more than half a per cent of the segment.
  std::int64_t leaf_errors(std::size_t at) const {
    return std::min(nodes_[at].count.members, nodes_[at].count.all - nodes_[at].count.members);
  }
  std::int64_t errors(std::size_t at) const {
    const RuleNode& node = nodes_[at];
    if (!node.split) return leaf_errors(at);
    const std::int64_t below = errors(node.yes) + errors(node.no) + node.missing_members;
    return is_worth(at, below) ? below : leaf_errors(at);
  }
  bool is_worth(std::size_t at, std::int64_t below) const {
    return static_cast<double>(leaf_errors(at) - below) > 0.005 * static_cast<double>(members_);
  }

  /// Adds the conditions of all parts below in which members are the majority; true when the part as a whole
  /// is one.
  bool collect(std::size_t at, std::vector<RuleCondition>& path,
               std::vector<std::pair<BinCount, std::vector<RuleCondition>>>& terms) const {
    const RuleNode& node = nodes_[at];
    if (!node.split || !is_worth(at, errors(node.yes) + errors(node.no) + node.missing_members))
      return 2 * node.count.members > node.count.all;
    for (const bool is_yes : {true, false}) {
      const std::size_t child = is_yes ? node.yes : node.no;
      path.push_back(is_yes ? node.split->yes : node.split->no);
      if (collect(child, path, terms)) terms.emplace_back(nodes_[child].count, merge_conditions(path));
      path.pop_back();
    }
    return false;
  }

  /// Finds the part with the largest F1 score (the harmonic mean of precision and recall); the root only
  /// counts if it is not split.
  void take_best(std::size_t at, std::vector<RuleCondition>& path, double& best,
                 std::vector<std::pair<BinCount, std::vector<RuleCondition>>>& terms) const {
    const RuleNode& node = nodes_[at];
    const double f1 =
        2 * static_cast<double>(node.count.members) / static_cast<double>(node.count.all + members_);
    if ((at != 0 || !node.split) && f1 > best * (1 + 1e-12)) {
      best = f1;
      terms = {{node.count, merge_conditions(path)}};
    }
    if (!node.split) return;
    for (const bool is_yes : {true, false}) {
      path.push_back(is_yes ? node.split->yes : node.split->no);
      take_best(is_yes ? node.yes : node.no, path, best, terms);
      path.pop_back();
    }
  }

  std::span<const BinnedColumn> columns_;
  RuleOptions options_;
  const Execution& execution_;
  std::int64_t members_, rows_;
  std::vector<std::uint8_t> is_member_;
  std::vector<RuleNode> nodes_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PROFILE_RULE_TREE_HPP
