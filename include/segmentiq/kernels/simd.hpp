// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_KERNELS_SIMD_HPP
#define SEGMENTIQ_KERNELS_SIMD_HPP

#include <cstring>

#include "segmentiq/core/types.hpp"

// Vector code for the hot loops, without compiler flags from the user.
//
// A kernel is a template on the number of lanes W, written with the compiler's vector types. It is
// force-inlined into one small function per instruction set, among which run_kernel() chooses at run time.
// All of them carry out the same operations in the same order, and none fuses a multiplication with an
// addition. So every processor, compiler and optimisation level gives the same bytes.

#if defined(__GNUC__) || defined(__clang__)
#define SEGMENTIQ_ALWAYS_INLINE __attribute__((always_inline)) inline
#define SEGMENTIQ_UNROLL _Pragma("GCC unroll 8")
#define SEGMENTIQ_HAS_VECTOR_TYPES 1
#else
#define SEGMENTIQ_ALWAYS_INLINE inline
#define SEGMENTIQ_UNROLL
#define SEGMENTIQ_HAS_VECTOR_TYPES 0
#endif

// a·b + c must be rounded twice, as in the reference implementations. g++ needs that per function, clang per
// block.
#if defined(__clang__)
#define SEGMENTIQ_NO_CONTRACTION _Pragma("clang fp contract(off)")
#define SEGMENTIQ_KERNEL
#define SEGMENTIQ_KERNEL_AVX2 __attribute__((target("avx2")))
#define SEGMENTIQ_KERNEL_AVX512 __attribute__((target("avx512f,avx512vl,avx512dq")))
#elif defined(__GNUC__)
#define SEGMENTIQ_NO_CONTRACTION
#define SEGMENTIQ_KERNEL __attribute__((optimize("fp-contract=off")))
#define SEGMENTIQ_KERNEL_AVX2 __attribute__((target("avx2"), optimize("fp-contract=off")))
#define SEGMENTIQ_KERNEL_AVX512 \
  __attribute__((target("avx512f,avx512vl,avx512dq"), optimize("fp-contract=off")))
#else
#define SEGMENTIQ_NO_CONTRACTION
#define SEGMENTIQ_KERNEL
#endif

#if SEGMENTIQ_HAS_VECTOR_TYPES && defined(__x86_64__)
#define SEGMENTIQ_X86_DISPATCH 1
#else
#define SEGMENTIQ_X86_DISPATCH 0
#endif

namespace segmentiq::detail {

/// Vectors of W doubles and of W 64-bit integers. A comparison of doubles gives integers.
template<int W>
struct Simd {
#if SEGMENTIQ_HAS_VECTOR_TYPES
  typedef double Real __attribute__((vector_size(W * 8)));
  typedef long long Integer __attribute__((vector_size(W * 8)));
#endif
};

/// One lane: plain C++, for compilers without vector types and for the remainders of rows.
template<>
struct Simd<1> {
  using Real = double;
  using Integer = long long;
};

/// The number of lanes that every processor of the target has.
inline constexpr int baseline_lanes = SEGMENTIQ_HAS_VECTOR_TYPES ? 2 : 1;

template<int W>
SEGMENTIQ_ALWAYS_INLINE void load(const double* from, typename Simd<W>::Real& to) {
  std::memcpy(&to, from, sizeof to);
}

template<int W>
SEGMENTIQ_ALWAYS_INLINE void store(const typename Simd<W>::Real& from, double* to) {
  std::memcpy(to, &from, sizeof from);
}

/// Prefetches a cache line that will be needed soon.
inline void prefetch(const void* address) {
#if defined(__GNUC__) || defined(__clang__)
  __builtin_prefetch(address);
#else
  (void)address;
#endif
}

/// Whether the processor has AVX2. Checked once.
inline bool has_avx2() {
#if SEGMENTIQ_X86_DISPATCH
  static const bool found = __builtin_cpu_supports("avx2");
  return found;
#else
  return false;
#endif
}

/// Whether the processor has the parts of AVX-512 that the kernels use. Checked once.
inline bool has_avx512() {
#if SEGMENTIQ_X86_DISPATCH
  static const bool found = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                            __builtin_cpu_supports("avx512dq");
  return found;
#else
  return false;
#endif
}

// ---- one kernel, by the widest vectors there are

#if SEGMENTIQ_X86_DISPATCH
template<class Kernel, class... Arguments>
SEGMENTIQ_KERNEL_AVX512 auto run_avx512(Arguments... arguments) {
  return Kernel::template run<8>(arguments...);
}
template<class Kernel, class... Arguments>
SEGMENTIQ_KERNEL_AVX2 auto run_avx2(Arguments... arguments) {
  return Kernel::template run<4>(arguments...);
}
#endif

template<class Kernel, class... Arguments>
SEGMENTIQ_KERNEL auto run_baseline(Arguments... arguments) {
  return Kernel::template run<baseline_lanes>(arguments...);
}

/// Runs a kernel with as many lanes as it and the processor have. A kernel is a type with
///
///   max_lanes           4, or 8 where AVX-512 was measured to be faster
///   run<W>(arguments…)   static and force-inlined: does the work, W doubles at a time. The bytes of its
///   result
///                        must not depend on W. Its arguments are passed by value.
template<class Kernel, class... Arguments>
auto run_kernel(Arguments... arguments) {
#if SEGMENTIQ_X86_DISPATCH
  if constexpr (Kernel::max_lanes >= 8)
    if (has_avx512()) return run_avx512<Kernel>(arguments...);
  if (has_avx2()) return run_avx2<Kernel>(arguments...);
#endif
  return run_baseline<Kernel>(arguments...);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_KERNELS_SIMD_HPP
