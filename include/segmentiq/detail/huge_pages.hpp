// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_HUGE_PAGES_HPP
#define SEGMENTIQ_DETAIL_HUGE_PAGES_HPP

#include <cstddef>
#include <cstdint>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace segmentiq::detail {

/// Asks Linux to back memory that will be filled soon, whoever allocated it, with huge pages. A file is read
/// in less time than the kernel takes to hand out the small pages for it one by one. Nothing but speed
/// depends on it; small ranges are let alone.
inline void ask_for_huge_pages(void* begin, std::size_t bytes) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  constexpr std::size_t page = 4096, worthwhile = std::size_t{2} << 20;
  if (bytes < worthwhile) return;
  const std::size_t to_page = (page - reinterpret_cast<std::uintptr_t>(begin) % page) % page;
  (void)madvise(static_cast<char*>(begin) + to_page, (bytes - to_page) / page * page, MADV_HUGEPAGE);
#else
  (void)begin;
  (void)bytes;
#endif
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_HUGE_PAGES_HPP
