// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/version.hpp"

#include <string>

#include "docs/read_page.hpp"
#include "support/catch.hpp"

using segmentiq::testing::read_page;

TEST_CASE("the version is the same wherever it has to be written", "[docs]") {
  const std::string version = segmentiq::version;
  CHECK(version == std::to_string(SEGMENTIQ_VERSION_MAJOR) + "." + std::to_string(SEGMENTIQ_VERSION_MINOR) +
                       "." + std::to_string(SEGMENTIQ_VERSION_PATCH));
  CHECK(version == SEGMENTIQ_CMAKE_VERSION);
  CHECK_THAT(read_page(SEGMENTIQ_SOURCE_DIR "/CITATION.cff"),
             ContainsSubstring("\nversion: " + version + "\n"));
  CHECK_THAT(read_page(SEGMENTIQ_SOURCE_DIR "/CHANGELOG.md"), ContainsSubstring(version));
}
