// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_RANDOM_BELOW_HPP
#define SEGMENTIQ_CORE_RANDOM_BELOW_HPP

#include <cstdint>
#include <limits>
#include <random>

namespace segmentiq::detail {

/// A uniformly distributed whole number in [0, bound). The same on every machine, unlike that of
/// `std::uniform_int_distribution`.
/// @pre bound > 0
inline std::uint64_t below(std::uint64_t bound, std::mt19937_64& random) {
  const std::uint64_t uneven = std::numeric_limits<std::uint64_t>::max() % bound;
  for (;;) {
    const std::uint64_t drawn = random();
    if (drawn < std::numeric_limits<std::uint64_t>::max() - uneven) return drawn % bound;
  }
}

/// The `index`-th of many independent generators of one seed, which may be used in any order. Seeded by
/// SplitMix64 (Steele, Lea & Flood 2014).
inline std::mt19937_64 generator(std::uint64_t seed, std::uint64_t index) {
  std::uint64_t z = seed + (index + 1) * 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return std::mt19937_64(z ^ (z >> 31));
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CORE_RANDOM_BELOW_HPP
