// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_MINKOWSKI_METRICS_HPP
#define SEGMENTIQ_DISTANCE_MINKOWSKI_METRICS_HPP

#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/distance/pair_kernels.hpp"
#include "segmentiq/kernels/square_root.hpp"

// The metrics of differences: (Σ_k w_k |a_k − b_k|^p)^(1/p), and its special cases p = 1, 2 and ∞.
//
// There is one weight for each feature: finite, ≥ 0, not all 0. No weights at all means that all are 1. Where
// a power of a difference exceeds the range of doubles, the result is infinity, as in SciPy.
namespace segmentiq {

/// √(Σ_k w_k (a_k − b_k)²). Without weights the bytes are those of SciPy's `pdist(x)`.
struct Euclidean {
  static constexpr std::string_view name = "euclidean";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = true;
  static constexpr int sums = 1;
  static constexpr int max_lanes = 8;

  std::vector<double> weights{};

  double operator()(std::span<const double> a, std::span<const double> b) const {
    return detail::row_dissimilarity(*this, a, b);
  }
  /// @throws parameter_error when the weights do not fit d features
  void require_features(Index d) const { detail::require_weights(weights, d, "Euclidean"); }

  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void term(const V& x, const V& q, V (&terms)[1]) {
    const V difference = x - q;
    terms[0] = difference * difference;
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void finish(const V (&sum)[1], double, V& value) {
    value = sum[0];
    detail::take_roots<W>(value);
  }
};

/// Σ_k w_k (a_k − b_k)². Not a metric in the strict sense: the triangle inequality does not hold.
struct SquaredEuclidean {
  static constexpr std::string_view name = "sqeuclidean";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = false;
  static constexpr int sums = 1;
  static constexpr int max_lanes = 8;

  std::vector<double> weights{};

  double operator()(std::span<const double> a, std::span<const double> b) const {
    return detail::row_dissimilarity(*this, a, b);
  }
  /// @throws parameter_error when the weights do not fit d features
  void require_features(Index d) const { detail::require_weights(weights, d, "SquaredEuclidean"); }

  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void term(const V& x, const V& q, V (&terms)[1]) {
    Euclidean::term<W>(x, q, terms);
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void finish(const V (&sum)[1], double, V& value) {
    value = sum[0];
  }
};

/// Σ_k w_k |a_k − b_k|, the Manhattan distance.
struct CityBlock {
  static constexpr std::string_view name = "cityblock";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = false;
  static constexpr int sums = 1;
  static constexpr int max_lanes = 8;

  std::vector<double> weights{};

  double operator()(std::span<const double> a, std::span<const double> b) const {
    return detail::row_dissimilarity(*this, a, b);
  }
  /// @throws parameter_error when the weights do not fit d features
  void require_features(Index d) const { detail::require_weights(weights, d, "CityBlock"); }

  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void term(const V& x, const V& q, V (&terms)[1]) {
    const V difference = x - q;
    detail::absolute<W>(difference, terms[0]);
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void finish(const V (&sum)[1], double, V& value) {
    value = sum[0];
  }
};

/// max_k |a_k − b_k| over the features whose weight is not 0: Minkowski's distance for p = ∞. How large the
/// weights are makes no difference, as in SciPy 1.10.
struct Chebyshev {
  static constexpr std::string_view name = "chebyshev";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = false;
  static constexpr bool takes_maximum = true;
  static constexpr int sums = 1;
  static constexpr int max_lanes = 8;

  std::vector<double> weights{};

  double operator()(std::span<const double> a, std::span<const double> b) const {
    return detail::row_dissimilarity(*this, a, b);
  }
  /// @throws parameter_error when the weights do not fit d features
  void require_features(Index d) const { detail::require_weights(weights, d, "Chebyshev"); }

  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void term(const V& x, const V& q, V (&terms)[1]) {
    CityBlock::term<W>(x, q, terms);
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void finish(const V (&sum)[1], double, V& value) {
    value = sum[0];
  }
};

namespace detail {

/// How |a_k − b_k|^p is computed: by multiplications for p = 3, 4, …; with a square root for p = 1.5, 2.5, …
enum class PowerRule { whole, half, real };

/// Minkowski's distance for any p.
template<PowerRule Rule>
struct PowerSum {
  static constexpr std::string_view name = "minkowski";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = false;
  static constexpr int sums = 1;
  static constexpr int max_lanes = 8;
  static constexpr Index rows_at_once = 1;

  explicit PowerSum(double p, const std::vector<double>& w)
      : weights(w), whole(Rule == PowerRule::real ? 0 : static_cast<int>(p)), power(p), root(1 / p) {}

  std::vector<double> weights;
  int whole;
  SplitExponent power, root;

  double operator()(std::span<const double> a, std::span<const double> b) const {
    return row_dissimilarity(*this, a, b);
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE void term(const V& x, const V& q, V (&terms)[1]) const {
    V size[1];
    CityBlock::term<W>(x, q, size);
    if constexpr (Rule == PowerRule::real)
      real_power<W>(size[0], power, terms[0]);
    else
      whole_power<W>(size[0], whole, terms[0]);
    if constexpr (Rule == PowerRule::half) {
      take_roots<W>(size[0]);
      terms[0] = terms[0] * size[0];
    }
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE void finish(const V (&sum)[1], double, V& value) const {
    real_power<W>(sum[0], root, value);
  }
};

}  // namespace detail

/// (Σ_k w_k |a_k − b_k|^p)^(1/p). With p = 1, 2 and infinity it is as fast as CityBlock, Euclidean and
/// Chebyshev, and gives the same bytes. Powers are computed by real_power(), with a relative error of (2 +
/// p)·10⁻¹⁵, and not by pow(), whose last digits differ between systems. Differences below 10^(−308/p) count
/// as 0, as in SciPy.
struct Minkowski {
  static constexpr std::string_view name = "minkowski";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = false;  // only for p = 2: use Euclidean, or MetricChoice

  double p = 2;  ///< 1 … 1000, or infinity
  std::vector<double> weights{};

  /// Calls `use` with the metric that this p stands for.
  template<class Use>
  decltype(auto) with_kernel(const Use& use) const {
    if (p == 1) return use(CityBlock{weights});
    if (p == 2) return use(Euclidean{weights});
    if (std::isinf(p)) return use(Chebyshev{weights});
    using detail::PowerRule;
    if (p <= 64 && p == std::floor(p)) return use(detail::PowerSum<PowerRule::whole>(p, weights));
    if (p <= 64 && 2 * p == std::floor(2 * p)) return use(detail::PowerSum<PowerRule::half>(p, weights));
    return use(detail::PowerSum<PowerRule::real>(p, weights));
  }

  double operator()(std::span<const double> a, std::span<const double> b) const {
    require_features(static_cast<Index>(a.size()));
    return with_kernel([&](const auto& metric) { return metric(a, b); });
  }
  /// @throws parameter_error when p is outside its range, or the weights do not fit d features
  void require_features(Index d) const {
    if (!(p >= 1) || (p > 1000 && !std::isinf(p)))
      throw parameter_error("Minkowski: p (" + std::to_string(p) + ") must be from 1 to 1000, or infinite");
    detail::require_weights(weights, d, "Minkowski");
  }
};

static_assert(detail::VectorMetric<Euclidean> && detail::VectorMetric<SquaredEuclidean> &&
              detail::VectorMetric<CityBlock> && detail::VectorMetric<Chebyshev>);
static_assert(DissimilarityMetric<Minkowski> && !detail::VectorMetric<Minkowski>);

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_MINKOWSKI_METRICS_HPP
