// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_PROFILES_JSON_HPP
#define SEGMENTIQ_PROFILE_PROFILES_JSON_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/profile/segment_profiles.hpp"
#include "segmentiq/profile/statistic.hpp"
#include "segmentiq/text/json_writer.hpp"

namespace segmentiq {

namespace detail {

/// `"name":0.5`, or `"name":null,"name_undefined":"why"`.
inline void write_statistic(JsonWriter& json, const std::string& name, const Statistic& statistic) {
  if (statistic) return json.member(name).value(*statistic);
  json.member(name).null();
  json.member(name + "_undefined").value(statistic.undefined);
}

inline void write_members(JsonWriter& json, const NumericSummary& summary) {
  json.member("count").value(summary.count);
  json.member("missing").value(summary.missing);
  write_statistic(json, "mean", summary.mean);
  write_statistic(json, "standard_deviation", summary.standard_deviation);
  write_statistic(json, "minimum", summary.minimum);
  write_statistic(json, "first_quartile", summary.first_quartile);
  write_statistic(json, "median", summary.median);
  write_statistic(json, "third_quartile", summary.third_quartile);
  write_statistic(json, "maximum", summary.maximum);
}

inline void write_members(JsonWriter& json, const ValueTest& test) {
  write_statistic(json, "v_test", test.v);
  write_statistic(json, "p_value", test.p_value);
}

inline void write(JsonWriter& json, const RuleCondition& condition) {
  json.object([&] {
    json.member("column").value(condition.column);
    if (condition.at_least) json.member("at_least").value(*condition.at_least);
    if (condition.below) json.member("below").value(*condition.below);
    if (!condition.is_numeric())
      json.member(condition.is_none_of ? "none_of" : "one_of").value(condition.categories);
  });
}

inline void write(JsonWriter& json, const SegmentRule& rule) {
  json.object([&] {
    json.member("text").value(rule.text);
    write_statistic(json, "precision", rule.precision);
    write_statistic(json, "recall", rule.recall);
    write_statistic(json, "coverage", rule.coverage);
    json.member("matched").value(rule.matched);
    json.member("hits").value(rule.hits);
    json.member("any_of").array(rule.any_of, [&](const std::vector<RuleCondition>& conditions) {
      json.array(conditions, [&](const RuleCondition& condition) { write(json, condition); });
    });
  });
}

inline void write(JsonWriter& json, const TypicalMember& member) {
  json.object([&] {
    write_statistic(json, "row",
                    member.row < 0 ? Statistic::none(member.mean_distance.undefined)
                                   : Statistic::of(static_cast<double>(member.row)));
    write_statistic(json, "mean_distance", member.mean_distance);
    json.member("exact").value(member.exact);
  });
}

inline void write_members(JsonWriter& json, const CategoricalProfile& own) {
  json.member("count").value(own.count);
  json.member("missing").value(own.missing);
  json.member("other_categories").value(own.others);
  json.member("other_count").value(own.other_count);
  json.member("categories").array(own.categories, [&](const CategoryProfile& category) {
    json.object([&] {
      json.member("category").value(category.category);
      json.member("count").value(category.count);
      json.member("count_all").value(category.count_all);
      write_statistic(json, "share", category.share);
      write_statistic(json, "share_all", category.share_all);
      write_statistic(json, "lift", category.lift);
      write_members(json, category.test);
    });
  });
}

inline void write(JsonWriter& json, const Driver& driver) {
  json.object([&] {
    json.member("text").value(driver.text);
    json.member("column").value(driver.column);
    if (!driver.is_numeric) json.member("category").value(driver.category);
    json.member("v_test").value(driver.v);
  });
}

/// Segment s of the profiles.
inline void write_segment(JsonWriter& json, const SegmentProfiles& profiles, std::size_t s) {
  const SegmentProfile& segment = profiles.segments[s];
  json.object([&] {
    json.member("segment").value(s);
    json.member("name").value(segment.name);
    json.member("count").value(segment.count);
    json.member("share").value(segment.share);
    json.member("drivers").array(segment.drivers, [&](const Driver& driver) { write(json, driver); });
    write(json.member("rule"), segment.rule);
    write(json.member("typical"), segment.members.typical);
    write(json.member("least_typical"), segment.members.least_typical);
    json.member("numeric").array(profiles.numeric, [&](const NumericColumnProfile& column) {
      const NumericProfile& own = column.segments[s];
      json.object([&] {
        json.member("column").value(column.name);
        write_members(json, own.summary);
        write_statistic(json, "standardised_difference", own.standardised_difference);
        write_members(json, own.test);
      });
    });
    json.member("categorical").array(profiles.categorical, [&](const CategoricalColumnProfile& column) {
      json.object([&] {
        json.member("column").value(column.name);
        write_members(json, column.segments[s]);
      });
    });
  });
}

/// What each column is over all rows, and how it separates the segments.
inline void write_columns(JsonWriter& json, const SegmentProfiles& profiles) {
  auto numeric = profiles.numeric.begin();
  auto categorical = profiles.categorical.begin();
  json.array(profiles.separation, [&](const ColumnSeparation& column) {
    json.object([&] {
      json.member("column").value(column.name);
      json.member("kind").value(column.is_numeric ? "numeric" : "categorical");
      if (column.is_numeric) {
        write_members(json, (numeric++)->all);
      } else {
        json.member("count").value(categorical->count);
        json.member("missing").value(column.missing);
        json.member("categories").value((categorical++)->categories);
      }
      write_statistic(json, column.is_numeric ? "f" : "chi_squared", column.statistic);
      json.member(column.is_numeric ? "degrees_of_freedom_between" : "degrees_of_freedom")
          .value(column.freedom_above);
      if (column.is_numeric) json.member("degrees_of_freedom_within").value(column.freedom_below);
      write_statistic(json, column.is_numeric ? "eta_squared" : "cramers_v", column.effect);
      write_statistic(json, "separation_p_value", column.p_value);
      write_statistic(json, "separation_adjusted_p_value", column.adjusted_p_value);
    });
  });
}

}  // namespace detail

/// Profiles as JSON (RFC 8259), on one line without spaces: `format`, `rows`, `unlabelled`, `columns` (what
/// each column is over all rows, and how it separates the segments) and `segments`. Numbers are the shortest
/// decimals that read back exactly; what is undefined is null, with the reason in an entry beside it:
/// "mean":null, "mean_undefined":"…". Bytes that are not UTF-8 become U+FFFD. Rows are counted from 0.
inline std::string to_json(const SegmentProfiles& profiles) {
  JsonWriter json({.invalid_utf8 = InvalidUtf8::replace, .where = "to_json()"});
  json.object([&] {
    json.member("format").value("segmentiq profiles 1");
    json.member("rows").value(profiles.rows);
    json.member("unlabelled").value(profiles.unlabelled);
    json.member("columns");
    detail::write_columns(json, profiles);
    json.member("segments").array_of(static_cast<Index>(profiles.segments.size()), [&](Index s) {
      detail::write_segment(json, profiles, to_size(s));
    });
  });
  return json.take();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_PROFILES_JSON_HPP
