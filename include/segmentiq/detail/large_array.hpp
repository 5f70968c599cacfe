// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_LARGE_ARRAY_HPP
#define SEGMENTIQ_DETAIL_LARGE_ARRAY_HPP

#include <cstddef>
#include <memory>
#include <new>
#include <utility>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

// Arrays whose values are not set: nothing is written before the caller does, so threads may touch them
// first.
//
// A large array asks Linux for huge pages. Reading here and there in hundreds of megabytes touches another
// page with every value, and with small pages the look-up of the page costs more than the value (measured: a
// third of the whole time of Ward linkage at 10,000 observations). Elsewhere, or when refused, nothing but
// speed is lost.
namespace segmentiq::detail {

inline constexpr std::size_t huge_page = std::size_t{2} << 20;

constexpr std::align_val_t large_alignment(std::size_t bytes) {
  return std::align_val_t{bytes >= 4 * huge_page ? huge_page : 64};
}

inline void* allocate_large(std::size_t bytes) {
  void* const memory = ::operator new(bytes, large_alignment(bytes));
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  if (large_alignment(bytes) == std::align_val_t{huge_page})
    (void)madvise(memory, bytes / huge_page * huge_page, MADV_HUGEPAGE);
#endif
  return memory;
}

inline void free_large(void* memory, std::size_t bytes) {
  ::operator delete(memory, large_alignment(bytes));
}

/// Doubles that are never copied.
class LargeArray {
 public:
  LargeArray() = default;
  explicit LargeArray(std::size_t count)
      : values_(static_cast<double*>(allocate_large(count * sizeof(double))), Free{count * sizeof(double)}) {}

  double* get() { return values_.get(); }
  const double* get() const { return values_.get(); }

 private:
  struct Free {
    std::size_t bytes;
    void operator()(double* values) const { free_large(values, bytes); }
  };

  std::unique_ptr<double[], Free> values_{nullptr, Free{0}};
};

template<class T>
struct LargeAllocator {
  using value_type = T;

  LargeAllocator() = default;
  template<class U>
  LargeAllocator(const LargeAllocator<U>&) {}

  T* allocate(std::size_t count) { return static_cast<T*>(allocate_large(count * sizeof(T))); }
  void deallocate(T* values, std::size_t count) { free_large(values, count * sizeof(T)); }

  template<class U, class... Arguments>
  void construct(U* place, Arguments&&... arguments) {
    if constexpr (sizeof...(Arguments) == 0)
      ::new (static_cast<void*>(place)) U;
    else
      ::new (static_cast<void*>(place)) U{std::forward<Arguments>(arguments)...};
  }

  template<class U>
  bool operator==(const LargeAllocator<U>&) const {
    return true;
  }
};

/// A std::vector of such memory: what it is made or resized to without a value is not set.
template<class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_LARGE_ARRAY_HPP
