// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "plan.hpp"

#include <cstdio>
#include <string>

#include "examples/common/text_table.hpp"
#include "notes.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/plot/axis.hpp"

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
  TextTable table;
  table.add({"Column", "Taken for", "Used as", "Because"});
  for (const ColumnSchema& c : schema.columns)
    table.add({c.name, std::string(to_string(c.type)), word_for(c.role), c.reason});
  table.write(out);
}

void write_estimate(const PreparedTable& prepared, const WorkEstimate& work, std::size_t memory_limit,
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
  write_notes(prepared.warnings, out);
}

}  // namespace program
