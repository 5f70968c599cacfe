// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_COLUMN_NAMES_HPP
#define SEGMENTIQ_CSV_COLUMN_NAMES_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "segmentiq/text/number_text.hpp"

namespace segmentiq::detail {

/// The name of a column that has none: "column_1". @param c its position, from 0
inline std::string name_of_place(std::size_t c) {
  return "column_" + std::to_string(c + 1);
}

/// Makes the names of a header unique and not empty, and reports in `warnings` which it changed.
inline std::vector<std::string> unique_names(std::vector<std::string> names,
                                             std::vector<std::string>& warnings) {
  std::unordered_set<std::string> taken(names.begin(), names.end());
  std::unordered_set<std::string> given;
  for (std::size_t c = 0; c < names.size(); ++c) {
    std::string name = names[c];
    if (name.empty()) {
      name = name_of_place(c);
      while (taken.count(name) > 0)
        name += '_';
      warnings.push_back("column " + std::to_string(c + 1) + " has no name in the header; it is called '" +
                         name + "'");
    } else if (given.count(name) > 0) {
      std::size_t copy = 1;
      while (taken.count(name + '.' + std::to_string(copy)) > 0)
        ++copy;
      name += '.' + std::to_string(copy);
      warnings.push_back("column name '" + names[c] + "' stands more than once in the header; column " +
                         std::to_string(c + 1) + " is called '" + name + "'");
    }
    taken.insert(name);
    given.insert(name);
    names[c] = std::move(name);
  }
  return names;
}

/// The column names of a header. Adds to `warnings` what looks wrong about them.
inline std::vector<std::string> names_of_header(std::vector<std::string> header, const NumberFormat& numbers,
                                                std::vector<std::string>& warnings) {
  const auto is_number = [&](const std::string& cell) {
    return read_number(cell, numbers).kind != NumberKind::none;
  };
  if (std::all_of(header.begin(), header.end(), is_number))
    warnings.push_back("every column name is a number; perhaps the file has no header");
  return unique_names(std::move(header), warnings);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CSV_COLUMN_NAMES_HPP
