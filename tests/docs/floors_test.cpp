// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// The house stands as docs/architecture.md draws it: every folder of the library is in its table of floors, a header
// includes only its own folder and lower floors, and no headers include each other in a circle.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docs/read_page.hpp"
#include "support/catch.hpp"

namespace fs = std::filesystem;
using segmentiq::testing::read_page;

namespace {

/// Floors by room: a folder ("linkage/dense") or a header that is a room of its own ("linkage/linkage.hpp").
using Floors = std::map<std::string, int>;
/// What each header includes, by paths below include/segmentiq.
using Includes = std::map<std::string, std::vector<std::string>>;

/// The rows "| 5 | `linkage/` | …" of a page.
Floors floors_of(const std::string& page) {
  Floors floors;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = std::min(page.find('\n', at), page.size());
    const std::string_view line = std::string_view(page).substr(at, end - at);
    at = end + 1;
    if (line.size() < 3 || !line.starts_with("| ") || std::isdigit(static_cast<unsigned char>(line[2])) == 0)
      continue;
    const std::size_t opening = line.find('`');
    const std::size_t closing = line.find('`', opening + 1);
    if (closing == std::string_view::npos) continue;
    std::string room(line.substr(opening + 1, closing - opening - 1));
    if (room.ends_with('/')) room.pop_back();
    floors[room] = std::stoi(std::string(line.substr(2)));
  }
  return floors;
}

/// What stands in quotes behind `#include "segmentiq/`.
std::vector<std::string> includes_of(const std::string& header) {
  constexpr std::string_view begin = "#include \"segmentiq/";
  std::vector<std::string> includes;
  for (std::size_t at = header.find(begin); at != std::string::npos; at = header.find(begin, at)) {
    at += begin.size();
    includes.push_back(header.substr(at, header.find('"', at) - at));
  }
  return includes;
}

Includes includes_below(const fs::path& folder) {
  Includes includes;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".hpp")
      includes[fs::relative(entry.path(), folder).generic_string()] = includes_of(read_page(entry.path()));
  return includes;
}

/// The header itself where it is a room of its own, else its folder.
std::string room_of(const std::string& header, const Floors& floors) {
  return floors.count(header) != 0 ? header : fs::path(header).parent_path().generic_string();
}

/// A sentence for each fault.
std::vector<std::string> faults(const Floors& floors, const Includes& includes) {
  std::vector<std::string> found;
  std::set<std::string> used;
  for (const auto& [header, included] : includes) {
    const std::string room = room_of(header, floors);
    used.insert(room);
    if (floors.count(room) == 0) {
      found.push_back(header + " is in no room of the table");
      continue;
    }
    for (const std::string& other : included) {
      const std::string below = room_of(other, floors);
      if (includes.count(other) == 0)
        found.push_back(header + " includes " + other + ", which is not there");
      else if (below != room && floors.count(below) != 0 && floors.at(below) >= floors.at(room))
        found.push_back(header + " includes " + other + ", which is not on a lower floor");
    }
  }
  for (const auto& [room, floor] : floors)
    if (used.count(room) == 0) found.push_back("the table has a room that is not there: " + room);
  return found;
}

/// The headers of a circle, or none: what can be taken away again and again includes nothing that is left.
std::set<std::string> circle(Includes includes) {
  for (bool changed = true; changed;) {
    changed = false;
    for (auto entry = includes.begin(); entry != includes.end();) {
      const bool free = std::none_of(entry->second.begin(), entry->second.end(),
                                     [&](const std::string& other) { return includes.count(other) != 0; });
      entry = free ? includes.erase(entry) : std::next(entry);
      changed = changed || free;
    }
  }
  std::set<std::string> left;
  for (const auto& [header, included] : includes)
    left.insert(header);
  return left;
}

}  // namespace

TEST_CASE("every folder includes only lower floors, as docs/architecture.md has them", "[docs]") {
  const fs::path source = SEGMENTIQ_SOURCE_DIR;
  const Floors floors = floors_of(read_page(source / "docs" / "architecture.md"));
  const Includes includes = includes_below(source / "include" / "segmentiq");
  REQUIRE(floors.size() > 15);
  REQUIRE(includes.size() > 300);
  CHECK(faults(floors, includes) == std::vector<std::string>{});
  CHECK(circle(includes) == std::set<std::string>{});
}

TEST_CASE("the check of the floors finds what is wrong", "[docs]") {
  const Floors floors =
      floors_of("| floor | folder |\n| 1 | `a/` |\n| 2 | `b/` | x `c/` |\n| 3 | `b/door.hpp` |\n| no |");
  REQUIRE(floors == Floors{{"a", 1}, {"b", 2}, {"b/door.hpp", 3}});
  const Includes sound = {
      {"a/x.hpp", {"a/y.hpp"}}, {"a/y.hpp", {}}, {"b/x.hpp", {"a/x.hpp"}}, {"b/door.hpp", {"b/x.hpp"}}};
  CHECK(faults(floors, sound).empty());
  CHECK(circle(sound).empty());

  const auto broken = [&](const std::string& header, const std::string& includes) {
    Includes changed = sound;
    changed[header].push_back(includes);
    return faults(floors, changed);
  };
  CHECK(broken("a/x.hpp", "b/x.hpp").size() == 1);
  CHECK(broken("b/x.hpp", "b/door.hpp").size() == 1);  // the door is above its folder
  CHECK(broken("a/x.hpp", "a/gone.hpp").size() == 1);
  CHECK(broken("c/x.hpp", "a/x.hpp").size() == 1);
  CHECK(faults({{"a", 1}, {"b", 2}, {"b/door.hpp", 3}, {"c", 4}}, sound).size() == 1);

  Includes round = sound;
  round["a/y.hpp"].push_back("a/x.hpp");
  CHECK(circle(round).count("a/x.hpp") == 1);
  CHECK(includes_of("#include <vector>\n#include \"segmentiq/a/x.hpp\"\n") ==
        std::vector<std::string>{"a/x.hpp"});
}
