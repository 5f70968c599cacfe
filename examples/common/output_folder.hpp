// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_OUTPUT_FOLDER_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_OUTPUT_FOLDER_HPP

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "output.hpp"

namespace program {

/// A folder whose files appear whole or not at all.
///
/// Everything is written into a staging folder beside or inside the wanted one, on the same file system.
/// publish() moves it into place: the whole folder at once where it is new, file by file where it existed.
/// Without publish(), nothing remains.
class OutputFolder : public Output {
 public:
  /// Creates the staging folder at once, so that a place that cannot be written to is known before the work.
  /// @throws output_error
  explicit OutputFolder(const std::string& wanted)
      : wanted_(std::filesystem::path(wanted).lexically_normal()) {
    if (wanted_.filename().empty()) wanted_ = wanted_.parent_path();  // "dir/" → "dir"
    std::error_code error;
    existed_ = std::filesystem::exists(wanted_, error);
    if (existed_ && !std::filesystem::is_directory(wanted_, error))
      throw segmentiq::output_error("cannot write to '" + wanted_.string() +
                                    "': it is there already and is not a folder");
    const std::string suffix = ".partial-" + std::to_string(::getpid());
    staging_ =
        existed_ ? wanted_ / (".segmentiq" + suffix) : std::filesystem::path(wanted_.string() + suffix);
    if (staging_.has_parent_path() && !existed_) make_parents(staging_.parent_path());
    if (!std::filesystem::create_directory(staging_, error)) {
      const std::string why = error ? error.message() : "the name is taken";
      discard();
      throw segmentiq::output_error("cannot create the output folder '" + wanted_.string() + "': " + why);
    }
  }
  ~OutputFolder() override { OutputFolder::discard(); }

  /// Writes one file of the folder. @throws output_error
  void write(const std::string& name, const std::function<void(std::ostream&)>& content) {
    write_file(staging_ / name, wanted_ / name, content);
    names_.push_back(name);
  }

  /// Moves everything into place. @throws output_error
  void publish() {
    const std::lock_guard lock(mutex_);
    std::error_code error;
    if (existed_) {
      for (const std::string& name : names_) {
        std::filesystem::rename(staging_ / name, wanted_ / name, error);
        if (error)
          throw segmentiq::output_error("cannot write '" + (wanted_ / name).string() +
                                        "': " + error.message());
      }
      std::filesystem::remove(staging_, error);
    } else {
      std::filesystem::rename(staging_, wanted_, error);
      if (error)
        throw segmentiq::output_error("cannot create the folder '" + wanted_.string() +
                                      "': " + error.message());
    }
    published_ = true;
  }

  void discard() override {
    const std::lock_guard lock(mutex_);
    if (published_) return;
    published_ = true;
    std::error_code ignored;
    if (!staging_.empty()) std::filesystem::remove_all(staging_, ignored);
    for (auto parent = new_parents_.rbegin(); parent != new_parents_.rend(); ++parent)
      std::filesystem::remove(*parent, ignored);
  }

  const std::filesystem::path& path() const { return wanted_; }

 private:
  void make_parents(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::path so_far;
    for (const auto& part : folder) {
      so_far /= part;
      if (!std::filesystem::exists(so_far, error) && std::filesystem::create_directory(so_far, error))
        new_parents_.push_back(so_far);
    }
  }

  std::filesystem::path wanted_;
  std::filesystem::path staging_;
  bool existed_ = false;
  std::vector<std::filesystem::path> new_parents_;
  std::vector<std::string> names_;
  std::mutex mutex_;
  bool published_ = false;
};

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_OUTPUT_FOLDER_HPP
