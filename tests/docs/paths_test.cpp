// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Files that the documentation names are there: every `path/name.hpp` in README.md, CONTRIBUTING.md and docs/ is the end of
// the path of some file.
#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "docs/read_page.hpp"
#include "support/catch.hpp"

namespace fs = std::filesystem;
using segmentiq::testing::read_page;

namespace {

/// What stands between single backquotes on one line and ends as a source file does.
std::vector<std::string> files_named_in(const std::string& page) {
  constexpr std::array<std::string_view, 6> endings = {".hpp", ".cpp", ".py", ".sh", ".R", ".js"};
  std::vector<std::string> names;
  for (std::size_t at = page.find('`'); at != std::string::npos; at = page.find('`', at)) {
    const std::size_t end = page.find('`', at + 1);
    if (end == std::string::npos) break;
    const std::string name = page.substr(at + 1, end - at - 1);
    const bool is_file = name.find_first_of(" \n<>…*") == std::string::npos &&
                         std::any_of(endings.begin(), endings.end(),
                                     [&](std::string_view ending) { return name.ends_with(ending); });
    if (is_file) names.push_back(name);
    at = end + 1;
  }
  return names;
}

std::vector<std::string> source_files(const fs::path& source) {
  std::vector<std::string> files;
  for (const char* folder : {"include", "examples", "tests", "bench", "cmake", "docs"})
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(source / folder))
      files.push_back("/" + fs::relative(entry.path(), source).generic_string());
  return files;
}

bool is_there(const std::string& name, const std::vector<std::string>& files) {
  return std::any_of(files.begin(), files.end(),
                     [&](const std::string& file) { return file.ends_with("/" + name); });
}

}  // namespace

TEST_CASE("the files that the documentation names are there", "[docs]") {
  const fs::path source = SEGMENTIQ_SOURCE_DIR;
  const std::vector<std::string> files = source_files(source);
  std::vector<fs::path> pages = {source / "README.md", source / "CONTRIBUTING.md",
                                 source / "bench" / "README.md"};
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(source / "docs"))
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  std::size_t named = 0;
  for (const fs::path& page : pages)
    for (const std::string& name : files_named_in(read_page(page))) {
      INFO(page.filename().string() << " names " << name);
      CHECK(is_there(name, files));
      ++named;
    }
  CHECK(named > 50);
}

TEST_CASE("the check of named files finds what is not there", "[docs]") {
  CHECK(files_named_in("see `core/x.hpp`, `x` and `y.py`; not `a.hpp b`") ==
        std::vector<std::string>{"core/x.hpp", "y.py"});
  CHECK(is_there("core/x.hpp", {"/include/core/x.hpp"}));
  CHECK_FALSE(is_there("re/x.hpp", {"/include/core/x.hpp"}));
  CHECK_FALSE(is_there("x.hpp", {"/include/core/y.hpp"}));
}
