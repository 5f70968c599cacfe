// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_COLUMN_EVIDENCE_HPP
#define SEGMENTIQ_TABLE_COLUMN_EVIDENCE_HPP

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/table/column.hpp"
#include "segmentiq/table/date_text.hpp"
#include "segmentiq/table/schema.hpp"
#include "segmentiq/text/number_text.hpp"

namespace segmentiq {

/// What the cells of a column reveal about its type. The detector decides by this and the column's name
/// alone.
struct ColumnEvidence {
  ColumnCounts counts;
  bool is_numeric = false;   ///< stored as numbers
  bool all_whole = false;    ///< numbers: all are whole
  bool counts_rows = false;  ///< numbers: each is that of the row before plus 1
  double minimum = 0;        ///< numbers: the smallest and the largest
  double maximum = 0;
  Index with_spaces = 0;    ///< texts: cells with a space inside
  bool is_boolean = false;  ///< exactly two values, and they mean yes and no
  std::string example;      ///< the first cell that is not missing
  std::optional<Index>
      first_non_number{};    ///< texts: the first row whose cell is neither missing nor a number,
  std::string non_number{};  ///< and that cell
};

namespace detail {

/// The number of distinct values. Whole numbers of a narrow range are marked in a bit set, others are hashed.
/// O(n) time and memory.
inline Index count_distinct(std::span<const double> values, const ColumnEvidence& evidence) {
  const Index present = evidence.counts.rows - evidence.counts.missing;
  if (present == 0) return 0;
  const double range = evidence.maximum - evidence.minimum;
  if (evidence.all_whole && range <= 64.0 * static_cast<double>(present) + 4096) {
    std::vector<std::uint64_t> seen(static_cast<std::size_t>(range) / 64 + 1);
    for (const double v : values) {
      if (std::isnan(v)) continue;
      const auto at = static_cast<std::size_t>(v - evidence.minimum);
      seen[at / 64] |= std::uint64_t{1} << (at % 64);
    }
    Index count = 0;
    for (const std::uint64_t word : seen)
      count += std::popcount(word);
    return count;
  }

  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> slots(64, nothing);  // open addressing, at most half full
  Index count = 0;
  const auto insert = [](std::vector<double>& into, double v) {
    const std::uint64_t mixed = std::bit_cast<std::uint64_t>(v) * 0x9E3779B97F4A7C15;
    std::size_t at = (mixed ^ (mixed >> 32)) & (into.size() - 1);
    while (!std::isnan(into[at]) && into[at] != v)
      at = (at + 1) & (into.size() - 1);
    const bool is_new = std::isnan(into[at]);
    into[at] = v;
    return is_new;
  };
  for (const double v : values) {
    if (std::isnan(v) || !insert(slots, v + 0.0)) continue;  // -0 + 0 = 0: one value
    if (2 * to_size(++count) <= slots.size()) continue;
    std::vector<double> larger(2 * slots.size(), nothing);
    for (const double kept : slots)
      if (!std::isnan(kept)) insert(larger, kept);
    slots = std::move(larger);
  }
  return count;
}

inline void examine_numbers(std::span<const double> values, ColumnEvidence& evidence) {
  bool first = true;
  double last = 0;
  evidence.all_whole = evidence.counts_rows = true;
  for (const double v : values) {
    if (std::isnan(v)) {
      evidence.counts_rows = false;
      continue;
    }
    evidence.all_whole = evidence.all_whole && v == std::trunc(v) && std::fabs(v) < 1e15;
    evidence.counts_rows = evidence.counts_rows && (first || v == last + 1);
    evidence.minimum = first ? v : std::min(evidence.minimum, v);
    evidence.maximum = first ? v : std::max(evidence.maximum, v);
    first = false;
    last = v;
  }
  evidence.counts_rows = evidence.counts_rows && evidence.all_whole;
  evidence.counts.numbers = evidence.counts.rows - evidence.counts.missing;
  evidence.counts.distinct = count_distinct(values, evidence);
  evidence.is_boolean = evidence.counts.distinct == 2 && evidence.minimum == 0 && evidence.maximum == 1;
}

/// Whether two texts are a pair that means yes and no, in any case and order.
inline bool mean_yes_and_no(std::string_view a, std::string_view b) {
  static constexpr std::string_view pairs[][2] = {
      {"true", "false"}, {"yes", "no"}, {"t", "f"}, {"y", "n"}, {"on", "off"}};
  const auto is = [](std::string_view text, std::string_view lower) {
    return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(),
                                                     [](char x, char y) { return (x | 0x20) == y; });
  };
  return std::any_of(std::begin(pairs), std::end(pairs), [&](const auto& pair) {
    return (is(a, pair[0]) && is(b, pair[1])) || (is(a, pair[1]) && is(b, pair[0]));
  });
}

inline void examine_texts(const Column& column, const NumberFormat& numbers, ColumnEvidence& evidence) {
  const auto categories = column.categories();
  std::vector<Index> frequency(categories.size(), 0);
  for (const std::int32_t code : column.codes())
    if (code >= 0) ++frequency[to_size(code)];

  std::vector<bool> is_number(categories.size());
  std::vector<std::string_view> used;
  double bytes = 0;
  for (std::size_t c = 0; c < categories.size(); ++c) {
    if (frequency[c] == 0) continue;
    const std::string& text = categories[c];
    is_number[c] = read_number(text, numbers).kind == NumberKind::number;
    used.push_back(text);
    bytes += static_cast<double>(frequency[c]) * static_cast<double>(text.size());
    if (is_number[c]) evidence.counts.numbers += frequency[c];
    if (is_date(text)) evidence.counts.dates += frequency[c];
    if (trimmed(text).find(' ') != std::string_view::npos) evidence.with_spaces += frequency[c];
  }
  evidence.counts.distinct = static_cast<Index>(used.size());
  const Index present = evidence.counts.rows - evidence.counts.missing;
  evidence.counts.mean_length = present > 0 ? bytes / static_cast<double>(present) : 0;
  evidence.is_boolean = used.size() == 2 && mean_yes_and_no(used[0], used[1]);

  for (Index row = 0; row < column.size() && !evidence.first_non_number; ++row) {
    const std::int32_t code = column.codes()[to_size(row)];
    if (code < 0 || is_number[to_size(code)]) continue;
    evidence.first_non_number = row;
    evidence.non_number = categories[to_size(code)];
  }
}

}  // namespace detail

/// Scans the cells of a column. O(n + bytes of the distinct texts).
/// @param numbers how numbers are written in the column's texts
inline ColumnEvidence examine(const Column& column, const NumberFormat& numbers = {}) {
  ColumnEvidence evidence;
  evidence.counts.rows = column.size();
  evidence.counts.missing = column.missing_count();
  evidence.is_numeric = column.is_numeric();
  for (Index row = 0; row < column.size() && evidence.example.empty(); ++row)
    if (!column.is_missing(row)) evidence.example = column.cell_text(row);
  if (column.is_numeric())
    detail::examine_numbers(column.numbers(), evidence);
  else
    detail::examine_texts(column, numbers, evidence);
  return evidence;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_COLUMN_EVIDENCE_HPP
