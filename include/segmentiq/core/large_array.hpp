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

// Arrays whose values are not set: nothing is written before the caller does, so threads may touch them
// first.
//
// A large array is mapped by itself, and asks Linux for huge pages. Reading here and there in hundreds of
// megabytes touches another page with every value, and with small pages the look-up of the page costs more
// than the value (measured: a third of the whole time of Ward linkage at 10,000 observations). What is freed
// goes back at once; from the heap, arrays that grow smaller with every round leave holes (measured: twice
// the memory). Elsewhere nothing but that is lost.
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

#endif  // SEGMENTIQ_CORE_LARGE_ARRAY_HPP
