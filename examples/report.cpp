// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// A report of the segments of a CSV file: one HTML page, to be opened in any browser.
#include <fstream>
#include <iostream>
#include <segmentiq/segmentiq.hpp>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  using namespace segmentiq;
  const std::string file = argc > 1 ? argv[1] : "sample_data/ethiopian_supermarket_customers.csv";
  const Table table = read_csv(file);
  const SegmentOptions options;
  const Segmentation found = segment(table, options);

  // What each segment is, and what to call it.
  const SegmentProfiles profiles = profile_segments(table, found);
  const std::vector<std::string> names = segment_names(profiles);

  const Projection projection = project(found.prepared.features);
  ReportContent content = make_report_content(
      table, found, options,
      {.title = "Customers of a supermarket", .segment_names = names, .projection = &projection});
  add_profiles(content, profiles, table);
  std::ofstream("report.html") << report_html(content);
  for (const ReportSegment& segment : content.segments)
    std::cout << segment.name << ": " << segment.size << '\n';
}
