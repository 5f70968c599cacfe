// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_COLUMN_SUMMARY_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_COLUMN_SUMMARY_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/table/column.hpp"

namespace program {

/// The content of a column: figures of its numbers, or its most frequent texts.
struct ColumnSummary {
  struct Numbers {
    double minimum = 0, median = 0, mean = 0, maximum = 0;
    segmentiq::Index infinite = 0;  ///< cells left out of the other figures
  };
  std::optional<Numbers> numbers;  ///< nothing for texts, and where no number is finite
  std::vector<std::pair<std::string, segmentiq::Index>>
      texts;  ///< with their number of cells, most frequent first
};

/// @param max_texts ≥ 0. O(n + distinct texts · log max_texts)
inline ColumnSummary summarize(const segmentiq::Column& column, std::size_t max_texts) {
  using segmentiq::Index;
  ColumnSummary summary;
  if (column.is_numeric()) {
    std::vector<double> values;
    ColumnSummary::Numbers figures;
    for (const double v : column.numbers()) {
      if (std::isinf(v)) ++figures.infinite;
      if (std::isfinite(v)) values.push_back(v);
    }
    if (values.empty()) return summary;
    for (const double v : values)
      figures.mean += v / static_cast<double>(values.size());
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    figures.median = *middle;
    if (values.size() % 2 == 0) figures.median = *std::max_element(values.begin(), middle) / 2 + *middle / 2;
    figures.minimum = *std::min_element(values.begin(), values.end());
    figures.maximum = *std::max_element(values.begin(), values.end());
    summary.numbers = figures;
    return summary;
  }
  const auto categories = column.categories();
  std::vector<std::pair<Index, std::size_t>> counts(categories.size());
  for (std::size_t c = 0; c < counts.size(); ++c)
    counts[c].second = c;
  for (const std::int32_t code : column.codes())
    if (code >= 0)
      --counts[static_cast<std::size_t>(code)].first;  // negative, so that the most frequent come first
  const std::size_t kept = std::min(max_texts, counts.size());
  std::partial_sort(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(kept), counts.end());
  for (std::size_t i = 0; i < kept; ++i)
    summary.texts.emplace_back(categories[counts[i].second], -counts[i].first);
  return summary;
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_COLUMN_SUMMARY_HPP
