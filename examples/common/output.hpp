// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_OUTPUT_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_OUTPUT_HPP

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <functional>
#include <ostream>
#include <string>
#include <system_error>
#include <vector>

#include "segmentiq/core/error.hpp"

namespace program {

/// An output that appears whole or not at all.
class Output {
 public:
  Output() = default;
  virtual ~Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Removes what is not published. Safe to call from another thread.
  virtual void discard() = 0;
};

/// Writes a file.
/// @param shown its name in messages
/// @throws output_error
inline void write_file(const std::filesystem::path& path, const std::filesystem::path& shown,
                       const std::function<void(std::ostream&)>& content) {
  errno = 0;
  std::vector<char> buffer(std::size_t{1} << 18);
  std::ofstream file;
  file.rdbuf()->pubsetbuf(buffer.data(), static_cast<std::streamsize>(buffer.size()));
  file.open(path, std::ios::binary);
  if (file) content(file);
  file.close();
  if (!file)
    throw segmentiq::output_error("cannot write '" + shown.string() + "'" +
                                  (errno != 0 ? ": " + std::generic_category().message(errno) : ""));
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_OUTPUT_HPP
