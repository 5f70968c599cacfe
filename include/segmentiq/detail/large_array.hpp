// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_LARGE_ARRAY_HPP
#define SEGMENTIQ_DETAIL_LARGE_ARRAY_HPP

#include <cstddef>
#include <memory>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace segmentiq::detail {

/// Doubles whose values are not set: nothing is written before the caller does, so threads may touch them
/// first.
///
/// A large array asks Linux for huge pages. Reading down a column of a matrix of hundreds of megabytes
/// touches another page with every value, and with small pages the look-up of the page costs more than the
/// value (measured: a third of the whole time of Ward linkage at 10,000 observations). Elsewhere, or when
/// refused, nothing but speed is lost.
class LargeArray {
 public:
  LargeArray() = default;
  explicit LargeArray(std::size_t count) {
    const std::size_t bytes = count * sizeof(double);
    const std::size_t alignment = alignment_of(bytes);
    values_ = {static_cast<double*>(::operator new (bytes, std::align_val_t{alignment})), Free{alignment}};
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    if (alignment == huge_page) (void)madvise(values_.get(), bytes / huge_page * huge_page, MADV_HUGEPAGE);
#endif
  }

  double* get() {
    return values_.get();
  }
  const double* get() const {
    return values_.get();
  }

 private:
  static constexpr std::size_t huge_page = std::size_t{2} << 20;

  static constexpr std::size_t alignment_of(std::size_t bytes) {
    return bytes >= 4 * huge_page ? huge_page : 64;
  }

  struct Free {
    std::size_t alignment;
    void operator()(double* values) const { ::operator delete (values, std::align_val_t{alignment}); }
  };

  std::unique_ptr<double[], Free> values_{nullptr, Free{64}};
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_LARGE_ARRAY_HPP
