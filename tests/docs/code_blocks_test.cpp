// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// What the documentation shows is compiled and run: every ```cpp and ```cmake block of README.md and
// docs/ stands, word for word, in a file of examples/ or tests/consumers/, and every ```c++ block, which
// shows what a header declares, in one of include/. Only white space may differ.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "docs/read_page.hpp"
#include "support/catch.hpp"

namespace fs = std::filesystem;
using segmentiq::testing::read_page;

namespace {

/// The text without any white space: line breaks and indentation are the page's own.
std::string squeezed(std::string_view text) {
  std::string kept;
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
               [](unsigned char c) { return std::isspace(c) == 0; });
  return kept;
}

/// The contents of the fenced blocks of one language, in order; a block that is never closed ends with the
/// page.
std::vector<std::string> code_blocks(std::string_view markdown, std::string_view language) {
  const std::string opening = "```" + std::string(language);
  std::vector<std::string> blocks;
  bool inside = false;
  bool wanted = false;
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    std::string_view line = markdown.substr(0, end);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    std::string_view text = line;
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0)
      text.remove_suffix(1);
    if (inside && text == "```") {
      inside = wanted = false;
    } else if (!inside && text.starts_with("```")) {
      inside = true;
      wanted = text == opening;
      if (wanted) blocks.emplace_back();
    } else if (wanted) {
      blocks.back().append(line).append("\n");
    }
  }
  return blocks;
}

std::vector<fs::path> pages() {
  const fs::path root = SEGMENTIQ_SOURCE_DIR;
  std::vector<fs::path> found = {root / "README.md"};
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / "docs"))
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  return found;
}

/// All files that the build compiles or the tests run, squeezed, one after the other.
std::string compiled_text(bool (*counts)(const fs::path&),
                          const std::vector<std::string>& folders = {"examples", "tests/consumers"}) {
  std::string text;
  for (const std::string& folder : folders)
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(fs::path(SEGMENTIQ_SOURCE_DIR) / folder))
      if (entry.is_regular_file() && counts(entry.path())) text += squeezed(read_page(entry.path())) + '\n';
  return text;
}

void check_blocks(std::string_view language, const std::string& compiled) {
  for (const fs::path& page : pages())
    for (const std::string& block : code_blocks(read_page(page), language)) {
      INFO(page.string() << " shows this, but no file contains it:\n" << block);
      CHECK(compiled.find(squeezed(block)) != std::string::npos);
    }
}

}  // namespace

TEST_CASE("fenced blocks are found by language", "[docs]") {
  const std::string page =
      "text\n```cpp\nint a;\n  int b;\n```\n```\n```cpp is text here\n```\n  ```cpp \n  int c;\n  "
      "```\n```sh\nls\n```\n";
  CHECK(code_blocks(page, "cpp") == std::vector<std::string>{"int a;\n  int b;\n", "  int c;\n"});
  CHECK(code_blocks(page, "sh") == std::vector<std::string>{"ls\n"});
  CHECK(code_blocks("```cpp\nint open;", "cpp") == std::vector<std::string>{"int open;\n"});
}

TEST_CASE("the README shows how to use the library from C++ and from CMake", "[docs]") {
  const std::string readme = read_page(fs::path(SEGMENTIQ_SOURCE_DIR) / "README.md");
  CHECK_FALSE(code_blocks(readme, "cpp").empty());
  CHECK(code_blocks(readme, "cmake").size() >= 2);  // find_package and FetchContent
}

TEST_CASE("every C++ block of the documentation is compiled", "[docs]") {
  check_blocks("cpp", compiled_text([](const fs::path& path) {
                 return path.extension() == ".cpp" || path.extension() == ".hpp";
               }));
}

TEST_CASE("every declaration of the documentation is a header's", "[docs]") {
  check_blocks("c++",
               compiled_text([](const fs::path& path) { return path.extension() == ".hpp"; }, {"include"}));
}

TEST_CASE("every CMake block of the documentation is run", "[docs]") {
  check_blocks("cmake",
               compiled_text([](const fs::path& path) { return path.filename() == "CMakeLists.txt"; }));
}
