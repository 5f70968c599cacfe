// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_MODEL_ERROR_HPP
#define SEGMENTIQ_MODEL_MODEL_ERROR_HPP

#include <string>
#include <utility>

#include "segmentiq/core/error.hpp"

namespace segmentiq {

/// A file is not a model that this library can read. Says where in the file, as far as that is known.
class model_error : public data_error {
 public:
  /// @param path of the offending value, "$.assigner.centroids[2]"; "$" for the file as a whole
  model_error(const std::string& what, std::string path)
      : data_error(ErrorKind::model, "load_model(): " + path + " " + what, {}), path_(std::move(path)) {}

  const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_MODEL_ERROR_HPP
