// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors

// Writes reports on invented customers into a folder: 1, 2, 5, 12 and 20 segments, with names of 60
// characters in four scripts, and one with every text hostile.
//
//   report_gallery FOLDER
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>

#include "segmentiq/plot/report.hpp"
#include "support/hostile_report.hpp"
#include "support/hostile_text.hpp"
#include "support/invented_report.hpp"
#include "support/plot_gallery.hpp"

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
  for (std::size_t i = 0; i < hostile_texts().size(); ++i)
    write(hostile_report(hostile_texts()[i]), "hostile-" + std::to_string(i));
}
