// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_HUGE_PAGES_HPP
#define SEGMENTIQ_CORE_HUGE_PAGES_HPP

#include <cstddef>
#include <cstdint>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

// Linux allocates memory page by page on first write. With huge pages it does so 512 times less often. Only
// speed depends on it.
namespace segmentiq::detail {

inline constexpr std::size_t huge_page = std::size_t{2} << 20;

constexpr std::size_t whole_huge_pages(std::size_t bytes) {
  return (bytes + huge_page - 1) / huge_page * huge_page;
}

#if defined(__linux__) && defined(MADV_HUGEPAGE)
/// Whether an array of this size gets a mapping of its own.
constexpr bool is_mapped(std::size_t bytes) {
  return bytes >= 2 * huge_page;
}

/// A new mapping in huge pages. @param bytes a multiple of a huge page
/// @throws std::bad_alloc
inline void* map_pages(std::size_t bytes) {
  // One huge page more than needed leaves room for the alignment; the surplus at both ends is unmapped.
  const std::size_t all = bytes + huge_page;
  void* const begin = ::mmap(nullptr, all, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (begin == MAP_FAILED) throw std::bad_alloc();
  const std::size_t before = (huge_page - reinterpret_cast<std::uintptr_t>(begin) % huge_page) % huge_page;
  char* const memory = static_cast<char*>(begin) + before;
  if (before > 0) (void)::munmap(begin, before);
  if (before < huge_page) (void)::munmap(memory + bytes, huge_page - before);
  (void)::madvise(memory, bytes, MADV_HUGEPAGE);
  return memory;
}
inline void unmap_pages(void* memory, std::size_t bytes) {
  (void)::munmap(memory, bytes);
}

/// Asks for huge pages for memory that someone else allocated and that will be filled soon. Ignores small
/// ranges.
inline void ask_for_huge_pages(void* begin, std::size_t bytes) {
  constexpr std::size_t page = 4096;
  if (bytes < huge_page) return;
  const std::size_t to_page = (page - reinterpret_cast<std::uintptr_t>(begin) % page) % page;
  (void)::madvise(static_cast<char*>(begin) + to_page, (bytes - to_page) / page * page, MADV_HUGEPAGE);
}
#else
constexpr bool is_mapped(std::size_t) {
  return false;
}
inline void* map_pages(std::size_t) {
  throw std::bad_alloc();
}
inline void unmap_pages(void*, std::size_t) {}
inline void ask_for_huge_pages(void*, std::size_t) {}
#endif

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CORE_HUGE_PAGES_HPP
