// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_LANCE_WILLIAMS_HPP
#define SEGMENTIQ_LINKAGE_DENSE_LANCE_WILLIAMS_HPP

#include <cmath>
#include <cstring>

#include "segmentiq/kernels/square_root.hpp"
#include "segmentiq/linkage/criteria.hpp"

#if SEGMENTIQ_X86_DISPATCH
#include <immintrin.h>
#endif

// The Lance–Williams step for a whole row at once: what every merge of the dense engine spends its time on.
namespace segmentiq::detail {

/// A merge as its row is worked out.
struct MergeTerms {
  double d_ij;  ///< how far apart the two were
  double n_i;   ///< their sizes
  double n_j;
};

template<class Criterion, bool AllOne>
struct UpdateRow {
  static constexpr int max_lanes = 8;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static void run(const MergeTerms& merge, const double* d_i, const double* d_j,
                                          const double* sizes, Index count, double* out) {
    using Real = typename Simd<W>::Real;
    Index k = 0;
    for (; k + W <= count; k += W) {
      Real d_ik, d_jk, raw;
      Real n_k = Real{} + 1.0;
      load<W>(d_i + k, d_ik);
      load<W>(d_j + k, d_jk);
      if constexpr (!AllOne) load<W>(sizes + k, n_k);
      Criterion::raw(d_ik, d_jk, merge.d_ij, merge.n_i, merge.n_j, n_k, raw);
      if constexpr (Criterion::raw_is_square)
        store<W>(raw > Real{} ? raw : Real{}, out + k);
      else
        store<W>(raw, out + k);
    }
    for (; k < count; ++k) {
      double raw = 0;
      Criterion::raw(d_i[k], d_j[k], merge.d_ij, merge.n_i, merge.n_j, AllOne ? 1.0 : sizes[k], raw);
      out[k] = Criterion::raw_is_square && !(raw > 0) ? 0.0 : raw;
    }
  }
};

/// out[k] ← the dissimilarity of the cluster i ∪ j to cluster k, for all `count` clusters k.
///
/// Positions of inactive clusters get a value without meaning. The bytes are the same on every processor.
/// @param sizes of the clusters k, or null: all of them are 1
/// @param out may be d_i or d_j
template<LinkageCriterion Criterion>
void update_row(const Criterion& criterion, const MergeTerms& merge, const double* d_i, const double* d_j,
                const double* sizes, Index count, double* out) {
  if constexpr (VectorCriterion<Criterion>) {
    if (sizes == nullptr)
      run_kernel<UpdateRow<Criterion, true>>(merge, d_i, d_j, sizes, count, out);
    else
      run_kernel<UpdateRow<Criterion, false>>(merge, d_i, d_j, sizes, count, out);
    if constexpr (Criterion::raw_is_square) square_root(out, count);
  } else {
    for (Index k = 0; k < count; ++k)
      out[k] = static_cast<double>(criterion.update(d_i[k], d_j[k], merge.d_ij, merge.n_i, merge.n_j,
                                                    sizes == nullptr ? 1.0 : sizes[k]));
  }
}

struct IsTied {
  static constexpr int max_lanes = 4;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static bool run(const double* row_i, const double* row_j, const double* inactive,
                                          double height, Index count) {
    using Real = typename Simd<W>::Real;
    const Real none = Real{} + HUGE_VAL;
    Real least = none;
    Index k = 0;
    for (; k + W <= count; k += W) {
      Real d_ik, d_jk, penalty;
      load<W>(row_i + k, d_ik);
      load<W>(row_j + k, d_jk);
      load<W>(inactive + k, penalty);
      Real tied = d_ik == height ? penalty : none;
      tied = d_jk == height ? penalty : tied;
      least = tied < least ? tied : least;
    }
    double lanes[W];
    std::memcpy(lanes, &least, sizeof lanes);
    bool found = false;
    for (const double lane : lanes)
      found |= lane == 0;
    for (; k < count; ++k)
      found |= (row_i[k] == height || row_j[k] == height) && inactive[k] == 0;
    return found;
  }
};

#if SEGMENTIQ_X86_DISPATCH
// With masks of its own: g++ 12 makes plain code of the above for eight doubles.
__attribute__((target("avx512f,avx512vl,avx512dq"))) inline bool is_tied_avx512(const double* row_i,
                                                                                const double* row_j,
                                                                                const double* inactive,
                                                                                double height, Index count) {
  const __m512d wanted = _mm512_set1_pd(height);
  unsigned found = 0;
  Index k = 0;
  for (; k + 8 <= count; k += 8) {
    const __mmask8 tied_i = _mm512_cmp_pd_mask(_mm512_loadu_pd(row_i + k), wanted, _CMP_EQ_OQ);
    const __mmask8 tied_j = _mm512_cmp_pd_mask(_mm512_loadu_pd(row_j + k), wanted, _CMP_EQ_OQ);
    const __mmask8 lives = _mm512_cmp_pd_mask(_mm512_loadu_pd(inactive + k), _mm512_setzero_pd(), _CMP_EQ_OQ);
    found |= static_cast<unsigned>((tied_i | tied_j) & lives);
  }
  return found != 0 || IsTied::run<1>(row_i + k, row_j + k, inactive + k, height, count - k);
}
#endif

/// Whether one of `count` clusters is exactly as near to i or j as these are to each other.
/// @param inactive 0 for those that are asked about, infinity for all others
inline bool is_tied(const double* row_i, const double* row_j, const double* inactive, double height,
                    Index count) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx512()) return is_tied_avx512(row_i, row_j, inactive, height, count);
#endif
  return run_kernel<IsTied>(row_i, row_j, inactive, height, count);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DENSE_LANCE_WILLIAMS_HPP
