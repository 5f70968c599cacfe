// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_ERROR_HPP
#define SEGMENTIQ_CORE_ERROR_HPP

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

#include "segmentiq/core/types.hpp"

// Four tiers, never mixed:
//   type misuse                → a concept or static_assert, at compile time
//   a bad parameter or bad data at a public entry → one of the exceptions below
//   a broken internal invariant → assert
//   a numerical outcome (an undefined silhouette, a constant column) → a value in the result
namespace segmentiq {

/// A parameter is outside its allowed range. The message has the form "function(): name (value) must be …".
class parameter_error : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

/// The data cannot be used as asked: a value that is not finite, a cell that is not a number.
class data_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A CSV file cannot be read as a table. Says where, as far as it is known.
class csv_error : public data_error {
 public:
  /// Where in the file the fault lies. `line` counts physical lines from 1, 0 = unknown.
  struct Where {
    std::string file;
    Index line = 0;
    std::string column;
    std::string cell;
  };

  csv_error(const std::string& what_was_wrong, Where where)
      : data_error(compose(what_was_wrong, where)), where_(std::move(where)) {}

  const Where& where() const noexcept { return where_; }

 private:
  static std::string compose(const std::string& what_was_wrong, const Where& where) {
    std::string message = where.file;
    if (where.line > 0) message += (message.empty() ? "line " : ", line ") + std::to_string(where.line);
    if (!where.column.empty()) message += ", column '" + where.column + "'";
    if (!where.cell.empty()) message += ", cell '" + where.cell + "'";
    return message.empty() ? what_was_wrong : message + ": " + what_was_wrong;
  }

  Where where_;
};

/// The file is not there or cannot be opened for reading.
class input_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A result cannot be written to where it should go.
class output_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The work needs more memory than `Execution::max_memory` allows. Thrown before anything large is allocated.
class memory_limit_error : public std::runtime_error {
 public:
  memory_limit_error(const std::string& message, std::size_t required_bytes, std::size_t limit_bytes)
      : std::runtime_error(message), required_bytes_(required_bytes), limit_bytes_(limit_bytes) {}

  std::size_t required_bytes() const noexcept { return required_bytes_; }
  std::size_t limit_bytes() const noexcept { return limit_bytes_; }

 private:
  std::size_t required_bytes_;
  std::size_t limit_bytes_;
};

/// A stop was requested through `Execution::stop` while the work ran. No result exists.
class cancelled_error : public std::runtime_error {
 public:
  cancelled_error() : std::runtime_error("stopped on request") {}
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_ERROR_HPP
