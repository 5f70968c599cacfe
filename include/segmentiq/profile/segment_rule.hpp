// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_SEGMENT_RULE_HPP
#define SEGMENTIQ_PROFILE_SEGMENT_RULE_HPP

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "segmentiq/profile/label_text.hpp"
#include "segmentiq/profile/statistic.hpp"
#include "segmentiq/table/table.hpp"
#include "segmentiq/text/number_text.hpp"

namespace segmentiq {

/// One condition on one column. A missing cell meets none.
struct RuleCondition {
  std::string column;
  std::optional<double> at_least{};       ///< for a number: it is this or more
  std::optional<double> below{};          ///< for a number: it is less than this
  std::vector<std::string> categories{};  ///< for a text; empty for numbers
  bool is_none_of = false;                ///< the text is none of `categories`, rather than one of them

  bool is_numeric() const { return at_least.has_value() || below.has_value(); }
  friend bool operator==(const RuleCondition&, const RuleCondition&) = default;
};

/// A rule for a segment that can be applied by hand: a row is in it if it meets all conditions of one
/// alternative.
struct SegmentRule {
  std::vector<std::vector<RuleCondition>> any_of;  ///< the one with most members first; {{}} takes every row
  std::string text;       ///< "annual income ≥ 72,000 and membership tier is Platinum or Gold"
  Index matched = 0;      ///< labelled rows that meet the rule
  Index hits = 0;         ///< those of them that are in the segment
  Statistic precision{};  ///< hits / matched
  Statistic recall{};     ///< hits / members
  Statistic coverage{};   ///< matched / labelled rows

  friend bool operator==(const SegmentRule&, const SegmentRule&) = default;
};

/// Whether a row meets a condition.
/// @param table with the column stored as numbers or texts, as in the condition; otherwise no row meets it
/// @throws parameter_error when there is no such column
inline bool meets(const RuleCondition& condition, const Table& table, Index row) {
  const Column& column = table.column(condition.column);
  if (column.is_missing(row) || column.is_numeric() != condition.is_numeric()) return false;
  const auto i = to_size(row);
  if (column.is_numeric()) {
    const double value = column.numbers()[i];
    return (!condition.at_least || value >= *condition.at_least) &&
           (!condition.below || value < *condition.below);
  }
  const std::string& text = column.categories()[to_size(column.codes()[i])];
  const bool listed =
      std::find(condition.categories.begin(), condition.categories.end(), text) != condition.categories.end();
  return listed != condition.is_none_of;
}

/// Whether a row meets the rule. @see meets(const RuleCondition&, …)
inline bool meets(const SegmentRule& rule, const Table& table, Index row) {
  return std::any_of(rule.any_of.begin(), rule.any_of.end(), [&](const auto& conditions) {
    return std::all_of(conditions.begin(), conditions.end(),
                       [&](const RuleCondition& condition) { return meets(condition, table, row); });
  });
}

namespace detail {

/// The conditions of a path, those on the same column merged into one.
inline std::vector<RuleCondition> merge_conditions(const std::vector<RuleCondition>& path) {
  std::vector<RuleCondition> found;
  for (const RuleCondition& next : path) {
    const auto same = std::find_if(found.begin(), found.end(),
                                   [&](const RuleCondition& c) { return c.column == next.column; });
    if (same == found.end()) {
      found.push_back(next);
      continue;
    }
    if (next.at_least) same->at_least = std::max(same->at_least.value_or(*next.at_least), *next.at_least);
    if (next.below) same->below = std::min(same->below.value_or(*next.below), *next.below);
    if (next.is_numeric()) continue;
    const auto listed = [](const std::vector<std::string>& list) {
      return [&list](const std::string& text) {
        return std::find(list.begin(), list.end(), text) != list.end();
      };
    };
    if (same->is_none_of && next.is_none_of) {
      same->categories.insert(same->categories.end(), next.categories.begin(), next.categories.end());
      std::sort(same->categories.begin(), same->categories.end());
      same->categories.erase(std::unique(same->categories.begin(), same->categories.end()),
                             same->categories.end());
      continue;
    }
    RuleCondition kept = same->is_none_of ? next : *same;  // the allowed categories without the excluded ones
    const RuleCondition& other = same->is_none_of ? *same : next;
    std::erase_if(kept.categories, [&](const std::string& text) {
      return listed(other.categories)(text) == other.is_none_of;
    });
    *same = std::move(kept);
  }
  return found;
}

/// The roundest number in (above, upto]: with the fewest digits, preferring 5 as the last one; of several,
/// the one nearest to the middle. @pre above < upto, finite
inline double round_threshold(double above, double upto) {
  if (above < 0 && upto >= 0) return 0;
  const double middle = above + (upto - above) / 2;
  const double size = std::max(std::fabs(above), std::fabs(upto));
  const auto inside = [&](double t) {
    return t > above && t <= upto;
  };
  for (int exponent = static_cast<int>(std::floor(std::log10(size))) + 1, steps = 0; steps < 18;
       --exponent, ++steps)
    for (const double multiple : {10.0, 5.0, 1.0}) {
      // a multiple of multiple·10^(exponent−1); dividing by a power of ten rounds once only
      const int power = exponent - 1;
      const double ten = std::pow(10.0, std::abs(power));
      const auto number = [&](double q) {
        return power >= 0 ? q * multiple * ten : q * multiple / ten;
      };
      const double q = std::round(power >= 0 ? middle / ten / multiple : middle * ten / multiple);
      for (const double t : {number(q), number(q - 1), number(q + 1)})
        if (inside(t)) return t;
    }
  return upto;
}

/// A number for readers: "72,000", "-0.25".
inline std::string number_words(double value) {
  std::string text = format_number(value);
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  std::size_t end = first;
  while (end < text.size() && is_digit(text[end]))
    ++end;
  if (end - first < 5 || (end < text.size() && text[end] == 'e')) return text;
  for (std::size_t at = end - 3; at > first; at = at > 3 ? at - 3 : 0)
    text.insert(at, 1, ',');
  return text;
}

inline std::string condition_words(const RuleCondition& condition) {
  std::string text = column_words(condition.column);
  if (condition.is_numeric()) {
    if (condition.at_least) text += " ≥ " + number_words(*condition.at_least);
    if (condition.at_least && condition.below) text += " and";
    if (condition.below) text += " < " + number_words(*condition.below);
    return text;
  }
  text += condition.is_none_of ? " is not " : " is ";
  for (std::size_t i = 0; i < condition.categories.size(); ++i) {
    if (i > 0) text += i + 1 == condition.categories.size() ? " or " : ", ";
    const std::string words = label_text(condition.categories[i]);
    text += words.empty() ? "(blank)" : shorten_label(words, 40);
  }
  return text;
}

inline std::string rule_words(const std::vector<std::vector<RuleCondition>>& any_of) {
  std::string text;
  for (const auto& conditions : any_of) {
    if (!text.empty()) text += "; or ";
    for (std::size_t i = 0; i < conditions.size(); ++i)
      text += (i > 0 ? " and " : "") + condition_words(conditions[i]);
    if (conditions.empty()) text += "every row";
  }
  return text;
}

}  // namespace detail
}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_SEGMENT_RULE_HPP
