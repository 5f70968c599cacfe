// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_LEAF_KERNEL_HPP
#define SEGMENTIQ_LINKAGE_TREE_LEAF_KERNEL_HPP

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "segmentiq/core/types.hpp"
#include "segmentiq/kernels/simd.hpp"

// Which points of a k-d tree's leaf may be near a query: the kernel that the tree engine spends its time on.
//
// It works in single precision, on coordinates taken from the corner of the leaf's box, and in the form
// ‖u‖² + ‖p‖² − 2u·p: one multiply-add a point and feature. Near the leaf that costs few digits, and what it
// costs is added to the limit, so no point within reach is ever missed. It only finds candidates; their
// distances are then computed exactly. What processor runs it never shows in a result.
namespace segmentiq::detail {

/// Points a leaf has room for.
inline constexpr Index leaf_width = 16;
/// Boxes and queries are padded to a multiple of this many features, with 0 on all sides.
inline constexpr Index box_group = 4;

/// A leaf as the kernel reads it. In most leaves of one-hot data most features have one value only: these
/// count once for the leaf, through the box, and are not stored by point.
struct LeafView {
  const double* low;             ///< the box: padded d values
  const double* high;            ///< padded d values
  const std::uint32_t* varying;  ///< the features with more than one value, ascending
  Index varying_count;
  Index dimension;
  Index padded;         ///< d, rounded up to `box_group`
  const float* points;  ///< varying_count × leaf_width: coordinates less the low corner
  const float* norms;   ///< ‖p‖² of each point, infinity where there is none
  const float* slacks;  ///< of each point, 0 where there is none
  double diagonal;      ///< of the box, squared
  double slack;         ///< the largest
  double slack_size;    ///< the largest without its sign
};

/// A point with slack s is within reach when its squared distance is at most base + per_slack · s.
struct Reach {
  double base;
  double per_slack;
  double of(double slack) const { return base + per_slack * slack; }
};

/// A whole number in the order of floats. Its last bits are free for the lane: they are not part of the
/// order.
struct ScoreRank {
  static constexpr std::int32_t lane_bits = static_cast<std::int32_t>(leaf_width) - 1;

  static std::int32_t of(float score) {
    const auto bits = std::bit_cast<std::int32_t>(score);
    return bits ^ ((bits >> 31) & 0x7fff'ffff);
  }
  static Index lane(std::int32_t rank) { return rank & lane_bits; }
};

/// What the kernel found out about one leaf: lane i may be within `reach` when ranks[i] ≤ limit(reach).
struct LeafScores {
  alignas(
      64) std::int32_t ranks[leaf_width];  // each with its lane: the least of some is found without a branch
  double fixed;                            // squared distance in the features that have one value in the leaf
  double offset;  // ‖u‖², squared distance of the query from the low corner in the others
  double error;

  float score_limit(const Reach& reach) const {
    return static_cast<float>(std::min(reach.base - fixed - offset + error, 1e38));
  }
  std::int32_t limit(const Reach& reach) const {
    return ScoreRank::of(score_limit(reach)) | ScoreRank::lane_bits;
  }
};

/// Bit i set where all bits of lanes[i] are.
template<int Lanes>
SEGMENTIQ_ALWAYS_INLINE unsigned lane_mask(const std::int32_t (&lanes)[Lanes]) {
  unsigned mask = 0;
  SEGMENTIQ_UNROLL
  for (int l = 0; l < Lanes; l += 4) {
#if SEGMENTIQ_X86_DISPATCH
    typedef float Singles __attribute__((vector_size(16)));
    Singles four;
    std::memcpy(&four, lanes + l, sizeof four);
    mask |= static_cast<unsigned>(__builtin_ia32_movmskps(four)) << l;
#else
    for (int i = l; i < l + 4; ++i)
      mask |= static_cast<unsigned>(lanes[i] & 1) << i;
#endif
  }
  return mask;
}

template<int W, class Floats>
SEGMENTIQ_ALWAYS_INLINE void add_feature(const float* points, float u, Floats* sum) {
  SEGMENTIQ_UNROLL
  for (int p = 0; p < static_cast<int>(leaf_width) / W; ++p) {
    Floats x;
    std::memcpy(&x, points + p * W, sizeof x);
    sum[p] += u * x;
  }
}

template<int W>
SEGMENTIQ_ALWAYS_INLINE unsigned score_leaf(const LeafView& leaf, const double* query, const Reach& reach,
                                            float* scaled, LeafScores& out) {
  constexpr int doubles = W / 2 < box_group ? W / 2 : static_cast<int>(box_group);
  using Real = typename Simd<doubles>::Real;
  Real bound{}, fixed{};
  for (Index k = 0; k < leaf.padded; k += doubles) {
    Real low, high, q;
    load<doubles>(leaf.low + k, low);
    load<doubles>(leaf.high + k, high);
    load<doubles>(query + k, q);
    const Real below = low - q;
    const Real above = q - high;
    Real gap = below > above ? below : above;
    gap = gap > 0.0 ? gap : Real{};
    const Real square = gap * gap;
    bound += square;
    fixed += low == high ? square : Real{};
  }
  double bound_sum = 0, fixed_sum = 0;
  for (int l = 0; l < doubles; ++l) {
    bound_sum += bound[l];
    fixed_sum += fixed[l];
  }
  if (bound_sum > reach.of(leaf.slack)) return 0;

  // Where two chains of sums are kept, it is so that one addition need not wait for the one before.
  float offset = 0;
  if (leaf.varying_count == leaf.dimension) {
    typedef float Singles __attribute__((vector_size(doubles * 4)));
    Singles squares{};
    for (Index k = 0; k < leaf.padded; k += doubles) {
      Real q, low;
      load<doubles>(query + k, q);
      load<doubles>(leaf.low + k, low);
      const Singles u = __builtin_convertvector(q - low, Singles);
      squares += u * u;
      const Singles twice = u * -2.0f;
      std::memcpy(scaled + k, &twice, sizeof twice);
    }
    float parts_of_square[doubles];
    std::memcpy(parts_of_square, &squares, sizeof squares);
    for (const float part : parts_of_square)
      offset += part;
  } else {
    float odd = 0;
    for (Index v = 0; v < leaf.varying_count; ++v) {
      const Index k = leaf.varying[v];
      const float u = static_cast<float>(query[k] - leaf.low[k]);
      scaled[v] = -2 * u;
      ((v & 1) != 0 ? odd : offset) += u * u;
    }
    offset += odd;
  }
  typedef float Floats __attribute__((vector_size(W * 4)));
  constexpr int parts = static_cast<int>(leaf_width) / W;
  Floats sum[parts];
  const float per_slack = static_cast<float>(std::min(reach.per_slack, 1e37));
  SEGMENTIQ_UNROLL
  for (int p = 0; p < parts; ++p) {
    Floats norm, slack;
    std::memcpy(&norm, leaf.norms + p * W, sizeof norm);
    std::memcpy(&slack, leaf.slacks + p * W, sizeof slack);
    sum[p] = norm - per_slack * slack;
  }
  Floats odd_sum[parts];
  SEGMENTIQ_UNROLL
  for (int p = 0; p < parts; ++p)
    odd_sum[p] = Floats{};
  Index v = 0;
  for (; v + 2 <= leaf.varying_count; v += 2) {
    add_feature<W>(leaf.points + v * leaf_width, scaled[v], sum);
    add_feature<W>(leaf.points + (v + 1) * leaf_width, scaled[v + 1], odd_sum);
  }
  if (v < leaf.varying_count) add_feature<W>(leaf.points + v * leaf_width, scaled[v], sum);
  SEGMENTIQ_UNROLL
  for (int p = 0; p < parts; ++p)
    sum[p] += odd_sum[p];
  out.fixed = fixed_sum;
  out.offset = static_cast<double>(offset);
  // d + a few roundings of terms that are at most (‖u‖ + ‖p‖)² ≤ 2‖u‖² + 2‖p‖² in size, and of the slack
  // term.
  out.error = static_cast<double>(leaf.varying_count + 16) * 0x1p-21 * (out.offset + leaf.diagonal) +
              0x1p-20 * reach.per_slack * leaf.slack_size;

  const float limit = out.score_limit(reach);
  static constexpr std::int32_t lanes[leaf_width] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  std::int32_t within[leaf_width];
  SEGMENTIQ_UNROLL
  for (int p = 0; p < parts; ++p) {
    const auto near = sum[p] <= limit;
    std::memcpy(within + p * W, &near, sizeof near);
    typedef std::int32_t Ints __attribute__((vector_size(W * 4)));
    Ints rank, lane;
    std::memcpy(&rank, &sum[p], sizeof rank);
    std::memcpy(&lane, lanes + p * W, sizeof lane);
    rank = rank ^ ((rank >> 31) & 0x7fff'ffff);
    rank = (rank & ~ScoreRank::lane_bits) | lane;
    std::memcpy(out.ranks + p * W, &rank, sizeof rank);
  }
  return lane_mask(within);
}

#if SEGMENTIQ_X86_DISPATCH
__attribute__((target("avx2,fma"))) inline unsigned score_leaf_avx2(const LeafView& leaf, const double* query,
                                                                    const Reach& reach, float* scaled,
                                                                    LeafScores& out) {
  return score_leaf<8>(leaf, query, reach, scaled, out);
}
#endif
inline unsigned score_leaf_baseline(const LeafView& leaf, const double* query, const Reach& reach,
                                    float* scaled, LeafScores& out) {
  return score_leaf<4>(leaf, query, reach, scaled, out);
}

using ScoreLeaf = unsigned (*)(const LeafView&, const double*, const Reach&, float*, LeafScores&);

/// The kernel for this processor (one for AVX-512 was a twelfth slower than that for AVX2): a bit for each
/// point that may be within reach, and their scores where there is one. `query` has padded d values, `scaled`
/// room for padded d.
inline ScoreLeaf score_leaf_kernel() {
#if SEGMENTIQ_X86_DISPATCH
  static const ScoreLeaf chosen =
      __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? score_leaf_avx2 : score_leaf_baseline;
  return chosen;
#else
  return score_leaf_baseline;
#endif
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_LEAF_KERNEL_HPP
