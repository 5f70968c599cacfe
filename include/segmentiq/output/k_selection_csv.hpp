// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_OUTPUT_K_SELECTION_CSV_HPP
#define SEGMENTIQ_OUTPUT_K_SELECTION_CSV_HPP

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>

#include "segmentiq/output/require_written.hpp"
#include "segmentiq/quality/k_selection.hpp"
#include "segmentiq/text/number_text.hpp"

namespace segmentiq {

/// Writes the cuts that were compared: a line of names, and one for each number of segments k.
///
///     k,silhouette,silhouette_standard_error,calinski_harabasz,davies_bouldin,within_sum_of_squares,
///     smallest_segment,largest_segment,unique,picked_by,undefined
///
/// Numbers read back exactly. An index that is not defined is empty, and `undefined` says why. `picked_by`
/// names the rules that pick this k, with "; " between them.
/// @throws output_error when the stream fails. O(sum of all k) time
inline void write_k_selection_csv(const KSelection& selection, std::ostream& stream) {
  stream << "k,silhouette,silhouette_standard_error,calinski_harabasz,davies_bouldin,within_sum_of_squares,"
            "smallest_segment,largest_segment,unique,picked_by,undefined\n";
  std::string line;
  const auto add = [&](const std::optional<double>& value) {
    line += ',';
    if (value) append_number(*value, line);
  };
  for (const CutQuality& cut : selection.cuts) {
    line = std::to_string(cut.clusters);
    add(cut.silhouette);
    add(cut.silhouette ? std::optional(cut.silhouette_error) : std::nullopt);
    add(cut.calinski_harabasz);
    add(cut.davies_bouldin);
    add(cut.within_sum_of_squares);
    const auto [smallest, largest] = std::minmax_element(cut.sizes.begin(), cut.sizes.end());
    line += ',' + std::to_string(*smallest) + ',' + std::to_string(*largest);
    line += cut.unique ? ",true," : ",false,";
    std::string picked;
    for (const RulePick& pick : selection.picks)
      if (pick.clusters == cut.clusters) picked += (picked.empty() ? "" : "; ") + pick.rule;
    line += picked + ",\"" + cut.undefined + "\"\n";
    stream << line;
  }
  detail::require_written(stream, "write_k_selection_csv()");
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_OUTPUT_K_SELECTION_CSV_HPP
