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

// The lines of a stream, through fast-cpp-csv-parser's LineReader. Only this header includes that library.
//
// LineReader has four weaknesses: it ends a line at a NUL, leaves a CR without LF inside a line, loses data
// when its source reads less than asked, and can deadlock when the last line has no line end. Our source
// avoids all of them. It also marks how each line ended, so that a cell with line ends in it can be restored
// exactly. LineReader removes one CR at the end of a line; the CRs that are left mean:
//
//   none   the line ended with LF
//   one    with CR LF
//   two    with CR
//   three  the line is cut off by a NUL byte, and nothing follows
//
// No other CR reaches the lines, so for the code that splits them '\r' and '\0' both mean the end of the
// line.
namespace segmentiq::detail {

/// The bytes of a stream for io::LineReader, with line ends marked as above. Not for several threads at once.
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
      if (is_small && filled >= (1U << 20)) {  // most files are small and need only a few pages
        is_small = false;
        ask_for_huge_pages(buffer + filled, room - filled);
      }
      const std::size_t count = std::min(room - filled, pending_.size());
      std::memcpy(buffer + filled, pending_.data(), count);
      pending_.remove_prefix(count);
      filled += count;
    }
    std::memset(buffer + filled, 0, std::min<std::size_t>(room - filled, 8));  // may be read, see CsvLines
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

  /// Makes the marks after the last byte pending; false when there are none left.
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

  /// Refuses well-known files that are not text.
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
  std::string_view rest_;     // of chunk_: not read yet
  std::string_view pending_;  // of chunk_, or a mark: what read() returns next
  std::string head_;          // the first four bytes
  bool after_cr_ = false;     // the byte before rest_ was a CR, not marked yet
  bool in_line_ = false;      // the last byte that read() returned was not a line end
  bool at_nul_ = false;       // a NUL follows rest_, not marked yet
  bool at_end_ = false;       // the stream is not read any more
};

/// The physical lines of a stream, counted from 1, each ended by '\0' and marked as above. From any position
/// in a line, eight bytes can be read safely, even beyond its end: a third of LineReader's buffer is never
/// filled with lines.
class CsvLines {
 public:
  CsvLines(std::istream& stream, const std::string& name, std::stop_token stop, std::size_t chunk = 1 << 18)
      : name_(name), reader_(name, std::make_unique<CsvSource>(stream, name, std::move(stop), chunk)) {}

  const std::string& name() const { return name_; }
  /// The number of the line that next() returned last.
  Index line() const { return line_; }

  /// The next line, or nullptr after the last. It is valid until the next call.
  /// @throws csv_error, input_error, cancelled_error
  const char* next() {
    if (line_ < static_cast<Index>(first_lines_.size())) return first_lines_[to_size(line_++)].c_str();
    const char* const found = read();
    line_ += found != nullptr;
    return found;
  }

  /// Reads up to this many lines and bytes ahead; next() will return them again. Call it before the first
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
