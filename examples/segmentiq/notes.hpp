// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_NOTES_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_NOTES_HPP

#include <ostream>
#include <string>
#include <vector>

#include "examples/common/text.hpp"
#include "segmentiq/pipeline/warning.hpp"

// Warnings, for people.
namespace program {

inline void write_note(const std::string& text, std::ostream& out) {
  out << "Note           " << printable(text) << '\n';
}

inline void write_notes(const std::vector<std::string>& texts, std::ostream& out) {
  for (const std::string& text : texts)
    write_note(text, out);
}

inline void write_notes(const std::vector<segmentiq::Warning>& warnings, std::ostream& out) {
  for (const segmentiq::Warning& warning : warnings)
    write_note(warning.text, out);
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_NOTES_HPP
