// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_LANCE_WILLIAMS_HPP
#define SEGMENTIQ_LINKAGE_LANCE_WILLIAMS_HPP

#include "segmentiq/detail/vector_kernels.hpp"
#include "segmentiq/linkage/criteria.hpp"

// The Lance–Williams step for a whole row at once: what every merge of the dense engine spends its time on.
namespace segmentiq::detail {

template<int W, class Criterion>
SEGMENTIQ_ALWAYS_INLINE void update_row_lanes(const double* d_i, double* d_j, double d_ij, double n_i,
                                              double n_j, const double* sizes, Index count) {
  using Real = typename Simd<W>::Real;
  Index k = 0;
  for (; k + W <= count; k += W) {
    Real d_ik, d_jk, n_k, raw;
    load<W>(d_i + k, d_ik);
    load<W>(d_j + k, d_jk);
    load<W>(sizes + k, n_k);
    Criterion::raw(d_ik, d_jk, d_ij, n_i, n_j, n_k, raw);
    if constexpr (Criterion::raw_is_square)
      store<W>(raw > Real{} ? raw : Real{}, d_j + k);
    else
      store<W>(raw, d_j + k);
  }
  for (; k < count; ++k) {
    double raw = 0;
    Criterion::raw(d_i[k], d_j[k], d_ij, n_i, n_j, sizes[k], raw);
    d_j[k] = Criterion::raw_is_square && !(raw > 0) ? 0.0 : raw;
  }
}

#if SEGMENTIQ_X86_DISPATCH
template<class Criterion>
SEGMENTIQ_KERNEL_AVX2 void update_row_avx2(const double* d_i, double* d_j, double d_ij, double n_i,
                                           double n_j, const double* sizes, Index count) {
  update_row_lanes<4, Criterion>(d_i, d_j, d_ij, n_i, n_j, sizes, count);
}
#endif

template<class Criterion>
SEGMENTIQ_KERNEL void update_row_baseline(const double* d_i, double* d_j, double d_ij, double n_i, double n_j,
                                          const double* sizes, Index count) {
  update_row_lanes<baseline_lanes, Criterion>(d_i, d_j, d_ij, n_i, n_j, sizes, count);
}

/// d_j[k] ← the dissimilarity of the cluster i ∪ j to cluster k, for all `count` clusters k.
///
/// Positions of dead clusters get a value without meaning. The bytes are the same on every processor.
template<LinkageCriterion Criterion>
void update_row(const Criterion& criterion, const double* d_i, double* d_j, double d_ij, double n_i,
                double n_j, const double* sizes, Index count) {
  if constexpr (VectorCriterion<Criterion>) {
#if SEGMENTIQ_X86_DISPATCH
    if (has_avx2())
      update_row_avx2<Criterion>(d_i, d_j, d_ij, n_i, n_j, sizes, count);
    else
      update_row_baseline<Criterion>(d_i, d_j, d_ij, n_i, n_j, sizes, count);
#else
    update_row_baseline<Criterion>(d_i, d_j, d_ij, n_i, n_j, sizes, count);
#endif
    if constexpr (Criterion::raw_is_square) square_root(d_j, count);
  } else {
    for (Index k = 0; k < count; ++k)
      d_j[k] = static_cast<double>(criterion.update(d_i[k], d_j[k], d_ij, n_i, n_j, sizes[k]));
  }
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_LANCE_WILLIAMS_HPP
