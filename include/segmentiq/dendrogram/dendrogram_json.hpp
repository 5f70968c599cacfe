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
#include "segmentiq/text/json_writer.hpp"
#include "segmentiq/text/utf8.hpp"

namespace segmentiq {

/// The tree as JSON (RFC 8259), on one line without spaces:
///
///     {"format":"segmentiq dendrogram 1","observations":4,
///      "left":[0,2,4],"right":[1,3,5],"height":[0.5,1,2.5],"size":[2,2,4],"names":["a","b","c","d"]}
///
/// Entry i of the four lists is the merge that made cluster n + i. The lists are flat because a tree may be a
/// million levels deep and JSON readers are recursive. Heights are the shortest decimals that read back
/// exactly.
/// @param names n names of the observations, UTF-8; with none the entry "names" is left out
/// @throws parameter_error when names are neither none nor n; data_error for a name that is not UTF-8. O(n)
/// time and memory
inline std::string to_json(const Dendrogram& tree, std::span<const std::string> names = {}) {
  const Index n = tree.observations();
  if (!names.empty() && static_cast<Index>(names.size()) != n)
    throw parameter_error("to_json(): names (" + std::to_string(names.size()) + " of them) must be " +
                          std::to_string(n) + ", one for each observation, or none");
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!is_utf8(names[i]))
      throw data_error("to_json(): name " + std::to_string(i) + " (counted from 0) is not UTF-8");
  JsonWriter json({.where = "to_json()"});
  json.object([&] {
    json.member("format").value("segmentiq dendrogram 1");
    json.member("observations").value(n);
    json.member("left").array(tree.merges(), [&](const Merge& merge) { json.value(merge.left); });
    json.member("right").array(tree.merges(), [&](const Merge& merge) { json.value(merge.right); });
    json.member("height").array(tree.merges(), [&](const Merge& merge) { json.value(merge.height); });
    json.member("size").array(tree.merges(), [&](const Merge& merge) { json.value(merge.size); });
    if (!names.empty()) json.member("names").array(names, [&](const std::string& name) { json.value(name); });
  });
  return json.take();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_DENDROGRAM_JSON_HPP
