// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_JSON_TEXT_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_JSON_TEXT_HPP

#include <nlohmann/json.hpp>
#include <string>

namespace program {

/// JSON text, whatever bytes the names hold (what is not UTF-8 is replaced).
inline std::string to_text(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_JSON_TEXT_HPP
