// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_OUTPUT_REQUIRE_WRITTEN_HPP
#define SEGMENTIQ_OUTPUT_REQUIRE_WRITTEN_HPP

#include <ostream>
#include <string>

#include "segmentiq/core/error.hpp"

namespace segmentiq::detail {

/// @throws output_error unless the stream has taken all bytes so far, after it was flushed
inline void require_written(std::ostream& stream, const char* where) {
  stream.flush();
  if (!stream) throw output_error(std::string(where) + ": the stream must take all bytes, but failed");
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_OUTPUT_REQUIRE_WRITTEN_HPP
