// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_TOOLS_ROW_PROGRAM_HPP
#define SEGMENTIQ_EXAMPLES_TOOLS_ROW_PROGRAM_HPP

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>

// What the programs that write invented rows have in common.
namespace row_program {

struct Output {
  std::int64_t rows = 0;
  std::string file;  ///< empty = standard output
};

/// Writes rows: the header is appended to `text`, then one row with each call.
struct Rows {
  std::string header;
  std::function<void(std::string& text)> append;
};

/// The options of all of them.
/// @param what "customers"
inline void add_output_options(CLI::App& app, Output& output, const std::string& what) {
  app.add_option("ROWS", output.rows, "How many " + what)
      ->required()
      ->check(CLI::Range(0LL, 1'000'000'000LL));
  app.add_option("-o,--output", output.file, "File to write, standard output when not given");
}

/// Parses the command line. @return the exit code where the program has to end
inline std::optional<int> parse(CLI::App& app, int argc, char** argv) {
  constexpr int exit_usage = 2;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : exit_usage;
  }
  return std::nullopt;
}

/// Writes through a buffer of 64 kB, so memory does not grow with the rows.
inline bool write_rows(const Rows& rows, std::int64_t count, std::FILE* file) {
  constexpr std::size_t full = std::size_t{1} << 16;
  std::string text = rows.header;
  text.reserve(full + 256);
  for (std::int64_t row = 0; row < count; ++row) {
    rows.append(text);
    if (text.size() < full) continue;
    if (std::fwrite(text.data(), 1, text.size(), file) != text.size()) return false;
    text.clear();
  }
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
}

/// Writes all rows, or says what could not be written. @return the exit code
inline int write(const char* program, const Output& output, const Rows& rows) {
  constexpr int exit_cannot_create = 73;
  std::FILE* file = output.file.empty() ? stdout : std::fopen(output.file.c_str(), "wb");
  bool written = file != nullptr && write_rows(rows, output.rows, file);
  if (file != nullptr && file != stdout) written = std::fclose(file) == 0 && written;
  if (written) return 0;
  const std::string name = output.file.empty() ? "standard output" : "'" + output.file + "'";
  std::fprintf(stderr, "%s: cannot write %s\n", program, name.c_str());
  return exit_cannot_create;
}

}  // namespace row_program

#endif  // SEGMENTIQ_EXAMPLES_TOOLS_ROW_PROGRAM_HPP
