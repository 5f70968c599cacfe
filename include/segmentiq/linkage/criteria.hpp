// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_CRITERIA_HPP
#define SEGMENTIQ_LINKAGE_CRITERIA_HPP

#include <cmath>
#include <concepts>
#include <string_view>

#include "segmentiq/core/types.hpp"
#include "segmentiq/kernels/simd.hpp"

namespace segmentiq {
namespace detail {

/// Where mutually nearest clusters stay nearest until they merge, no merge is lower than an earlier one.
template<class L>
concept ReducibleImpliesMonotone = !static_cast<bool>(L::is_reducible) || static_cast<bool>(L::is_monotone);

}  // namespace detail

/// A linkage criterion: the rule that gives the dissimilarity between a new cluster and every other one.
///
/// When clusters i and j, of n_i and n_j observations and d_ij apart, become one, its dissimilarity to a
/// third cluster k of n_k observations follows from d_ik and d_jk (Lance & Williams 1967).
///
/// Requires, for `const L l; double d, n`:
///   - `l.update(d_ik, d_jk, d_ij, n_i, n_j, n_k)` → convertible to double
///   - `L::is_reducible` → bool constant: d_ij ≤ min(d_ik, d_jk) implies update(…) ≥ min(d_ik, d_jk), and two
///     merges without a common cluster give the same dissimilarities in either order
///   - `L::needs_squared_euclidean` → bool constant: its formula is about squares of Euclidean distances, and
///     other dissimilarities give it no meaning
///   - `L::is_monotone` → bool constant: heights never decrease, the dendrogram has no inversion. True
///     wherever `is_reducible` is
/// Semantics (not checked): symmetric in i and j; update(…) ≥ 0 and does not throw; the constants are true.
/// Models: Single, Complete, Average, Weighted, Ward, Centroid, Median.
///
///     struct Flexible {                // a custom one: Lance & Williams' flexible strategy, β = −1/4; what
///       // lies between two unions depends on which was made first, so it is not reducible
///       static constexpr bool is_reducible = false, needs_squared_euclidean = false, is_monotone = true;
///       double update(double d_ik, double d_jk, double d_ij, double, double, double) const {
///         return 0.625 * (d_ik + d_jk) - 0.25 * d_ij;
///       }
///     };
template<class L>
concept LinkageCriterion = requires(const L& l, double d, double n) {
  { l.update(d, d, d, n, n, n) } -> std::convertible_to<double>;
  { L::is_reducible } -> std::convertible_to<bool>;
  { L::needs_squared_euclidean } -> std::convertible_to<bool>;
  { L::is_monotone } -> std::convertible_to<bool>;
  requires detail::ReducibleImpliesMonotone<L>;
};

/// A criterion for which two clusters that are each other's nearest may be merged at once: what the
/// nearest-neighbour chain needs.
template<class L>
concept ReducibleCriterion = LinkageCriterion<L> && static_cast<bool>(L::is_reducible);

namespace detail {

/// The shipped criteria: their rule is written once, as `raw(…, result)`, for one double or for a vector of
/// them, and gives the square of the dissimilarity where `raw_is_square`.
template<class L>
concept VectorCriterion = LinkageCriterion<L> && requires(double v) {
  L::raw(v, v, v, v, v, v, v);
};

/// `update` of the shipped criteria, from their `raw`.
template<class Criterion, bool RawIsSquare>
struct LanceWilliams {
  static constexpr bool raw_is_square = RawIsSquare;

  /// One step of the rule. A square that rounding made negative counts as 0. @see LinkageCriterion
  double update(double d_ik, double d_jk, double d_ij, double n_i, double n_j, double n_k) const {
    double raw = 0;
    Criterion::raw(d_ik, d_jk, d_ij, n_i, n_j, n_k, raw);
    if constexpr (RawIsSquare)
      return raw > 0 ? std::sqrt(raw) : 0.0;
    else
      return raw;
  }
};

}  // namespace detail

/// Nearest members: min(d_ik, d_jk). Chains; finds clusters of any shape. Computed as a minimum spanning
/// tree.
struct Single : detail::LanceWilliams<Single, false> {
  static constexpr std::string_view name = "single";
  static constexpr bool is_reducible = true;
  static constexpr bool needs_squared_euclidean = false;
  static constexpr bool is_monotone = true;

  template<class V>
  SEGMENTIQ_ALWAYS_INLINE static void raw(const V& d_ik, const V& d_jk, double, double, double, const V&,
                                          V& result) {
    result = d_ik < d_jk ? d_ik : d_jk;
  }
};

/// Farthest members: max(d_ik, d_jk). Compact clusters of like diameter.
struct Complete : detail::LanceWilliams<Complete, false> {
  static constexpr std::string_view name = "complete";
  static constexpr bool is_reducible = true;
  static constexpr bool needs_squared_euclidean = false;
  static constexpr bool is_monotone = true;

  template<class V>
  SEGMENTIQ_ALWAYS_INLINE static void raw(const V& d_ik, const V& d_jk, double, double, double, const V&,
                                          V& result) {
    result = d_ik > d_jk ? d_ik : d_jk;
  }
};

/// Mean over all pairs of members (UPGMA): (n_i·d_ik + n_j·d_jk) / (n_i + n_j).
struct Average : detail::LanceWilliams<Average, false> {
  static constexpr std::string_view name = "average";
  static constexpr bool is_reducible = true;
  static constexpr bool needs_squared_euclidean = false;
  static constexpr bool is_monotone = true;

  template<class V>
  SEGMENTIQ_ALWAYS_INLINE static void raw(const V& d_ik, const V& d_jk, double, double n_i, double n_j,
                                          const V&, V& result) {
    SEGMENTIQ_NO_CONTRACTION
    result = (n_i * d_ik + n_j * d_jk) / (n_i + n_j);
  }
};

/// Mean of the two parts, whatever their sizes (WPGMA, McQuitty): (d_ik + d_jk) / 2.
struct Weighted : detail::LanceWilliams<Weighted, false> {
  static constexpr std::string_view name = "weighted";
  static constexpr bool is_reducible = true;
  static constexpr bool needs_squared_euclidean = false;
  static constexpr bool is_monotone = true;

  template<class V>
  SEGMENTIQ_ALWAYS_INLINE static void raw(const V& d_ik, const V& d_jk, double, double, double, const V&,
                                          V& result) {
    SEGMENTIQ_NO_CONTRACTION
    result = 0.5 * (d_ik + d_jk);
  }
};

/// Least increase of the sum of squared deviations from the cluster means (Ward 1963): the height of a merge
/// is √(2·n_i·n_j/(n_i+n_j)) · ‖mean_i − mean_j‖, the plain distance for two observations. R calls it
/// ward.D2.
struct Ward : detail::LanceWilliams<Ward, true> {
  static constexpr std::string_view name = "ward";
  static constexpr bool is_reducible = true;
  static constexpr bool needs_squared_euclidean = true;
  static constexpr bool is_monotone = true;

  template<class V>
  SEGMENTIQ_ALWAYS_INLINE static void raw(const V& d_ik, const V& d_jk, double d_ij, double n_i, double n_j,
                                          const V& n_k, V& result) {
    SEGMENTIQ_NO_CONTRACTION
    const V t = 1.0 / (n_i + n_j + n_k);
    result = (n_k + n_i) * t * d_ik * d_ik + (n_k + n_j) * t * d_jk * d_jk - n_k * t * d_ij * d_ij;
  }
};

/// Distance of the cluster means (UPGMC). Not reducible: heights may decrease from merge to merge.
struct Centroid : detail::LanceWilliams<Centroid, true> {
  static constexpr std::string_view name = "centroid";
  static constexpr bool is_reducible = false;
  static constexpr bool needs_squared_euclidean = true;
  static constexpr bool is_monotone = false;

  template<class V>
  SEGMENTIQ_ALWAYS_INLINE static void raw(const V& d_ik, const V& d_jk, double d_ij, double n_i, double n_j,
                                          const V&, V& result) {
    SEGMENTIQ_NO_CONTRACTION
    result =
        (((n_i * d_ik * d_ik) + (n_j * d_jk * d_jk)) - (n_i * n_j * d_ij * d_ij) / (n_i + n_j)) / (n_i + n_j);
  }
};

/// Distance of cluster midpoints, the midpoint of a merge lying half way between its parts' (WPGMC, Gower).
/// Not reducible: heights may decrease from merge to merge.
struct Median : detail::LanceWilliams<Median, true> {
  static constexpr std::string_view name = "median";
  static constexpr bool is_reducible = false;
  static constexpr bool needs_squared_euclidean = true;
  static constexpr bool is_monotone = false;

  template<class V>
  SEGMENTIQ_ALWAYS_INLINE static void raw(const V& d_ik, const V& d_jk, double d_ij, double, double, const V&,
                                          V& result) {
    SEGMENTIQ_NO_CONTRACTION
    result = 0.5 * (d_ik * d_ik + d_jk * d_jk) - 0.25 * d_ij * d_ij;
  }
};

static_assert(ReducibleCriterion<Ward> && ReducibleCriterion<Average> && ReducibleCriterion<Complete> &&
              ReducibleCriterion<Single> && ReducibleCriterion<Weighted>);
static_assert(LinkageCriterion<Centroid> && !ReducibleCriterion<Centroid>);
static_assert(LinkageCriterion<Median> && !ReducibleCriterion<Median>);

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_CRITERIA_HPP
