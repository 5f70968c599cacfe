// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_LINKAGE_MEMORY_HPP
#define SEGMENTIQ_LINKAGE_LINKAGE_MEMORY_HPP

#include <concepts>
#include <string>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/linkage_options.hpp"
#include "segmentiq/linkage/method.hpp"
#include "segmentiq/linkage/tree/tree_linkage.hpp"

// Which algorithm `automatic` is, and what each needs: what linkage() itself goes by, and what an estimate
// made beforehand is made of.
namespace segmentiq {
namespace detail {

/// The methods that the tree engine knows: "single, complete, …".
inline std::string tree_method_names() {
  return names_of_methods([]<class Criterion>(const Criterion&) { return TreeCriterion<Criterion>; });
}

}  // namespace detail

/// The algorithm that linkage() uses for n observations. @see Algorithm
/// @throws parameter_error when `wanted` is `tree` and the criterion has no tree form
template<LinkageCriterion Criterion>
Algorithm chosen_algorithm(Index n, const Criterion&, Algorithm wanted) {
  constexpr bool has_tree = detail::TreeCriterion<Criterion>;
  if (wanted == Algorithm::tree && !has_tree)
    throw parameter_error("linkage(): algorithm 'tree' is for " + detail::tree_method_names() +
                          " linkage only; choose 'dense' or another criterion");
  if (wanted != Algorithm::automatic) return wanted;
  return has_tree && n > dense_up_to ? Algorithm::tree : Algorithm::dense;
}

/// The same with the criterion chosen at run time.
inline Algorithm chosen_algorithm(Index n, Method method, Algorithm wanted) {
  return with_criterion(method,
                        [&](const auto& criterion) { return chosen_algorithm(n, criterion, wanted); });
}

/// Bytes that clustering given dissimilarities of n observations uses at its peak: n(n − 1)/2 doubles, and
/// 450 bytes an observation for sizes, neighbours, merges and the dendrogram. An upper estimate.
/// @param copies of the dissimilarities at that time: 1 where they are moved into linkage(), 2 where they are
/// kept as well
inline double distances_memory(Index n, int copies = 1) {
  const auto rows = static_cast<double>(n);
  return copies * 4 * rows * (rows - 1) + 450 * rows;
}

/// Bytes that clustering n × d observations uses at its peak beside them: upper estimates. `dense` may use
/// half as much, since clusters shrink the distances as they grow; for `tree`, the number of features that
/// vary within a leaf is not known beforehand. `automatic` is the algorithm that would be chosen.
template<LinkageCriterion Criterion>
double linkage_memory(Index n, Index d, const Criterion& criterion, Algorithm algorithm) {
  if (chosen_algorithm(n, criterion, algorithm) == Algorithm::tree)
    return detail::tree_memory<Criterion>(n, d);
  const double observations = 8 * static_cast<double>(n) * static_cast<double>(d);
  if constexpr (std::same_as<Criterion, Single>)
    return observations + distances_memory(n, 0);  // works them out as it goes
  else
    return observations + distances_memory(n);
}

/// The same with the criterion chosen at run time.
inline double linkage_memory(Index n, Index d, Method method, Algorithm algorithm) {
  return with_criterion(method,
                        [&](const auto& criterion) { return linkage_memory(n, d, criterion, algorithm); });
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_LINKAGE_MEMORY_HPP
