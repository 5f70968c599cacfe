// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_LARGE_ARRAY_HPP
#define SEGMENTIQ_CORE_LARGE_ARRAY_HPP

#include <cstddef>
#include <memory>
#include <new>
#include <utility>
#include <vector>

#include "segmentiq/core/huge_pages.hpp"

// Arrays with uninitialised values: nothing is written before the caller does, so the threads that use the
// memory can be the first to touch it.
//
// A large array has a mapping of its own in huge pages, for two reasons:
//   - Random access to hundreds of megabytes touches a different page with every value, and with small pages
//     a TLB miss costs more than the value (measured: a third of the time of Ward linkage at 10,000
//     observations).
//   - Freed memory is returned to the system at once. On the heap, arrays that shrink with every round leave
//     holes (measured: twice the memory).
// On systems other than Linux these two advantages are missing, nothing else.
namespace segmentiq::detail {

inline constexpr std::align_val_t cache_line{64};

/// @throws std::bad_alloc
inline void* allocate_large(std::size_t bytes) {
  return is_mapped(bytes) ? map_pages(whole_huge_pages(bytes)) : ::operator new(bytes, cache_line);
}

inline void free_large(void* memory, std::size_t bytes) {
  if (is_mapped(bytes))
    unmap_pages(memory, whole_huge_pages(bytes));
  else
    ::operator delete(memory, cache_line);
}

/// An array of uninitialised doubles. Can be moved, not copied.
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

/// Allocates as above, and leaves values without arguments uninitialised.
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

/// A std::vector whose new elements are uninitialised unless a value is given.
template<class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CORE_LARGE_ARRAY_HPP
