// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_LINES_HPP
#define SEGMENTIQ_CSV_LINES_HPP

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <exception>
#include <istream>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wstringop-truncation"
#endif
#endif
#if __has_include(<libfccp/csv.h>)
#include <libfccp/csv.h>
#else
#if !__has_include(<csv.h>)
#error \
    "segmentiq reads CSV files with fast-cpp-csv-parser, whose csv.h is not on the include path: install it \
(Debian and Ubuntu: libfccp-dev). To use segmentiq.hpp without it, define SEGMENTIQ_WITHOUT_CSV"
#endif
#include <csv.h>
#endif
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/huge_pages.hpp"
#include "segmentiq/core/types.hpp"

// The one header that knows fast-cpp-csv-parser: the lines of a stream, through its LineReader.
//
// LineReader takes a NUL for the end of a line, leaves a lone CR in it, loses data when its source reads less
// than asked, and can deadlock when the last line does not end. Our source sees to all that. So that a cell
// with line ends in it can be given back exactly, the source also marks each line with the way it ended.
// LineReader takes one CR off the end of a line; what is left after it is
//     nothing = the line ended with LF,    one CR = with CR LF,    two CR = with CR alone,
//     three CR = the line is cut off by a NUL byte, and nothing follows.
// No other CR reaches the lines, so '\r' and '\0' both say "end of line" to whoever splits them.
namespace segmentiq::detail {

/// The bytes of a stream for io::LineReader, with line ends as said above. Called from one thread at a time.
class CsvSource : public io::ByteSourceBase {
 public:
  /// @param chunk bytes asked of the stream at once, > 0
  CsvSource(std::istream& stream, std::string name, std::stop_token stop, std::size_t chunk)
      : stream_(stream), name_(std::move(name)), stop_(std::move(stop)), chunk_(chunk) {}

  /// Fills the buffer unless the stream ends.
  int read(char* buffer, int size) override {
    const auto room = to_size(size);
    std::size_t filled = 0;
    bool is_small = true;
    while (filled < room && (!pending_.empty() || prepare())) {
      if (is_small && filled >= (1U << 20)) {  // most files are; they are read in a few pages
        is_small = false;
        ask_for_huge_pages(buffer + filled, room - filled);
      }
      const std::size_t count = std::min(room - filled, pending_.size());
      std::memcpy(buffer + filled, pending_.data(), count);
      pending_.remove_prefix(count);
      filled += count;
    }
    std::memset(buffer + filled, 0,
                std::min<std::size_t>(room - filled, 8));  // may be looked at, see CsvLines
    return static_cast<int>(filled);
  }

 private:
  static constexpr std::string_view crlf_mark = "\r\r\n";
  static constexpr std::string_view cr_mark = "\r\r\r\n";
  static constexpr std::string_view nul_mark = "\r\r\r\r\n";

  /// Makes the next bytes pending; false at the end.
  bool prepare() {
    while (pending_.empty()) {
      if (rest_.empty() && !refill()) return end_of_data();
      if (after_cr_) {
        after_cr_ = in_line_ = false;
        const bool is_crlf = rest_.front() == '\n';
        pending_ = is_crlf ? crlf_mark : cr_mark;
        rest_.remove_prefix(is_crlf ? 1 : 0);
        continue;
      }
      const std::size_t cr = std::min(rest_.find('\r'), rest_.size());
      pending_ = rest_.substr(0, cr);
      if (cr > 0) in_line_ = rest_[cr - 1] != '\n';
      after_cr_ = cr < rest_.size();
      rest_.remove_prefix(cr + (after_cr_ ? 1 : 0));
    }
    return true;
  }

  /// Marks what is left to be marked after the last byte; false when all is.
  bool end_of_data() {
    if (after_cr_)
      pending_ = cr_mark;
    else if (at_nul_)
      pending_ = nul_mark;
    else if (in_line_)
      pending_ = "\n";
    at_nul_ = at_nul_ && after_cr_;
    after_cr_ = in_line_ = false;
    return !pending_.empty();
  }

  /// Asks the stream for the next bytes, up to a NUL; false when there are none.
  bool refill() {
    if (stop_.stop_requested()) throw cancelled_error();
    if (at_end_) return false;
    std::streamsize count = 0;
    try {
      count = stream_.rdbuf()->sgetn(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
    } catch (const std::exception& error) {
      throw input_error("read_csv(): reading '" + name_ + "' failed: " + error.what(),
                        {.file = name_, .function = "read_csv"});
    }
    at_end_ = count <= 0;
    if (at_end_) return false;
    rest_ = std::string_view(chunk_.data(), to_size(count));
    if (head_.size() < 4) check_head();
    const std::size_t nul = rest_.find('\0');
    if (nul == std::string_view::npos) return true;
    at_nul_ = at_end_ = true;
    rest_ = rest_.substr(0, nul);
    return !rest_.empty();
  }

  /// Says what well-known files are that are no text.
  void check_head() {
    head_.append(rest_.substr(0, 4 - head_.size()));
    if (head_.starts_with("\xFF\xFE") || head_.starts_with("\xFE\xFF"))
      throw csv_error("the file is UTF-16", {name_, 1, "", ""}, "save it as UTF-8");
    if (head_ == "PK\x03\x04")
      throw csv_error("the file is a zip archive or an Excel workbook", {name_, 1, "", ""},
                      "export it as CSV");
  }

  std::istream& stream_;
  std::string name_;
  std::stop_token stop_;
  std::vector<char> chunk_;
  std::string_view rest_;     // of chunk_, not looked at yet
  std::string_view pending_;  // of chunk_, or a mark: to be given out next
  std::string head_;          // the first four bytes
  bool after_cr_ = false;     // the byte before rest_ was a CR, not marked yet
  bool in_line_ = false;      // the last byte given out was not a line end
  bool at_nul_ = false;       // a NUL stands after rest_, not marked yet
  bool at_end_ = false;       // nothing more is asked of the stream
};

/// The physical lines of a stream, counted from 1, each ended by '\0' and marked as said above. Eight bytes
/// from anywhere in a line on can be read, also where fewer are left (LineReader's buffer has a third that
/// the lines never reach).
class CsvLines {
 public:
  CsvLines(std::istream& stream, const std::string& name, std::stop_token stop, std::size_t chunk = 1 << 18)
      : name_(name), reader_(name, std::make_unique<CsvSource>(stream, name, std::move(stop), chunk)) {}

  const std::string& name() const { return name_; }
  /// The number of the line that next() gave last.
  Index line() const { return line_; }

  /// The next line, or nullptr after the last. It is valid until the next call.
  /// @throws csv_error, input_error, cancelled_error
  const char* next() {
    if (line_ < static_cast<Index>(first_lines_.size())) return first_lines_[to_size(line_++)].c_str();
    const char* const found = read();
    line_ += found != nullptr;
    return found;
  }

  /// Reads lines ahead, up to so many lines and bytes; next() will give them again. To be called before
  /// next().
  const std::vector<std::string>& look_ahead(std::size_t lines, std::size_t bytes) {
    std::size_t seen = 0;
    while (first_lines_.size() < lines && seen < bytes) {
      const char* const found = read();
      if (found == nullptr) break;
      first_lines_.emplace_back(found);
      seen += first_lines_.back().size();
      first_lines_.back().append(padding, '\0');
    }
    return first_lines_;
  }

 private:
  const char* read() {
    try {
      return reader_.next_line();
    } catch (const io::error::line_length_limit_exceeded&) {
      throw csv_error("the line is too long to be read",
                      {name_, static_cast<Index>(reader_.get_file_line()), "", ""});
    }
  }

  static constexpr std::size_t padding = 8;

  std::string name_;
  io::LineReader reader_;
  std::vector<std::string> first_lines_;
  Index line_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CSV_LINES_HPP
