// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_ENTANGLEMENT_HPP
#define SEGMENTIQ_DENDROGRAM_ENTANGLEMENT_HPP

#include <cmath>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/leaf_order.hpp"

namespace segmentiq {

namespace detail {

/// The place of each observation in a leaf order.
/// @throws parameter_error unless the order contains each of 0 … n−1 once
inline std::vector<Index> places_in_order(std::span<const Index> order, const std::string& what) {
  const auto n = static_cast<Index>(order.size());
  std::vector<Index> places(order.size(), -1);
  for (Index at = 0; at < n; ++at) {
    const Index leaf = order[to_size(at)];
    const auto fail = [&](const std::string& why) {
      throw parameter_error(what + ": entry " + std::to_string(at) + " (" + std::to_string(leaf) + ") " +
                            why);
    };
    if (leaf < 0 || leaf >= n) fail("must be in [0, " + std::to_string(n) + ")");
    if (places[to_size(leaf)] >= 0) fail("must not be there a second time");
    places[to_size(leaf)] = at;
  }
  return places;
}

}  // namespace detail

/// How tangled the lines are that connect the same observations in two trees drawn face to face: Σ |place in
/// one − place in the other|^L over the observations, divided by that sum for an order and its reverse. 0 for
/// equal orders, 1 for reversed ones. It depends on which child is the left one at each merge, so it compares
/// orders rather than trees.
///
/// As `entanglement` of R's dendextend, to 1e-10. 0 for a single observation.
/// @param first, second leaf orders, each of 0 … n−1 once
/// @param power L ≥ 0: the larger, the more long lines count. 0 counts the lines that are not level
/// @throws parameter_error for orders of different lengths, those that are not permutations, or a power that
/// is negative or not finite. O(n) time and memory
inline double entanglement(std::span<const Index> first, std::span<const Index> second, double power = 1.5) {
  if (first.size() != second.size())
    throw parameter_error("entanglement(): the second order (" + std::to_string(second.size()) +
                          " observations) must have " + std::to_string(first.size()) + ", as the first one");
  if (!(power >= 0) || std::isinf(power))
    throw parameter_error("entanglement(): power (" + std::to_string(power) +
                          ") must be a finite number, at least 0");
  const auto n = static_cast<Index>(first.size());
  const std::vector<Index> places_a = detail::places_in_order(first, "entanglement(): the first order");
  const std::vector<Index> places_b = detail::places_in_order(second, "entanglement(): the second order");
  // d|^L is taken as a share of the largest term, so that no power overflows.
  const auto weight = [&](Index from, Index to) {
    const Index apart = std::abs(from - to);
    return apart == 0 ? 0.0 : std::pow(static_cast<double>(apart) / static_cast<double>(n - 1), power);
  };
  double found = 0;
  double worst = 0;
  for (Index i = 0; i < n; ++i) {
    found += weight(places_a[to_size(i)], places_b[to_size(i)]);
    worst += weight(i, n - 1 - i);
  }
  return worst > 0 ? found / worst : 0;
}

/// As above, with the children in each tree's own order: the smaller id left. @see leaf_order
inline double entanglement(const Dendrogram& first, const Dendrogram& second, double power = 1.5) {
  return entanglement(leaf_order(first), leaf_order(second), power);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_ENTANGLEMENT_HPP
