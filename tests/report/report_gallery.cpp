// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors

// Writes reports on invented customers into a folder: 1, 2, 5, 12 and 20 segments, with names of 60
// characters in four scripts; three of a segmentation and its stability, the last of 1,000 segments; and one
// with every text hostile, for each hostile text.
//
//   report_gallery FOLDER
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>

#include "segmentiq/profile/profile_segments.hpp"
#include "segmentiq/report/make_report_content.hpp"
#include "segmentiq/report/report.hpp"
#include "segmentiq/report/report_profiles.hpp"
#include "segmentiq/report/report_stability.hpp"
#include "support/hostile_report.hpp"
#include "support/hostile_text.hpp"
#include "support/invented_report.hpp"
#include "support/invented_segmentation.hpp"
#include "support/plot_gallery.hpp"

namespace {

/// Every third segment is doubtful, but of three none.
segmentiq::StabilityResult invented_stability(segmentiq::Label segments) {
  segmentiq::StabilityResult result;
  result.similarities.resize(100, segments);
  result.observations = result.draws = 700;
  for (segmentiq::Label s = 0; s < segments; ++s) {
    const bool doubtful = segments > 3 && s % 3 == 2;
    result.segments.push_back(
        {.mean = doubtful ? 0.43 : 0.97 - 0.01 * (s % 20), .standard_error = 0.02, .doubtful = doubtful});
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace segmentiq;
  using namespace segmentiq::testing;
  if (argc != 2) {
    std::cerr << "usage: report_gallery FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto write = [&](const ReportContent& content, const std::string& name) {
    std::ofstream(folder / (name + ".html"), std::ios::binary) << report_html(content);
  };
  for (const auto& [segments, script] : {std::pair{1, "plain"},
                                         {2, "plain"},
                                         {5, "plain"},
                                         {12, "arabic"},
                                         {12, "amharic"},
                                         {20, "latin"},
                                         {20, "emoji"}}) {
    GalleryOptions options{.segments = static_cast<Label>(segments), .look = Look::page};
    if (script != std::string("plain")) options.names = long_names(script, 24);
    ReportContent content = invented_report(options.segments, options.names);
    for (GalleryPicture& picture : plot_gallery(options))
      content.pictures.push_back({picture.name, "How to read this picture.", std::move(picture.svg)});
    write(content, std::string(script) + "-" + std::to_string(segments));
  }
  // As a segmentation gives them, of customers that were invented.
  for (const Label segments : {3, 20, 1000}) {
    const Table table = invented_customers(segments < 100 ? 700 : 10'000);
    const Segmentation found = invented_segmentation(table, segments);
    const SegmentProfiles profiles =
        profile_segments(table, found.prepared.schema, found.row_labels(), found.prepared.features.values);
    const std::vector<std::string> names = segment_names(profiles);
    const auto column = [&found](Index c) {
      const auto values = found.prepared.features.values.col(c);
      return std::vector<double>(values.begin(), values.end());
    };
    const Projection projection{column(0), column(1), 0.5, 0.25};
    ReportContent content =
        make_report_content(table, found, {}, {.segment_names = names, .projection = &projection});
    add_profiles(content, profiles, table);
    add_stability(content, invented_stability(segments));
    write(content, "segmentation-" + std::to_string(segments));
  }
  for (std::size_t i = 0; i < hostile_texts().size(); ++i)
    write(hostile_report(hostile_texts()[i]), "hostile-" + std::to_string(i));
}
