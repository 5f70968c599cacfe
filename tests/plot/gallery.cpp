// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors

// Writes every kind of picture into a folder: at 2, 5, 12 and 20 segments, with names of 60 characters in
// four scripts, and with short names in all looks.
//
//   plot_gallery FOLDER
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "support/plot_gallery.hpp"

int main(int argc, char** argv) {
  using namespace segmentiq;
  using namespace segmentiq::testing;
  if (argc != 2) {
    std::cerr << "usage: plot_gallery FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto write = [&](const GalleryOptions& options, const std::string& kind) {
    for (const GalleryPicture& picture : plot_gallery(options)) {
      const std::string name = picture.name + "-" + std::to_string(options.segments) + "-" + kind + ".svg";
      std::ofstream(folder / name, std::ios::binary) << picture.svg;
    }
  };
  for (const Label segments : {2, 5, 12, 20}) {
    for (const std::string script : {"latin", "amharic", "arabic", "emoji"}) {
      GalleryOptions options{.segments = segments, .names = long_names(script, 24)};
      // Few enough leaves to be labelled, in half of the pictures.
      if (script == "amharic" || script == "emoji") options.customers = 60;
      write(options, script);
    }
    write({.segments = segments, .customers = 60}, "plain");
    write({.segments = segments, .look = Look::dark}, "dark");
  }
  write({.segments = 5, .look = Look::page}, "page");
}
