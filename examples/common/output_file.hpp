// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_OUTPUT_FILE_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_OUTPUT_FILE_HPP

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <string>
#include <system_error>

#include "output.hpp"

namespace program {

/// A file that appears whole or not at all: it is written under another name beside it, then renamed. A pipe
/// or a device such as /dev/null is written to directly.
class OutputFile : public Output {
 public:
  /// Creates the other file at once, so that a place that cannot be written to is known before the work.
  /// @throws output_error
  explicit OutputFile(const std::string& wanted) : wanted_(wanted), staging_(wanted) {
    std::error_code error;
    const auto status = std::filesystem::status(wanted_, error);
    if (std::filesystem::is_directory(status))
      throw segmentiq::output_error("cannot write '" + wanted + "': it is a folder");
    is_moved_ = !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
    if (!is_moved_) return;
    staging_ += ".partial-" + std::to_string(::getpid());
    write_file(staging_, wanted_, [](std::ostream&) {});
  }
  ~OutputFile() override { OutputFile::discard(); }

  /// Writes the content and renames the file. @throws output_error
  void publish(const std::function<void(std::ostream&)>& content) {
    write_file(staging_, wanted_, content);
    const std::lock_guard lock(mutex_);
    if (is_moved_) {
      std::error_code error;
      std::filesystem::rename(staging_, wanted_, error);
      if (error) throw segmentiq::output_error("cannot write '" + wanted_.string() + "': " + error.message());
    }
    is_moved_ = false;
  }

  void discard() override {
    const std::lock_guard lock(mutex_);
    std::error_code ignored;
    if (is_moved_) std::filesystem::remove(staging_, ignored);
    is_moved_ = false;
  }

 private:
  std::filesystem::path wanted_;
  std::filesystem::path staging_;
  bool is_moved_ = false;  // the staging file exists, to be renamed
  std::mutex mutex_;
};

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_OUTPUT_FILE_HPP
