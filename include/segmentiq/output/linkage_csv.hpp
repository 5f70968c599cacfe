// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_OUTPUT_LINKAGE_CSV_HPP
#define SEGMENTIQ_OUTPUT_LINKAGE_CSV_HPP

#include <ostream>
#include <string>

#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/output/require_written.hpp"
#include "segmentiq/text/number_text.hpp"

namespace segmentiq {

/// Writes a dendrogram of n observations as SciPy numbers it: a line `left,right,height,size`, and one for
/// each of the n − 1 merges, of which the i-th makes cluster n + i. Heights are the shortest decimals that
/// read back exactly.
/// @throws output_error when the stream fails. O(n) time, O(1) memory
inline void write_linkage_csv(const Dendrogram& tree, std::ostream& stream) {
  stream << "left,right,height,size\n";
  std::string line;
  for (const Merge& merge : tree.merges()) {
    line = std::to_string(merge.left);
    line += ',';
    line += std::to_string(merge.right);
    line += ',';
    append_number(merge.height, line);
    line += ',';
    line += std::to_string(merge.size);
    line += '\n';
    stream << line;
  }
  detail::require_written(stream, "write_linkage_csv()");
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_OUTPUT_LINKAGE_CSV_HPP
