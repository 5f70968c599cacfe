// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_VERSION_HPP
#define SEGMENTIQ_VERSION_HPP

/// The library's version. This is the only place it is written; CMake reads it from here.
#define SEGMENTIQ_VERSION_MAJOR 0
#define SEGMENTIQ_VERSION_MINOR 1
#define SEGMENTIQ_VERSION_PATCH 0

#define SEGMENTIQ_VERSION_STRING "0.1.0"

namespace segmentiq {

/// The version as text, "major.minor.patch".
inline constexpr const char* version = SEGMENTIQ_VERSION_STRING;

}  // namespace segmentiq

#endif  // SEGMENTIQ_VERSION_HPP
