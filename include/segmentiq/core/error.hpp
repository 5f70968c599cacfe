// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_ERROR_HPP
#define SEGMENTIQ_CORE_ERROR_HPP

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "segmentiq/core/types.hpp"

// Four tiers, never mixed:
//   - misuse of types: a concept or static_assert, at compile time
//   - a bad parameter or bad data at a public entry: one of the exceptions below
//   - a broken internal invariant: assert
//   - a numerical outcome (an undefined silhouette, a constant column): a value in the result
namespace segmentiq {

/// What kind of error it is: all that a program needs to choose an exit code or an HTTP status.
enum class ErrorKind { parameter, data, csv, input, output, memory, cancelled, model };

/// "parameter", "data", …
constexpr std::string_view to_string(ErrorKind kind) {
  constexpr std::string_view names[] = {"parameter", "data",   "csv",       "input",
                                        "output",    "memory", "cancelled", "model"};
  return names[static_cast<std::size_t>(kind)];
}

/// Where an error is, as far as it is known: what is not known is empty, and `line` 0.
struct ErrorPlace {
  std::string file{};
  Index line = 0;  ///< physical line of the file, from 1
  std::string column{};
  std::string cell{};
  std::string function{};  ///< the public function that refused, as "linkage" or "Pca::fit"
};

namespace detail {

inline std::string with_advice(const std::string& message, const std::string& advice) {
  return advice.empty() ? message : message + "; " + advice;
}

/// "linkage" of "linkage(): the weights …"; empty for a message that does not begin with a function.
inline std::string function_of(std::string_view message) {
  const std::size_t end = message.find("(): ");
  if (end == std::string_view::npos || end == 0) return {};
  for (const char c : message.substr(0, end))
    if (!(c == '_' || c == ':' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
      return {};
  return std::string(message.substr(0, end));
}

}  // namespace detail

/// What all exceptions of this library have in common. It is not a std::exception itself, as each of them
/// is one already (std::invalid_argument or std::runtime_error): catch either.
///
///     try { … }
///     catch (const segmentiq::error& error) {
///       answer(to_string(error.kind()), error.what(), error.where().line, error.advice());
///     }
///     catch (const std::bad_alloc&) { … }
class error {
 public:
  virtual ~error() = default;
  /// The whole message: where, what is wrong, and the advice.
  virtual const char* what() const noexcept = 0;
  ErrorKind kind() const noexcept { return details_->kind; }
  const ErrorPlace& where() const noexcept { return details_->where; }
  /// What the caller can do about it; empty where that is not known.
  const std::string& advice() const noexcept { return details_->advice; }

 protected:
  error(ErrorKind kind, ErrorPlace where, std::string advice)
      : details_(std::make_shared<const Details>(Details{kind, std::move(where), std::move(advice)})) {}
  error(const error&) = default;
  error& operator=(const error&) = default;

 private:
  struct Details {
    ErrorKind kind;
    ErrorPlace where;
    std::string advice;
  };
  std::shared_ptr<const Details> details_;  // shared: copies of exceptions must not throw
};

/// A parameter is outside its allowed range. The message has the form "function(): name (value) must be …".
class parameter_error : public std::invalid_argument, public error {
 public:
  explicit parameter_error(const std::string& message, const std::string& advice = {})
      : std::invalid_argument(detail::with_advice(message, advice)),
        error(ErrorKind::parameter, {.function = detail::function_of(message)}, advice) {}
  const char* what() const noexcept override { return std::invalid_argument::what(); }
};

namespace detail {

/// The errors that are std::runtime_error.
class runtime_error : public std::runtime_error, public error {
 public:
  const char* what() const noexcept override { return std::runtime_error::what(); }

 protected:
  runtime_error(ErrorKind kind, const std::string& message, ErrorPlace where, const std::string& advice)
      : std::runtime_error(with_advice(message, advice)), error(kind, std::move(where), advice) {}
  runtime_error(ErrorKind kind, const std::string& message, const std::string& advice)
      : runtime_error(kind, message, {.function = function_of(message)}, advice) {}
};

}  // namespace detail

/// The data cannot be used as asked: a value that is not finite, a cell that is not a number.
class data_error : public detail::runtime_error {
 public:
  explicit data_error(const std::string& message, const std::string& advice = {})
      : runtime_error(ErrorKind::data, message, advice) {}

 protected:
  using detail::runtime_error::runtime_error;
};

/// A CSV file cannot be read as a table. The message begins with where, as far as it is known.
class csv_error : public data_error {
 public:
  using Where = ErrorPlace;

  explicit csv_error(const std::string& what_is_wrong, const Where& where, const std::string& advice = {})
      : data_error(ErrorKind::csv, compose(what_is_wrong, where), where, advice) {}

 private:
  static std::string compose(const std::string& what_is_wrong, const Where& where) {
    std::string message = where.file;
    if (where.line > 0) message += (message.empty() ? "line " : ", line ") + std::to_string(where.line);
    if (!where.column.empty()) message += ", column '" + where.column + "'";
    if (!where.cell.empty()) message += ", cell '" + where.cell + "'";
    return message.empty() ? what_is_wrong : message + ": " + what_is_wrong;
  }
};

/// The file is not there or cannot be opened for reading.
class input_error : public detail::runtime_error {
 public:
  explicit input_error(const std::string& message, const std::string& advice = {})
      : runtime_error(ErrorKind::input, message, advice) {}
  input_error(const std::string& message, const ErrorPlace& where, const std::string& advice = {})
      : runtime_error(ErrorKind::input, message, where, advice) {}
};

/// A result cannot be written to where it should go.
class output_error : public detail::runtime_error {
 public:
  explicit output_error(const std::string& message, const std::string& advice = {})
      : runtime_error(ErrorKind::output, message, advice) {}
};

/// The work needs more memory than `Execution::max_memory` allows. Thrown before anything large is allocated.
class memory_limit_error : public detail::runtime_error {
 public:
  memory_limit_error(const std::string& message, std::size_t required_bytes, std::size_t limit_bytes,
                     const std::string& advice = {})
      : runtime_error(ErrorKind::memory, message, advice),
        required_bytes_(required_bytes),
        limit_bytes_(limit_bytes) {}

  std::size_t required_bytes() const noexcept { return required_bytes_; }
  std::size_t limit_bytes() const noexcept { return limit_bytes_; }

 private:
  std::size_t required_bytes_;
  std::size_t limit_bytes_;
};

/// A stop was requested through `Execution::stop` while the work ran. No result exists.
class cancelled_error : public detail::runtime_error {
 public:
  cancelled_error() : runtime_error(ErrorKind::cancelled, "stopped on request", {}, {}) {}
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_ERROR_HPP
