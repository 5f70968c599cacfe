// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_INVENTED_REPORT_HPP
#define SEGMENTIQ_TESTS_SUPPORT_INVENTED_REPORT_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "segmentiq/plot/axis.hpp"
#include "segmentiq/report/report_content.hpp"

namespace segmentiq::testing {

/// A report on invented customers, without pictures. `names` are those of the segments, in turn; none = plain
/// English ones.
inline ReportContent invented_report(Label segments, const std::vector<std::string>& names = {}) {
  const std::vector<std::string> plain = {"High income · Platinum · monthly", "Young · low income · web",
                                          "Large baskets · weekly",           "Rural · cash · seldom",
                                          "New · discount hunters",           "Retired · Gold · in store"};
  const auto name_of_segment = [&](Label segment) {
    const auto i = static_cast<std::size_t>(segment);
    if (!names.empty()) return names[i % names.size()];
    return i < plain.size() ? plain[i] : plain[i % plain.size()] + " " + std::to_string(i / plain.size() + 1);
  };
  Index total = 0;
  for (Label s = 0; s < segments; ++s)
    total += 4200 / (s + 1) + 37;

  ReportContent report;
  report.title = "Customers of the supermarket";
  report.source = "customers_2026.csv";
  report.date = "24 November 2026";
  report.summary = format_count(total) + " customers fall into " +
                   format_count(segments, "segment", "segments") +
                   " that differ most in income, membership and how often they come.";
  report.cards = {{"Customers", format_count(total), "of 12,006 rows; 6 were left out"},
                  {"Segments", format_count(segments), "recommended: the best mean silhouette"},
                  {"Silhouette", "0.43", "a weak to reasonable structure (−1 to 1)"},
                  {"Stability", "0.91", "mean Jaccard similarity in 100 resamples"},
                  {"Columns used", "9 of 12", "14 features after encoding"}};
  for (Label s = 0; s < segments; ++s) {
    ReportSegment segment;
    segment.label = s;
    segment.color = s;
    segment.name = name_of_segment(s);
    segment.size = 4200 / (s + 1) + 37;
    segment.share = static_cast<double>(segment.size) / static_cast<double>(total);
    segment.silhouette = 0.62 - 0.04 * s;
    segment.stability = 0.97 - 0.02 * s;
    segment.drivers = {
        {"income", "82,400 ETB on average, against 45,100 of all", ReportDirection::above, 0.9},
        {"membership = Platinum", "71.3 % have it, against 12.0 % of all", ReportDirection::above, 0.7},
        {"days since last visit", "12 on average, against 48 of all", ReportDirection::below, -0.4}};
    segment.rule = ReportRule{"income > 60,000 and membership is Platinum", 0.913, 0.874};
    segment.typical = {{"age", "41"},
                       {"income", "84,000 ETB"},
                       {"membership", "Platinum"},
                       {"orders per month", "4"},
                       {"region", "Addis Ababa"}};
    report.segments.push_back(segment);
  }
  report.tables = {{"How many segments",
                    "All cuts from 2 to 6; the marked one was taken.",
                    {{"Segments", true},
                     {"Silhouette", true},
                     {"Calinski–Harabasz", true},
                     {"Davies–Bouldin", true},
                     {"Within sum of squares", true}},
                    {{"2", "0.31", "4,312", "1.42", "98,100"},
                     {"3", "0.38", "4,875", "1.21", "71,030"},
                     {"4", "0.43", "5,201", "0.98", "52,870"},
                     {"5", "0.41", "4,990", "1.05", "45,320"},
                     {"6", "0.36", "4,702", "1.17", "40,900"}},
                    2},
                   {"What separates the segments",
                    "How much of each column's variation lies between the segments.",
                    {{"Column"}, {"Kind"}, {"Effect", true}, {"Statistic", true}, {"p-value", true}},
                    {{"income", "number", "η² = 0.71", "F = 3,204", "<0.001"},
                     {"membership", "category", "V = 0.62", "χ² = 4,310", "<0.001"},
                     {"age", "number", "η² = 0.02", "F = 4.1", "0.012"}},
                    {}}};
  report.notes = {
      {ReportNoteKind::excluded, "an identifier: every value is different", "customer_id"},
      {ReportNoteKind::excluded, "always the same value", "country"},
      {ReportNoteKind::imputed, "212 of 12,000 cells (1.8 %) were empty; the median 41 stands there", "age"},
      {ReportNoteKind::ties, "3 of 11,999 merges had another pair as near.", ""},
      {ReportNoteKind::stability, "Segments were found again in 91 % of 100 resamples.", ""},
      {ReportNoteKind::warning, "6 rows are copies of others, cell for cell.", ""}};
  report.settings = {
      {"Linkage", "ward"},           {"Distance", "Euclidean"},      {"Scaling", "mean 0, deviation 1"},
      {"Missing numbers", "median"}, {"Order of ties", "canonical"}, {"segmentiq", "0.1.0"}};
  report.files = {{"assignments.csv", "every row with its segment"},
                  {"linkage.json", "the whole dendrogram"},
                  {"summary.json", "all figures of this report, for programs"}};
  return report;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_INVENTED_REPORT_HPP
