// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_FILL_VALUES_HPP
#define SEGMENTIQ_PREPROCESS_FILL_VALUES_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/preprocess/column_sums.hpp"
#include "segmentiq/preprocess/missing_policy.hpp"
#include "segmentiq/table/column.hpp"

// The values that replace missing cells, and a column with its missing cells filled.
namespace segmentiq::detail {

/// The middle value, or the mean of the two middle ones. @pre values is not empty
inline double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return std::midpoint(*std::max_element(values.begin(), middle), *middle);
}

/// The most frequent value, the smallest if there are several. @pre values is not empty
inline double most_frequent(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  double found = values.front();
  std::ptrdiff_t count = 0;
  for (auto run = values.begin(); run != values.end();) {
    const auto end = std::upper_bound(run, values.end(), *run);
    if (end - run > count) {
      count = end - run;
      found = *run;
    }
    run = end;
  }
  return found;
}

/// The most frequent text, the first in code-point order if there are several. @pre some cell is not missing
inline std::string most_frequent_text(const Column& column) {
  std::vector<Index> cells(column.categories().size(), 0);
  for (const std::int32_t code : column.codes())
    if (code >= 0) ++cells[to_size(code)];
  std::map<std::string_view, Index> count_of;  // a dictionary may hold a text twice
  for (std::size_t c = 0; c < cells.size(); ++c)
    count_of[column.categories()[c]] += cells[c];
  const auto found = std::max_element(count_of.begin(), count_of.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  return std::string(found->first);
}

/// What a numeric column's policy fills in for a missing cell. @pre some cell is not missing
inline double fill_number(const Column& column, MissingPolicy policy, double constant) {
  if (policy == MissingPolicy::constant) return constant;
  std::vector<double> values;
  values.reserve(to_size(column.size()));
  for (const double value : column.numbers())
    if (!std::isnan(value)) values.push_back(value);
  switch (policy) {
    case MissingPolicy::mean:
      return pairwise_sum(values.data(), static_cast<Index>(values.size())) /
             static_cast<double>(values.size());
    case MissingPolicy::median:
      return median(std::move(values));
    default:
      return most_frequent(std::move(values));
  }
}

/// A numeric column with `value` in its missing cells.
inline Column filled(const Column& column, double value) {
  std::vector<double> numbers(column.numbers().begin(), column.numbers().end());
  for (double& number : numbers)
    if (std::isnan(number)) number = value;
  return Column::numeric(column.name(), std::move(numbers));
}

/// A text column with `text` in its missing cells.
inline Column filled(const Column& column, const std::string& text) {
  std::vector<std::string> categories(column.categories().begin(), column.categories().end());
  const auto at = std::find(categories.begin(), categories.end(), text);
  const auto code_of_text = static_cast<std::int32_t>(at - categories.begin());
  if (at == categories.end()) categories.push_back(text);
  std::vector<std::int32_t> codes(column.codes().begin(), column.codes().end());
  for (std::int32_t& code : codes)
    if (code < 0) code = code_of_text;
  return Column::text(column.name(), std::move(codes), std::move(categories));
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PREPROCESS_FILL_VALUES_HPP
