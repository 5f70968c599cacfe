// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_STATISTIC_HPP
#define SEGMENTIQ_PROFILE_STATISTIC_HPP

#include <optional>
#include <string_view>

namespace segmentiq {

/// A number, or the reason why there is none. Exactly one of the two is set.
struct Statistic {
  std::optional<double> value{};
  std::string_view undefined = "not computed";  ///< empty when there is a value; refers to static storage

  static Statistic of(double value) { return {value, {}}; }
  static Statistic none(std::string_view reason) { return {std::nullopt, reason}; }

  explicit operator bool() const { return value.has_value(); }
  double operator*() const { return *value; }
  double value_or(double other) const { return value.value_or(other); }

  friend bool operator==(const Statistic&, const Statistic&) = default;
};

/// How far a segment stands out in one column or category, measured as in FactoMineR's `catdes`: the quantile
/// of the standard normal distribution with the same two-sided p-value. Above 0: more than in all rows.
///
/// A p-value of 0 is one below the smallest double; the v-test still tells how far below.
struct ValueTest {
  Statistic v{};
  Statistic p_value{};

  static ValueTest none(std::string_view reason) {
    return {Statistic::none(reason), Statistic::none(reason)};
  }

  friend bool operator==(const ValueTest&, const ValueTest&) = default;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_STATISTIC_HPP
