// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_BOX_KERNEL_HPP
#define SEGMENTIQ_LINKAGE_TREE_BOX_KERNEL_HPP

#include <algorithm>
#include <cstdint>

#include "segmentiq/kernels/simd.hpp"
#include "segmentiq/linkage/tree/leaf_kernel.hpp"

// How near eight boxes are to a query: one step down a tree whose nodes have eight children.
namespace segmentiq::detail {

/// Children of an inner node.
inline constexpr Index node_width = 8;

/// The boxes of a node's children, in single precision, from an origin near them; rounded outwards.
struct BoxesView {
  const double* origin;  ///< d values
  const float* low;      ///< d × node_width
  const float* high;     ///< d × node_width; below `low` where there is no child
  const float* slacks;   ///< of each child
  double size;           ///< squared distance from the origin to the farthest corner

  /// Whether a child, `bound` away as the kernel has it, may be within reach. The kernel's bound is too large
  /// by its rounding at most: by less than a part of itself, and of the size.
  bool may_be_within(const Reach& reach, Index child, float bound) const {
    return static_cast<double>(bound) * (1 - 0x1p-10) - 0x1p-28 * size <=
           reach.of(static_cast<double>(slacks[child]));
  }
};

/// The squared gaps in feature k, for a query at u.
template<int W, class Floats>
SEGMENTIQ_ALWAYS_INLINE void add_gaps(const BoxesView& boxes, Index k, float u, Floats* sum, float& offset) {
  offset += u * u;
  SEGMENTIQ_UNROLL
  for (int p = 0; p < static_cast<int>(node_width) / W; ++p) {
    Floats low, high;
    std::memcpy(&low, boxes.low + k * node_width + p * W, sizeof low);
    std::memcpy(&high, boxes.high + k * node_width + p * W, sizeof high);
    const Floats below = low - u;
    const Floats above = u - high;
    Floats gap = below > above ? below : above;
    gap = gap > 0.0f ? gap : Floats{};
    sum[p] += gap * gap;
  }
}

template<int W>
SEGMENTIQ_ALWAYS_INLINE unsigned bound_boxes(const BoxesView& boxes, const double* query, Index dimension,
                                             const Reach& reach, float* bounds) {
  typedef float Floats __attribute__((vector_size(W * 4)));
  constexpr int parts = static_cast<int>(node_width) / W;
  // Two chains of sums, so that one addition need not wait for the one before.
  Floats sum[parts], odd_sum[parts];
  SEGMENTIQ_UNROLL
  for (int p = 0; p < parts; ++p) {
    sum[p] = Floats{};
    odd_sum[p] = Floats{};
  }
  float offset = 0, odd_offset = 0;
  Index k = 0;
  for (; k + 2 <= dimension; k += 2) {
    add_gaps<W>(boxes, k, static_cast<float>(query[k] - boxes.origin[k]), sum, offset);
    add_gaps<W>(boxes, k + 1, static_cast<float>(query[k + 1] - boxes.origin[k + 1]), odd_sum, odd_offset);
  }
  if (k < dimension) add_gaps<W>(boxes, k, static_cast<float>(query[k] - boxes.origin[k]), sum, offset);
  offset += odd_offset;
  SEGMENTIQ_UNROLL
  for (int p = 0; p < parts; ++p)
    sum[p] += odd_sum[p];
  // The query is rounded, by 2⁻²⁴ of its distance from the origin, and so is every step of the sum.
  const double error = 0x1p-30 * (static_cast<double>(offset) + boxes.size);
  const float base = static_cast<float>(std::min(reach.base * (1 + 0x1p-12) + error, 1e38));
  const float per_slack = static_cast<float>(std::min(reach.per_slack * (1 + 0x1p-12), 1e37));
  std::int32_t within[node_width];
  SEGMENTIQ_UNROLL
  for (int p = 0; p < parts; ++p) {
    Floats slack;
    std::memcpy(&slack, boxes.slacks + p * W, sizeof slack);
    const auto near = sum[p] <= base + per_slack * slack;
    std::memcpy(within + p * W, &near, sizeof near);
    std::memcpy(bounds + p * W, &sum[p], sizeof sum[p]);
  }
  return lane_mask(within);
}

#if SEGMENTIQ_X86_DISPATCH
__attribute__((target("avx2,fma"))) inline unsigned bound_boxes_avx2(const BoxesView& boxes,
                                                                     const double* query, Index dimension,
                                                                     const Reach& reach, float* bounds) {
  return bound_boxes<8>(boxes, query, dimension, reach, bounds);
}
#endif
inline unsigned bound_boxes_baseline(const BoxesView& boxes, const double* query, Index dimension,
                                     const Reach& reach, float* bounds) {
  return bound_boxes<4>(boxes, query, dimension, reach, bounds);
}

using BoundBoxes = unsigned (*)(const BoxesView&, const double*, Index, const Reach&, float*);

/// The kernel for this processor: a bit for each child that may be within reach, and a lower bound of its
/// squared distance (as good as single precision has it) in bounds[child].
inline BoundBoxes bound_boxes_kernel() {
#if SEGMENTIQ_X86_DISPATCH
  static const BoundBoxes chosen = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
                                       ? bound_boxes_avx2
                                       : bound_boxes_baseline;
  return chosen;
#else
  return bound_boxes_baseline;
#endif
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_BOX_KERNEL_HPP
