// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_MODEL_FILE_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_MODEL_FILE_HPP

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include "segmentiq/core/error.hpp"
#include "segmentiq/model/load_model.hpp"

namespace program {

/// @throws input_error when the file cannot be read; data_error, naming it, when it is no model
inline segmentiq::SegmentationModel read_model(const std::string& file) {
  std::error_code ignored;
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file, ignored))
    throw segmentiq::input_error("cannot read '" + file + "': " +
                                 (stream ? "it is a folder" : std::generic_category().message(errno)));
  try {
    return segmentiq::load_model(stream);
  } catch (const segmentiq::data_error& error) {
    throw segmentiq::data_error("'" + file + "': " + error.what());
  }
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_MODEL_FILE_HPP
