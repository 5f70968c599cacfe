// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_PROFILES_JSON_HPP
#define SEGMENTIQ_PROFILE_PROFILES_JSON_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/profile/profiles_json_writer.hpp"
#include "segmentiq/profile/segment_profiles.hpp"
#include "segmentiq/profile/statistic.hpp"

namespace segmentiq {

namespace detail {

inline void append_json(const NumericSummary& summary, ProfilesJsonWriter& json) {
  json.entry("count", summary.count);
  json.entry("missing", summary.missing);
  json.statistic("mean", summary.mean);
  json.statistic("standard_deviation", summary.standard_deviation);
  json.statistic("minimum", summary.minimum);
  json.statistic("first_quartile", summary.first_quartile);
  json.statistic("median", summary.median);
  json.statistic("third_quartile", summary.third_quartile);
  json.statistic("maximum", summary.maximum);
}

inline void append_json(const ValueTest& test, ProfilesJsonWriter& json) {
  json.statistic("v_test", test.v);
  json.statistic("p_value", test.p_value);
}

inline void append_json(const SegmentRule& rule, ProfilesJsonWriter& json) {
  json.key("rule");
  json.begin('{');
  json.entry("text", rule.text);
  json.statistic("precision", rule.precision);
  json.statistic("recall", rule.recall);
  json.statistic("coverage", rule.coverage);
  json.entry("matched", rule.matched);
  json.entry("hits", rule.hits);
  json.list("any_of", rule.any_of, [&json](const std::vector<RuleCondition>& conditions) {
    json.begin('[');
    for (const RuleCondition& condition : conditions) {
      json.begin('{');
      json.entry("column", condition.column);
      if (condition.at_least) json.entry("at_least", *condition.at_least);
      if (condition.below) json.entry("below", *condition.below);
      if (!condition.is_numeric())
        json.list(condition.is_none_of ? "none_of" : "one_of", condition.categories,
                  [&json](const std::string& text) { json.value(text); });
      json.end('}');
    }
    json.end(']');
  });
  json.end('}');
}

inline void append_json(const TypicalMember& member, std::string_view which, ProfilesJsonWriter& json) {
  json.key(which);
  json.begin('{');
  json.statistic("row", member.row < 0 ? Statistic::none(member.mean_distance.undefined)
                                       : Statistic::of(static_cast<double>(member.row)));
  json.statistic("mean_distance", member.mean_distance);
  json.entry("exact", member.exact);
  json.end('}');
}

inline void append_json(const CategoricalProfile& own, ProfilesJsonWriter& json) {
  json.entry("count", own.count);
  json.entry("missing", own.missing);
  json.entry("other_categories", own.others);
  json.entry("other_count", own.other_count);
  json.list("categories", own.categories, [&json](const CategoryProfile& category) {
    json.begin('{');
    json.entry("category", category.category);
    json.entry("count", category.count);
    json.entry("count_all", category.count_all);
    json.statistic("share", category.share);
    json.statistic("share_all", category.share_all);
    json.statistic("lift", category.lift);
    append_json(category.test, json);
    json.end('}');
  });
}

inline void append_json(const SegmentProfiles& profiles, std::size_t s, ProfilesJsonWriter& json) {
  const SegmentProfile& segment = profiles.segments[s];
  json.begin('{');
  json.entry("segment", static_cast<Index>(s));
  json.entry("name", segment.name);
  json.entry("count", segment.count);
  json.entry("share", segment.share);
  json.list("drivers", segment.drivers, [&json](const Driver& driver) {
    json.begin('{');
    json.entry("text", driver.text);
    json.entry("column", driver.column);
    if (!driver.is_numeric) json.entry("category", driver.category);
    json.entry("v_test", driver.v);
    json.end('}');
  });
  append_json(segment.rule, json);
  append_json(segment.members.typical, "typical", json);
  append_json(segment.members.least_typical, "least_typical", json);
  json.list("numeric", profiles.numeric, [&](const NumericColumnProfile& column) {
    const NumericProfile& own = column.segments[s];
    json.begin('{');
    json.entry("column", column.name);
    append_json(own.summary, json);
    json.statistic("standardised_difference", own.standardised_difference);
    append_json(own.test, json);
    json.end('}');
  });
  json.list("categorical", profiles.categorical, [&](const CategoricalColumnProfile& column) {
    json.begin('{');
    json.entry("column", column.name);
    append_json(column.segments[s], json);
    json.end('}');
  });
  json.end('}');
}

}  // namespace detail

/// Profiles as JSON (RFC 8259), on one line without spaces: `format`, `rows`, `unlabelled`, `columns` (what
/// each column is over all rows, and how it separates the segments) and `segments`. Numbers are the shortest
/// decimals that read back exactly; what is undefined is null, with the reason in an entry beside it:
/// "mean":null, "mean_undefined":"…". Bytes that are not UTF-8 become U+FFFD. Rows are counted from 0.
inline std::string to_json(const SegmentProfiles& profiles) {
  detail::ProfilesJsonWriter json;
  json.begin('{');
  json.entry("format", "segmentiq profiles 1");
  json.entry("rows", profiles.rows);
  json.entry("unlabelled", profiles.unlabelled);
  auto numeric = profiles.numeric.begin();
  auto categorical = profiles.categorical.begin();
  json.list("columns", profiles.separation, [&](const ColumnSeparation& column) {
    json.begin('{');
    json.entry("column", column.name);
    json.entry("kind", column.is_numeric ? "numeric" : "categorical");
    if (column.is_numeric) {
      detail::append_json((numeric++)->all, json);
    } else {
      json.entry("count", categorical->count);
      json.entry("missing", column.missing);
      json.entry("categories", (categorical++)->categories);
    }
    json.statistic(column.is_numeric ? "f" : "chi_squared", column.statistic);
    json.entry(column.is_numeric ? "degrees_of_freedom_between" : "degrees_of_freedom", column.freedom_above);
    if (column.is_numeric) json.entry("degrees_of_freedom_within", column.freedom_below);
    json.statistic(column.is_numeric ? "eta_squared" : "cramers_v", column.effect);
    json.statistic("separation_p_value", column.p_value);
    json.statistic("separation_adjusted_p_value", column.adjusted_p_value);
    json.end('}');
  });
  json.key("segments");
  json.begin('[');
  for (std::size_t s = 0; s < profiles.segments.size(); ++s)
    detail::append_json(profiles, s, json);
  json.end(']');
  json.end('}');
  return json.take();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_PROFILES_JSON_HPP
