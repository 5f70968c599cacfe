// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_DOCS_READ_PAGE_HPP
#define SEGMENTIQ_TESTS_DOCS_READ_PAGE_HPP

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace segmentiq::testing {

/// The whole file, "" when it cannot be read.
inline std::string read_page(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_DOCS_READ_PAGE_HPP
