// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_OUTPUT_WARNINGS_JSON_HPP
#define SEGMENTIQ_OUTPUT_WARNINGS_JSON_HPP

#include <vector>

#include "segmentiq/pipeline/warning.hpp"
#include "segmentiq/text/json_writer.hpp"

namespace segmentiq {

/// Writes two members of an object: `warnings`, the texts, and `warning_kinds`, as many names of kinds.
inline void write_warnings(JsonWriter& json, const std::vector<Warning>& warnings) {
  json.member("warnings").array(warnings, [&](const Warning& warning) { json.value(warning.text); });
  json.member("warning_kinds").array(warnings, [&](const Warning& warning) {
    json.value(to_string(warning.kind));
  });
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_OUTPUT_WARNINGS_JSON_HPP
