// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "plan.hpp"

#include <algorithm>
#include <cstdio>
#include <string>

#include "segmentiq/core/memory.hpp"
#include "segmentiq/plot/axis.hpp"
#include "text.hpp"

namespace program {

using namespace segmentiq;

const char* word_for(ColumnRole role) {
  switch (role) {
    case ColumnRole::numeric_feature:
      return "number";
    case ColumnRole::categorical_feature:
      return "category";
    case ColumnRole::excluded:
      return "left out";
  }
  return "";
}

void write_schema(const Schema& schema, std::ostream& out) {
  std::size_t width = 6;
  for (const ColumnSchema& c : schema.columns)
    width = std::max(width, c.name.size());
  width = std::min<std::size_t>(width, 32);
  out << padded("Column", width + 2) << padded("Taken for", 14) << padded("Used as", 14) << "Because\n";
  for (const ColumnSchema& c : schema.columns)
    out << padded(printable(c.name), width + 2) << padded(std::string(to_string(c.type)), 14)
        << padded(word_for(c.role), 14) << printable(c.reason) << '\n';
}

void write_estimate(const PreparedTable& prepared, const chain::WorkEstimate& work, std::size_t memory_limit,
                    std::ostream& out) {
  out << "\nObservations   " << format_count(work.observations) << " x " << work.features
      << (prepared.pca ? " principal components" : " features") << "\nAlgorithm      "
      << to_string(work.algorithm) << "\nMemory         about " << format_bytes(work.bytes) << " (limit "
      << format_bytes(static_cast<double>(memory_limit))
      << (work.bytes > static_cast<double>(memory_limit) ? ": too big)" : ")");
  char text[48];
  std::snprintf(text, sizeof text,
                work.seconds < 1    ? "below a second"
                : work.seconds < 90 ? "about %.0f s"
                                    : "about %.0f min",
                work.seconds < 90 ? work.seconds : work.seconds / 60);
  out << "\nTime           " << text << '\n';
  for (const std::string& warning : prepared.warnings)
    out << "Note           " << printable(warning) << '\n';
}

}  // namespace program
