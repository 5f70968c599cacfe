// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_SEGMENT_NAMES_HPP
#define SEGMENTIQ_PROFILE_SEGMENT_NAMES_HPP

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/profile/category_profile.hpp"
#include "segmentiq/profile/label_text.hpp"
#include "segmentiq/profile/numeric_profile.hpp"
#include "segmentiq/profile/profile_options.hpp"
#include "segmentiq/text/number_text.hpp"

// Names from what sets a segment apart. The rules:
//
//   * A driver is a number that is on average more than 0.2 standard deviations above or below that of all
//     rows: "High annual income", "Low age"; or a category that at least half of the segment has, and that
//     is more frequent there than in all rows: "Platinum". Its p-value must be below 0.05. Only the strongest
//     driver of each column counts.
//   * In a column with two values that mean yes and no it is "card holder" or "no card holder".
//   * The strongest driver comes first; strength is the absolute v-test. Ties: the order of the columns.
//   * Up to three of the strongest are used, as many as fit; if the second does not fit, both are shortened.
//   * If two segments would have the same name, the larger one keeps it; the other one gets its next drivers,
//     or in the end a number.
namespace segmentiq {

/// What sets a segment apart in one column.
struct Driver {
  std::string column;
  std::string category;  ///< empty for a numeric column
  std::string text;      ///< as it stands in names: "High annual income", "Platinum"
  double v = 0;          ///< the v-test, above 0 for "High" and for categories
  bool is_numeric = false;

  friend bool operator==(const Driver&, const Driver&) = default;
};

namespace detail {

/// 1 when the text means yes, 0 when it means no, -1 else; in any letter case.
inline int yes_or_no(std::string_view text) {
  std::string lower;
  for (const char c : text)
    lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  for (const std::string_view yes : {"1", "true", "yes", "t", "y", "on"})
    if (lower == yes) return 1;
  for (const std::string_view no : {"0", "false", "no", "f", "n", "off"})
    if (lower == no) return 0;
  return -1;
}

/// The number rounded to six digits, so that rounding errors do not order equal values.
inline double in_six_digits(double value) {
  if (value == 0 || !std::isfinite(value)) return value;
  const double unit = std::pow(10.0, 5 - std::floor(std::log10(std::fabs(value))));
  return std::round(value * unit) / unit;
}

inline std::string category_words(const CategoricalColumnProfile& column, const CategoryProfile& category) {
  const int meaning = yes_or_no(category.category);
  if (column.categories <= 2 && meaning >= 0) return (meaning == 1 ? "" : "no ") + column_words(column.name);
  const std::string words = label_text(category.category);
  if (words.empty()) return "no " + column_words(column.name);
  const bool is_number = read_number(words).kind != NumberKind::none;
  return is_number ? column_words(column.name) + " " + words : words;
}

/// The drivers of segment c, the strongest first.
inline std::vector<Driver> find_drivers(std::span<const NumericColumnProfile> numbers,
                                        std::span<const CategoricalColumnProfile> categories, std::size_t c) {
  constexpr double significant = 1.9599639845400545, min_difference = 0.2, min_share = 0.5;
  std::vector<Driver> found;
  for (const NumericColumnProfile& column : numbers) {
    const NumericProfile& own = column.segments[c];
    if (!own.test.v || std::fabs(*own.test.v) < significant ||
        std::fabs(*own.standardised_difference) < min_difference)
      continue;
    found.push_back({column.name, "", (*own.test.v > 0 ? "High " : "Low ") + column_words(column.name),
                     *own.test.v, true});
  }
  for (const CategoricalColumnProfile& column : categories) {
    const CategoryProfile* best = nullptr;
    for (const CategoryProfile& category : column.segments[c].categories)
      if (category.test.v && *category.test.v >= significant && category.share.value_or(0) >= min_share &&
          (best == nullptr || *category.test.v > *best->test.v))
        best = &category;
    if (best != nullptr)
      found.push_back({column.name, best->category, category_words(column, *best), *best->test.v, false});
  }
  std::stable_sort(found.begin(), found.end(), [](const Driver& a, const Driver& b) {
    return in_six_digits(std::fabs(a.v)) > in_six_digits(std::fabs(b.v));
  });
  return found;
}

/// Joins as many of the texts as fit into a display width of `max_width`; none twice.
inline std::string join_drivers(const std::vector<std::string>& all, Index max_width) {
  constexpr std::string_view between = " · ";
  constexpr Index gap = 3;
  std::vector<std::string> texts;
  for (const std::string& text : all)
    if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  if (texts.empty()) return {};
  std::string name = shorten_label(texts[0], max_width);
  for (std::size_t i = 1; i < texts.size(); ++i) {
    if (display_width(name) + gap + display_width(texts[i]) <= max_width) {
      name += between;
      name += texts[i];
    } else if (i == 1 && max_width >= 16) {
      const Index second = std::min(display_width(texts[1]), (max_width - gap) / 2);
      name = shorten_label(texts[0], max_width - gap - second);
      name += between;
      name += shorten_label(texts[1], max_width - display_width(name));
    }
  }
  return name;
}

}  // namespace detail

/// A unique name for each segment. Names do not depend on the order of rows or on segment numbers, unless
/// segments agree in everything that names are made of. The rules are at the head of the file.
/// @param sizes k, the rows of each segment
/// @param drivers k, the strongest first
/// @throws parameter_error for options out of range. O(k²) at most
inline std::vector<std::string> name_segments(std::span<const Index> sizes,
                                              const std::vector<std::vector<Driver>>& drivers,
                                              const NameOptions& options = {}) {
  if (options.max_characters < 8)
    throw parameter_error("name_segments(): max_characters (" + std::to_string(options.max_characters) +
                          ") must be at least 8");
  if (options.max_drivers < 1)
    throw parameter_error("name_segments(): max_drivers (" + std::to_string(options.max_drivers) +
                          ") must be at least 1");
  const std::size_t k = sizes.size();
  std::vector<std::size_t> order(k);  // larger segments choose first; ties by their drivers
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto texts_of = [&](std::size_t c, std::size_t skip, std::size_t count) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < drivers[c].size() && texts.size() < count; ++i)
      if (i == 0 || i > skip) texts.push_back(drivers[c][i].text);
    return texts;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (sizes[a] != sizes[b]) return sizes[a] > sizes[b];
    const auto all = drivers[a].size() + drivers[b].size();
    const auto left = texts_of(a, 0, all), right = texts_of(b, 0, all);
    if (left != right) return left < right;
    for (std::size_t i = 0; i < drivers[a].size(); ++i)
      if (const double x = detail::in_six_digits(drivers[a][i].v), y = detail::in_six_digits(drivers[b][i].v);
          x != y)
        return x > y;
    return false;
  });

  std::vector<std::string> names(k);
  std::set<std::string> taken;
  std::map<std::string, Index> numbers;  // the last one given to a name
  for (const std::size_t c : order) {
    const auto max_drivers = to_size(options.max_drivers);
    std::string name;
    for (std::size_t skip = 0; skip < std::max<std::size_t>(1, drivers[c].size()); ++skip) {
      name = detail::join_drivers(texts_of(c, skip, max_drivers), options.max_characters);
      if (name.empty()) name = k == 1 ? "All" : "Average";
      if (!taken.contains(name)) break;
    }
    if (taken.contains(name)) {
      std::string base = detail::join_drivers(texts_of(c, 0, max_drivers), options.max_characters);
      if (base.empty()) base = "Average";
      for (Index& number = numbers.try_emplace(base, 1).first->second; taken.contains(name);) {
        const std::string ending = " " + std::to_string(++number);
        name = shorten_label(base, options.max_characters - static_cast<Index>(ending.size())) + ending;
      }
    }
    taken.insert(name);
    names[c] = std::move(name);
  }
  return names;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_SEGMENT_NAMES_HPP
