// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_OUTPUT_FAILING_STREAM_HPP
#define SEGMENTIQ_TESTS_OUTPUT_FAILING_STREAM_HPP

#include <ostream>
#include <streambuf>

namespace segmentiq::testing {

/// Takes some bytes and then no more, as a full disk does.
class FailingStream : public std::ostream {
 public:
  explicit FailingStream(int bytes) : std::ostream(nullptr), buffer_(bytes) { rdbuf(&buffer_); }

 private:
  class Buffer : public std::streambuf {
   public:
    explicit Buffer(int bytes) : left_(bytes) {}

   private:
    int_type overflow(int_type byte) override { return left_-- > 0 ? byte : traits_type::eof(); }

    int left_;
  };

  Buffer buffer_;
};

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_OUTPUT_FAILING_STREAM_HPP
