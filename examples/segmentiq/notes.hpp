// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_NOTES_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_NOTES_HPP

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "examples/common/text.hpp"
#include "segmentiq/pipeline/warning.hpp"

// What a careful reader should know, for people and for other programs.
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

/// `warnings`, their texts, and `warning_kinds`, as many.
inline void add_warnings(nlohmann::ordered_json& json, const std::vector<segmentiq::Warning>& warnings) {
  nlohmann::ordered_json texts = nlohmann::ordered_json::array();
  nlohmann::ordered_json kinds = nlohmann::ordered_json::array();
  for (const segmentiq::Warning& warning : warnings) {
    texts.push_back(warning.text);
    kinds.push_back(to_string(warning.kind));
  }
  json["warnings"] = std::move(texts);
  json["warning_kinds"] = std::move(kinds);
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_NOTES_HPP
