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

/// What is in the cells of a column: figures of numbers, the most frequent texts.
struct ColumnSummary {
  struct Numbers {
    double minimum = 0, median = 0, mean = 0, maximum = 0;
    segmentiq::Index infinite = 0;  ///< cells left out of the other figures
  };
  std::optional<Numbers> numbers;  ///< nothing for texts and without a finite number
  std::vector<std::pair<std::string, segmentiq::Index>>
      texts;  ///< with their number of cells, most frequent first
};

/// @param most texts to keep. O(n) and the sorting of the distinct texts.
inline ColumnSummary summarize(const segmentiq::Column& column, std::size_t most) {
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
    if (code >= 0) --counts[static_cast<std::size_t>(code)].first;  // negative, so that most stand first
  most = std::min(most, counts.size());
  std::partial_sort(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(most), counts.end());
  for (std::size_t i = 0; i < most; ++i)
    summary.texts.emplace_back(categories[counts[i].second], -counts[i].first);
  return summary;
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_COLUMN_SUMMARY_HPP
