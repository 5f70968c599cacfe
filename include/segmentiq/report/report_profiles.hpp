// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_PROFILES_HPP
#define SEGMENTIQ_REPORT_REPORT_PROFILES_HPP

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/profile/segment_profiles.hpp"
#include "segmentiq/report/report_content.hpp"
#include "segmentiq/table/table.hpp"
#include "segmentiq/text/shorten_text.hpp"

namespace segmentiq {

/// How much of the profiles a report shows.
struct ReportProfileOptions {
  Index max_drivers = 5;    ///< of each segment, ≥ 0
  Index max_typical = 8;    ///< columns of the typical member: those that separate the segments best, ≥ 0
  Index max_columns = 100;  ///< rows of the table of what separates the segments: the best, ≥ 0
};

/// The names of all segments, as ReportOptions and pictures take them.
inline std::vector<std::string> segment_names(const SegmentProfiles& profiles) {
  std::vector<std::string> names;
  for (const SegmentProfile& segment : profiles.segments)
    names.push_back(segment.name);
  return names;
}

namespace detail {

/// The most characters of a column's name, a category or a cell. A cell may be megabytes and a category occur
/// with many segments, so they are cut before they are copied. It also keeps the page's own limits
/// (HtmlTextLimits) from cutting "column: category" within either.
inline constexpr std::size_t max_characters = 300;

inline ReportDriver report_driver(const SegmentProfiles& profiles, std::size_t segment,
                                  const Driver& driver) {
  ReportDriver made;
  made.name = shorten_text(driver.column, max_characters);
  if (!driver.category.empty()) made.name += ": " + shorten_text(driver.category, max_characters);
  made.direction = driver.v < 0 ? ReportDirection::below : ReportDirection::above;
  for (const NumericColumnProfile& column : profiles.numeric) {
    if (!driver.is_numeric || column.name != driver.column) continue;
    const NumericProfile& own = column.segments[segment];
    if (own.summary.mean && column.all.mean)
      made.text = format_value(*own.summary.mean) + " on average, against " + format_value(*column.all.mean) +
                  " of all";
    // Two standard deviations fill the bar.
    if (own.standardised_difference) made.strength = std::clamp(*own.standardised_difference / 2, -1.0, 1.0);
  }
  for (const CategoricalColumnProfile& column : profiles.categorical) {
    if (driver.is_numeric || column.name != driver.column) continue;
    for (const CategoryProfile& category : column.segments[segment].categories) {
      if (category.category != driver.category || !category.share || !category.share_all) continue;
      made.text = format_share(category.count, column.segments[segment].count) + " have it, against " +
                  format_share(category.count_all, column.count) + " of all";
      made.strength = *category.share - *category.share_all;
    }
  }
  return made;
}

/// The columns, ordered by how well they separate the segments. η² and V² are shares of the variance.
inline std::vector<const ColumnSeparation*> by_separation(const SegmentProfiles& profiles) {
  std::vector<const ColumnSeparation*> order;
  for (const ColumnSeparation& column : profiles.separation)
    order.push_back(&column);
  const auto share = [](const ColumnSeparation& column) {
    const double effect = column.effect.value_or(-1);
    return column.is_numeric ? effect : effect * std::fabs(effect);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto* a, const auto* b) { return share(*a) > share(*b); });
  return order;
}

inline std::vector<ReportPair> report_typical(const SegmentProfiles& profiles, const SegmentProfile& segment,
                                              const Table& table, Index most) {
  std::vector<ReportPair> pairs;
  const Index row = segment.members.typical.row;
  if (row < 0 || row >= table.rows()) return pairs;
  for (const ColumnSeparation* separation : by_separation(profiles)) {
    if (static_cast<Index>(pairs.size()) >= most) break;
    const auto at = table.find(separation->name);
    if (!at) continue;
    const Column& column = table.columns()[*at];
    std::string value = "–";
    if (!column.is_missing(row)) {
      const auto i = to_size(row);
      value = column.is_numeric()
                  ? format_value(column.numbers()[i])
                  : shorten_text(column.categories()[to_size(column.codes()[i])], max_characters);
    }
    pairs.push_back({shorten_text(separation->name, max_characters), std::move(value)});
  }
  return pairs;
}

inline ReportTable separation_table(const SegmentProfiles& profiles, Index most) {
  const auto all = static_cast<Index>(profiles.separation.size());
  ReportTable table{
      "What separates the segments",
      std::string("The effect is the share of a number's variance that lies between segments (η²), of a "
                  "category Cramér's V; both are 0 to 1. The p-values, of Benjamini and Hochberg, describe "
                  "how clear-cut the segments are; since the segments were made of these columns, they test "
                  "no hypothesis.") +
          (all > most ? " Of " + format_count(all) + " columns the " + format_count(most) + " best are shown."
                      : std::string()),
      {{"Column"}, {"Effect", true}, {"Statistic", true}, {"p-value", true}},
      {},
      {}};
  for (const ColumnSeparation* column : by_separation(profiles)) {
    if (static_cast<Index>(table.rows.size()) >= most) break;
    const auto number = [](const Statistic& value, const char* symbol) {
      return value ? symbol + format_value(*value) : std::string("–");
    };
    std::string p = "–";
    if (column->adjusted_p_value)
      p = *column->adjusted_p_value < 0.001 ? "<0.001" : format_fixed(*column->adjusted_p_value, 3);
    const std::string effect =
        column->effect ? (column->is_numeric ? "η² = " : "V = ") + format_fixed(*column->effect, 2) : "–";
    table.rows.push_back({shorten_text(column->name, max_characters), effect,
                          number(column->statistic, column->is_numeric ? "F = " : "χ² = "), p});
  }
  return table;
}

}  // namespace detail

/// Adds profiles to a report: the name, drivers, rule and typical member of each segment, and a table of what
/// separates them.
/// @param content of the same segmentation: @see make_report_content
/// @param table the one that was profiled
/// @throws parameter_error unless both have the same number of segments. O(k · columns · categories)
inline void add_profiles(ReportContent& content, const SegmentProfiles& profiles, const Table& table,
                         const ReportProfileOptions& options = {}) {
  if (profiles.segments.size() != content.segments.size())
    throw parameter_error("add_profiles(): profiles (of " + std::to_string(profiles.segments.size()) +
                          " segments) must be of " + std::to_string(content.segments.size()) +
                          ", those of the report");
  for (std::size_t s = 0; s < profiles.segments.size(); ++s) {
    const SegmentProfile& profile = profiles.segments[s];
    ReportSegment& segment = content.segments[s];
    segment.name = profile.name;
    segment.drivers.clear();
    for (const Driver& driver : profile.drivers)
      if (static_cast<Index>(segment.drivers.size()) < options.max_drivers)
        segment.drivers.push_back(detail::report_driver(profiles, s, driver));
    if (!profile.rule.text.empty())
      segment.rule = ReportRule{profile.rule.text, profile.rule.precision.value, profile.rule.recall.value};
    segment.typical = detail::report_typical(profiles, profile, table, options.max_typical);
  }
  if (!profiles.separation.empty())
    content.tables.push_back(detail::separation_table(profiles, options.max_columns));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_REPORT_PROFILES_HPP
