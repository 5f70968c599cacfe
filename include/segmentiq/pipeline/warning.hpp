// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_WARNING_HPP
#define SEGMENTIQ_PIPELINE_WARNING_HPP

#include <string>
#include <string_view>
#include <vector>

namespace segmentiq {

/// What a warning is about.
enum class WarningKind {
  input,       ///< cells that were not read as they are written
  missing,     ///< missing cells, and their treatment
  ties,        ///< another dendrogram or cut would be equally right
  dendrogram,  ///< its shape
  segments,    ///< small or weak ones, or fewer than asked for
  silhouette,  ///< undefined, or an estimate
  metric,      ///< it does not suit the data or the linkage
  stability,   ///< segments that do not come back in resamples
  output       ///< a file or a column that is not as one would expect
};

/// The kind's name, as it stands in JSON.
inline std::string_view to_string(WarningKind kind) {
  switch (kind) {
    case WarningKind::input:
      return "input";
    case WarningKind::missing:
      return "missing";
    case WarningKind::ties:
      return "ties";
    case WarningKind::dendrogram:
      return "dendrogram";
    case WarningKind::segments:
      return "segments";
    case WarningKind::silhouette:
      return "silhouette";
    case WarningKind::metric:
      return "metric";
    case WarningKind::stability:
      return "stability";
    case WarningKind::output:
      return "output";
  }
  return "";
}

/// What a careful reader needs to know.
struct Warning {
  WarningKind kind = WarningKind::input;
  std::string text;  ///< a sentence, perhaps without capital letter and full stop

  bool operator==(const Warning&) const = default;
};

/// Warnings of one kind, from their texts.
inline std::vector<Warning> warnings_of_kind(WarningKind kind, const std::vector<std::string>& texts) {
  std::vector<Warning> warnings;
  for (const std::string& text : texts)
    warnings.push_back({kind, text});
  return warnings;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_WARNING_HPP
