// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_CURSOR_HPP
#define SEGMENTIQ_CSV_CURSOR_HPP

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"

namespace segmentiq::detail {

/// Splits physical lines into cells (RFC 4180), joining lines where a quoted cell goes on.
///
/// A quote opens only at the start of a cell, and closes only before a separator or the end of the line. Two
/// quotes inside a quoted cell stand for one. Any other quote is part of the text and is counted, so a stray
/// quote (`5" pipe`) does not swallow the rows after it.
///
/// Requires of `Lines`:
///   - `next()` → the next line, ended by '\0', or nullptr
///   - `line()` → its number
///   - a line that ended with LF has no '\r' before the '\0', one that ended with CR LF has one, with CR two;
///     there is no other '\r', '\n' or '\0' in a line
template<class Lines>
class CsvCursor {
 public:
  /// @param quote '\0' = none
  CsvCursor(Lines& lines, char separator, char quote, Index max_length)
      : lines_(lines), separator_(separator), quote_(quote == '\0' ? '\n' : quote), max_length_(max_length) {
    stops_[byte('\0')] = stops_[byte('\r')] = stops_[byte(separator_)] = true;
    ends_ = stops_;
    stops_[byte(quote_)] = true;
  }

  /// Goes to the next line that is not blank; false after the last one. @pre at_line_end(), or this is the
  /// first call
  bool next_record() {
    while (next_line()) {
      record_line_ = lines_.line();
      if (!is_blank()) return true;
      ++blank_lines_;
    }
    return false;
  }

  /// The start of the next cell, or the end of the last one.
  const char* at() const { return at_; }
  /// Moves on within the line, to the end of a cell that the caller has read.
  void move_to(const char* at) { at_ = at; }
  /// Whether this byte ends a cell: a separator or the end of the line.
  bool ends_cell(char c) const { return ends_[byte(c)]; }

  /// Reads the cell that begins at at(), and stops at its end. The text is valid until the next call.
  /// @throws csv_error when a quoted cell is never closed or longer than the limit
  std::string_view cell() {
    if (*at_ == quote_) return quoted_cell();
    const char* const begin = at_;
    while (!stops_[byte(*at_)])
      ++at_;
    while (*at_ == quote_) {
      count_stray_quote();
      ++at_;
      while (!stops_[byte(*at_)])
        ++at_;
    }
    return {begin, to_size(at_ - begin)};
  }

  bool at_separator() const { return *at_ == separator_; }
  bool at_line_end() const { return *at_ == '\0' || *at_ == '\r'; }
  /// Steps over a separator to the next cell.
  void skip_separator() { ++at_; }

  /// Ends the record. @pre at_line_end() @throws csv_error when its last line is longer than the limit
  void finish_record() { finish_line(); }

  Index record_line() const { return record_line_; }  ///< where the record begins
  Index blank_lines() const { return blank_lines_; }
  Index stray_quotes() const { return stray_quotes_; }
  Index first_stray_quote_line() const { return first_stray_quote_line_; }
  /// Bytes of the lines read so far, approximately.
  double bytes() const { return static_cast<double>(bytes_); }

 private:
  static constexpr std::size_t byte(char c) { return static_cast<unsigned char>(c); }

  bool next_line() {
    line_ = at_ = lines_.next();
    return line_ != nullptr;
  }

  bool is_blank() {
    const char* p = line_;
    while ((*p == ' ' || *p == '\t') && *p != separator_)
      ++p;
    if (*p != '\0' && *p != '\r') return false;
    at_ = p;
    require_whole_line();
    return true;
  }

  /// @pre at_line_end()
  void require_whole_line() const {
    if (at_[0] == '\r' && at_[1] == '\r' && at_[2] == '\r')
      throw csv_error("a NUL byte: the file looks like UTF-16 or binary, not like text",
                      {lines_.name(), lines_.line(), "", ""});
  }

  void finish_line() {
    require_whole_line();
    const Index length = at_ - line_;
    bytes_ += length + 1;
    if (length > max_length_)
      throw csv_error("the line has " + std::to_string(length) + " bytes, but must have " +
                          std::to_string(max_length_) + " at most",
                      {lines_.name(), lines_.line(), "", ""});
  }

  std::string_view quoted_cell() {
    const Index opened = lines_.line();
    quoted_.clear();
    ++at_;
    for (;;) {
      const char* const begin = at_;
      while (*at_ != quote_ && *at_ != '\0' && *at_ != '\r')
        ++at_;
      quoted_.append(begin, at_);
      if (*at_ != quote_) {
        next_line_of_cell(opened);
      } else if (at_[1] == quote_) {
        quoted_ += quote_;
        at_ += 2;
      } else if (ends_[byte(at_[1])]) {
        ++at_;
        return quoted_;
      } else {
        count_stray_quote();
        quoted_ += quote_;
        ++at_;
      }
    }
  }

  /// Goes on to the next line inside a quoted cell, and adds the line end as it was in the file.
  void next_line_of_cell(Index opened) {
    finish_line();
    quoted_ += *at_ == '\0' ? "\n" : at_[1] == '\0' ? "\r\n" : "\r";
    const bool too_long = static_cast<Index>(quoted_.size()) > max_length_;
    if (!too_long && next_line()) return;
    throw csv_error(
        std::string("the quote that opens this cell is not closed ") +
            (too_long ? "within " + std::to_string(max_length_) + " bytes" : "before the end of the file"),
        {lines_.name(), opened, "", quoted_.substr(0, quoted_.find_first_of("\r\n")).substr(0, 60)});
  }

  void count_stray_quote() {
    if (stray_quotes_++ == 0) first_stray_quote_line_ = lines_.line();
  }

  Lines& lines_;
  char separator_;
  char quote_;
  Index max_length_;
  std::array<bool, 256> stops_{};  // bytes that a plain cell may not contain unseen: its end or a quote
  std::array<bool, 256> ends_{};   // bytes that end a cell
  const char* line_ = nullptr;
  const char* at_ = nullptr;
  std::string quoted_;
  Index record_line_ = 0;
  Index blank_lines_ = 0;
  Index stray_quotes_ = 0;
  Index first_stray_quote_line_ = 0;
  Index bytes_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CSV_CURSOR_HPP
