// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_PROFILES_CSV_HPP
#define SEGMENTIQ_PROFILE_PROFILES_CSV_HPP

#include <ostream>
#include <string>
#include <string_view>

#include "segmentiq/core/error.hpp"
#include "segmentiq/csv/write_csv.hpp"
#include "segmentiq/profile/segment_profiles.hpp"
#include "segmentiq/text/number_text.hpp"

namespace segmentiq {

namespace detail {

class ProfilesCsvWriter {
 public:
  explicit ProfilesCsvWriter(std::ostream& stream) : stream_(stream) {
    out_ = "segment,name,column,kind,category,statistic,value,note\n";
  }

  /// Sets the segment, or the column, of the lines that follow.
  void about(std::string_view segment, std::string_view name) {
    segment_.clear();
    quoting_.append(segment, segment_);
    segment_ += ',';
    quoting_.append(name, segment_);
  }
  void about(std::string_view column, std::string_view kind, std::string_view category) {
    column_.clear();
    quoting_.append(column, column_);
    column_ += ',';
    column_ += kind;
    column_ += ',';
    quoting_.append(category, column_);
  }

  void line(std::string_view statistic, const Statistic& value, std::string_view note = {}) {
    out_ += segment_;
    out_ += ',';
    out_ += column_;
    out_ += ',';
    out_ += statistic;
    out_ += ',';
    if (value) append_number(*value, out_);
    out_ += ',';
    quoting_.append(value ? note : value.undefined, out_);
    out_ += '\n';
    if (out_.size() > 1 << 20) flush();
  }
  void line(std::string_view statistic, Index count) {
    line(statistic, Statistic::of(static_cast<double>(count)));
  }

  void flush() {
    stream_.write(out_.data(), static_cast<std::streamsize>(out_.size()));
    out_.clear();
    if (!stream_)
      throw output_error("write_profiles_csv(): writing failed after it began; is the disk full?");
  }

 private:
  std::ostream& stream_;
  CsvQuoting quoting_{CsvWriteOptions{}, false};
  std::string out_, segment_, column_;
};

inline void write_summary(const NumericSummary& summary, ProfilesCsvWriter& csv) {
  csv.line("count", summary.count);
  csv.line("missing", summary.missing);
  csv.line("mean", summary.mean);
  csv.line("standard_deviation", summary.standard_deviation);
  csv.line("minimum", summary.minimum);
  csv.line("first_quartile", summary.first_quartile);
  csv.line("median", summary.median);
  csv.line("third_quartile", summary.third_quartile);
  csv.line("maximum", summary.maximum);
}

inline void write_members(const TypicalMembers& members, ProfilesCsvWriter& csv) {
  const auto member = [&csv](const TypicalMember& found, const std::string& which) {
    csv.line(which + "_row",
             found.row < 0 ? Statistic::none(found.mean_distance.undefined)
                           : Statistic::of(static_cast<double>(found.row)),
             found.exact ? "" : "the best of the candidates");
    csv.line(which + "_mean_distance", found.mean_distance);
  };
  member(members.typical, "typical");
  member(members.least_typical, "least_typical");
}

}  // namespace detail

/// Writes profiles as a tidy table, one statistic per line:
///
///     segment,name,column,kind,category,statistic,value,note
///     0,Platinum · High annual income,annual_income,numeric,,mean,91034.5,
///     0,Platinum · High annual income,membership_tier,categorical,Platinum,lift,4.5,
///     all,,annual_income,numeric,,eta_squared,0.61,
///
/// `value` is a number that reads back exactly, or empty, and then `note` says why. Statistics of a segment
/// as a whole have neither column nor kind; the text of its rule is the note of rule_precision. Rows are
/// counted from 0.
/// @throws output_error when the stream fails
inline void write_profiles_csv(const SegmentProfiles& profiles, std::ostream& stream) {
  detail::ProfilesCsvWriter csv(stream);
  csv.about("all", "");
  csv.about("", "", "");
  csv.line("count", profiles.rows);
  csv.line("unlabelled", profiles.unlabelled);
  for (const NumericColumnProfile& column : profiles.numeric) {
    csv.about(column.name, "numeric", "");
    detail::write_summary(column.all, csv);
  }
  for (const ColumnSeparation& column : profiles.separation) {
    csv.about(column.name, column.is_numeric ? "numeric" : "categorical", "");
    csv.line(column.is_numeric ? "f" : "chi_squared", column.statistic);
    csv.line(column.is_numeric ? "degrees_of_freedom_between" : "degrees_of_freedom", column.freedom_above);
    if (column.is_numeric) csv.line("degrees_of_freedom_within", column.freedom_below);
    csv.line(column.is_numeric ? "eta_squared" : "cramers_v", column.effect);
    csv.line("p_value", column.p_value);
    csv.line("adjusted_p_value", column.adjusted_p_value);
    if (!column.is_numeric) csv.line("missing", column.missing);
  }
  for (std::size_t s = 0; s < profiles.segments.size(); ++s) {
    const SegmentProfile& segment = profiles.segments[s];
    csv.about(std::to_string(s), segment.name);
    csv.about("", "", "");
    csv.line("count", segment.count);
    csv.line("share", Statistic::of(segment.share));
    csv.line("rule_precision", segment.rule.precision, segment.rule.text);
    csv.line("rule_recall", segment.rule.recall);
    csv.line("rule_coverage", segment.rule.coverage);
    detail::write_members(segment.members, csv);
    for (const NumericColumnProfile& column : profiles.numeric) {
      const NumericProfile& own = column.segments[s];
      csv.about(column.name, "numeric", "");
      detail::write_summary(own.summary, csv);
      csv.line("standardised_difference", own.standardised_difference);
      csv.line("v_test", own.test.v);
      csv.line("p_value", own.test.p_value);
    }
    for (const CategoricalColumnProfile& column : profiles.categorical) {
      const CategoricalProfile& own = column.segments[s];
      csv.about(column.name, "categorical", "");
      csv.line("count", own.count);
      csv.line("missing", own.missing);
      csv.line("other_categories", own.others);
      csv.line("other_count", own.other_count);
      for (const CategoryProfile& category : own.categories) {
        csv.about(column.name, "categorical", category.category);
        csv.line("count", category.count);
        csv.line("share", category.share);
        csv.line("share_all", category.share_all);
        csv.line("lift", category.lift);
        csv.line("v_test", category.test.v);
        csv.line("p_value", category.test.p_value);
      }
    }
  }
  csv.flush();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_PROFILES_CSV_HPP
