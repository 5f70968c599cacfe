// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_CSV_POLLUTED_FILES_HPP
#define SEGMENTIQ_TESTS_CSV_POLLUTED_FILES_HPP

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/types.hpp"

// Files as exports, spreadsheets and people leave them: a clean table of invented customers, and the ways in
// which it is polluted. Each way knows what the file still says.
namespace polluted_files {

using segmentiq::Index;
using segmentiq::to_size;

/// Numbers from a seed. Only raw numbers of the generator are used, since the standard's distributions differ
/// between libraries.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_()) % n; }
  bool once_in(std::size_t n) { return below(n) == 0; }
  template<class Value>
  const Value& one_of(const std::vector<Value>& values) {
    return values[below(values.size())];
  }

 private:
  std::mt19937 random_;
};

/// What a cell says, and how it is written; nothing: as a good writer would.
struct Cell {
  std::string meaning;
  std::optional<std::string> written{};
};

struct Row {
  std::vector<Cell> cells;
  std::optional<std::string> line_end{};  ///< another than the file's
  bool is_data = true;                    ///< false: a line that is no row of the table
};

/// A file, and what it says: the rows that are data, and the names above them.
struct File {
  char separator = ',';
  std::string line_end = "\n";
  bool last_line_ends = true;
  bool all_quoted = false;
  std::string mark;  ///< bytes before everything
  std::vector<Row> before;
  Row names;
  std::vector<Row> rows;
  std::function<std::string(const std::string&)> encoding{};  ///< nothing: UTF-8

  std::size_t columns() const { return names.cells.size(); }
};

inline std::string in_quotes(const std::string& text) {
  std::string out = "\"";
  for (const char c : text)
    out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

inline Index line_ends_in(const std::string& text) {
  Index count = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    count += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
  return count;
}

/// The bytes of the file, and the physical line on which each row of data begins.
struct Written {
  std::string bytes;
  Index names_line = 0;
  std::vector<Index> row_lines;
  Index lines = 0;
};

inline Written write(const File& file) {
  std::string text;
  const auto add = [&](const Row& row) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const Cell& cell = row.cells[c];
      if (c > 0) text += file.separator;
      const bool needs =
          cell.meaning.find_first_of(std::string("\"\r\n") + file.separator) != std::string::npos;
      text += cell.written               ? *cell.written
              : needs || file.all_quoted ? in_quotes(cell.meaning)
                                         : cell.meaning;
    }
    text += row.line_end.value_or(file.line_end);
  };
  Written written;
  for (const Row& row : file.before)
    add(row);
  written.names_line = line_ends_in(text) + 1;
  add(file.names);
  for (const Row& row : file.rows) {
    written.row_lines.push_back(line_ends_in(text) + 1);
    add(row);
  }
  if (!file.last_line_ends)
    while (text.ends_with('\n') || text.ends_with('\r'))
      text.pop_back();
  written.lines = line_ends_in(text) + 1;
  written.bytes = file.mark + (file.encoding ? file.encoding(text) : text);
  return written;
}

/// A clean table: customers of 2 … 6 columns, 4 … 12 rows; numbers, texts and missing cells. The separators
/// that are looked for stand in no cell but, in quotes, the file's own. Never two rows without a value.
inline File clean_file(Dice& dice, bool plain) {
  static const std::vector<std::string> names{"customer", "age", "income", "city", "visits", "tier"};
  static const std::vector<std::string> cities{"Addis Ababa", "Gondär", "ሀዋሳ", "Dire Dawa", "Zürich"};
  static const std::vector<std::string> tiers{"gold", "silver", "n. b.", "-"};
  File file;
  file.separator = dice.one_of(std::vector<char>{',', ';', '\t', '|'});
  file.line_end = dice.one_of(std::vector<std::string>{"\n", "\n", "\r\n", "\r"});
  file.last_line_ends = !dice.once_in(3);
  file.all_quoted = !plain && dice.once_in(4);
  const std::size_t columns = 2 + dice.below(names.size() - 1);
  for (std::size_t c = 0; c < columns; ++c)
    file.names.cells.push_back({names[c]});
  for (std::size_t r = 4 + dice.below(9); r > 0; --r) {
    Row row;
    for (std::size_t c = 0; c < columns; ++c) {
      const std::string number = std::to_string(1 + dice.below(900));
      std::string text = c == 0   ? "C" + std::to_string(100 + file.rows.size())
                         : c == 1 ? number
                         : c == 2 ? number + (dice.once_in(2) ? ".50" : ".25")
                         : c == 3 ? dice.one_of(cities)
                         : c == 4 ? number
                                  : dice.one_of(tiers);
      if (c > 0 && dice.once_in(9)) text.clear();
      if (!plain && c == 3 && dice.once_in(4)) text = "Adama" + std::string(1, file.separator) + " \"north\"";
      row.cells.push_back({text});
    }
    file.rows.push_back(std::move(row));
  }
  return file;
}

/// What may come of a file.
enum class Demand {
  right,       ///< every cell is read as it says
  or_refused,  ///< or the file is refused, and the line named
  or_said      ///< or it is read otherwise, with a warning
};

struct Pollution {
  Demand demand = Demand::right;
  std::optional<std::size_t> row{};  ///< the row of data whose line a refusal must name
  bool names = false;                ///< or that of the names
};

// Whether the clean file has quotes of its own.
inline constexpr bool with_quotes = false;
inline constexpr bool without_quotes = true;

/// A way to pollute a file.
struct Kind {
  std::string name;
  std::function<Pollution(File&, Dice&)> pollute;
  bool plain = with_quotes;
  int files = 40;
};

}  // namespace polluted_files

#endif  // SEGMENTIQ_TESTS_CSV_POLLUTED_FILES_HPP
