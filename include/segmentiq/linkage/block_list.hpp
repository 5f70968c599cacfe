// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_BLOCK_LIST_HPP
#define SEGMENTIQ_LINKAGE_BLOCK_LIST_HPP

#include <utility>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/detail/large_array.hpp"

namespace segmentiq::detail {

/// Doubles in blocks that are added one after the other. Memory of blocks that are not needed any more is
/// used for new ones, so that the system need not hand out fresh pages again and again.
class BlockList {
 public:
  double* block(Index b) const { return const_cast<double*>(blocks_[static_cast<std::size_t>(b)].get()); }
  Index count() const { return static_cast<Index>(blocks_.size()); }

  /// Adds a block of `size` doubles, whose values are not set. @pre no earlier block was smaller
  void add(Index size) {
    if (spare_.empty()) {
      blocks_.emplace_back(static_cast<std::size_t>(size));
    } else {
      blocks_.push_back(std::move(spare_.back()));
      spare_.pop_back();
    }
  }

  /// Moves the memory of the blocks before `end` to the spare of `heir`. They must not be asked for again.
  void release_before(Index end, BlockList& heir) {
    for (; released_ < end; ++released_)
      heir.spare_.push_back(std::move(blocks_[static_cast<std::size_t>(released_)]));
    for (LargeArray& spare : spare_)
      heir.spare_.push_back(std::move(spare));
    spare_.clear();
  }

 private:
  std::vector<LargeArray> blocks_;
  std::vector<LargeArray> spare_;
  Index released_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_BLOCK_LIST_HPP
