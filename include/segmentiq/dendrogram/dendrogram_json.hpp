// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_DENDROGRAM_JSON_HPP
#define SEGMENTIQ_DENDROGRAM_DENDROGRAM_JSON_HPP

#include <cstddef>
#include <span>
#include <string>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/text/json_text.hpp"
#include "segmentiq/text/number_text.hpp"
#include "segmentiq/text/utf8.hpp"

namespace segmentiq {

/// The tree as JSON (RFC 8259), on one line without spaces:
///
///     {"format":"segmentiq dendrogram 1","observations":4,
///      "left":[0,2,4],"right":[1,3,5],"height":[0.5,1,2.5],"size":[2,2,4],"names":["a","b","c","d"]}
///
/// Entry i of the four lists is the merge that made cluster n + i. Lists rather than objects in each other: a
/// tree may be a million deep, and readers of JSON are recursive. Heights are the shortest decimals that read
/// back exactly.
/// @param names n names of the observations, UTF-8; with none the entry "names" is left out
/// @throws parameter_error when names are neither none nor n; data_error for a name that is not UTF-8. O(n)
/// time and memory
inline std::string to_json(const Dendrogram& tree, std::span<const std::string> names = {}) {
  const Index n = tree.observations();
  if (!names.empty() && static_cast<Index>(names.size()) != n)
    throw parameter_error("to_json(): names (" + std::to_string(names.size()) + " of them) must be " +
                          std::to_string(n) + ", one for each observation, or none");
  std::string out = "{\"format\":\"segmentiq dendrogram 1\",\"observations\":" + std::to_string(n);
  const auto list = [&out](const char* name, std::size_t count, const auto& append) {
    out += ",\"";
    out += name;
    out += "\":[";
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) out += ',';
      append(i);
    }
    out += ']';
  };
  const auto merges = tree.merges();
  list("left", merges.size(), [&](std::size_t i) { out += std::to_string(merges[i].left); });
  list("right", merges.size(), [&](std::size_t i) { out += std::to_string(merges[i].right); });
  list("height", merges.size(), [&](std::size_t i) { append_number(merges[i].height, out); });
  list("size", merges.size(), [&](std::size_t i) { out += std::to_string(merges[i].size); });
  if (!names.empty())
    list("names", names.size(), [&](std::size_t i) {
      if (!is_utf8(names[i]))
        throw data_error("to_json(): name " + std::to_string(i) + " (counted from 0) is not UTF-8");
      detail::append_json_text(names[i], out);
    });
  out += '}';
  return out;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_DENDROGRAM_JSON_HPP
