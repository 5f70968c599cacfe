// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/version.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include "support/catch.hpp"

namespace {

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("the version is the same wherever it has to be written", "[docs]") {
  const std::string version = segmentiq::version;
  CHECK(version == std::to_string(SEGMENTIQ_VERSION_MAJOR) + "." + std::to_string(SEGMENTIQ_VERSION_MINOR) +
                       "." + std::to_string(SEGMENTIQ_VERSION_PATCH));
  CHECK(version == SEGMENTIQ_CMAKE_VERSION);
  CHECK_THAT(read(SEGMENTIQ_SOURCE_DIR "/CITATION.cff"), ContainsSubstring("\nversion: " + version + "\n"));
  CHECK_THAT(read(SEGMENTIQ_SOURCE_DIR "/CHANGELOG.md"), ContainsSubstring(version));
}
