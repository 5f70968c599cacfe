// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_SAVE_MODEL_HPP
#define SEGMENTIQ_MODEL_SAVE_MODEL_HPP

#include <ostream>
#include <string>

#include "segmentiq/core/error.hpp"
#include "segmentiq/model/model_format.hpp"
#include "segmentiq/model/save_preparation.hpp"
#include "segmentiq/model/segmentation_model.hpp"
#include "segmentiq/text/json_writer.hpp"

namespace segmentiq {

namespace detail {

inline void write(JsonWriter& json, const FittedPca& pca) {
  json.object([&] {
    json.member("mean").value(pca.mean());
    json.member("components").value(pca.components());
    json.member("explained_variance").value(pca.explained_variance());
    json.member("singular_values").value(pca.singular_values());
    json.member("total_variance").value(pca.total_variance());
  });
}

inline void write(JsonWriter& json, const AssignerParts& parts) {
  json.object([&] {
    json.member("rule").value(to_string(parts.rule));
    json.member("sizes").value(parts.sizes);
    if (needs_members(parts.rule)) {
      json.member("kept").value(parts.kept);
      json.member("members").value(parts.members);
    } else {
      json.member("centroids").value(parts.centroids);
    }
    json.member("spread").array(parts.spread,
                                [&](const ScoreQuantiles& spread) { json.value(spread.values()); });
  });
}

/// One entry per feature, in the order of the columns; null where a feature has no range.
inline void write(JsonWriter& json, const GowerScale& scale) {
  std::size_t k = 0;
  json.array(scale.features(), [&](const GowerFeature& feature) {
    const GowerScale::Range range = scale.ranges()[k++];
    json.object([&] {
      json.member("kind").value(to_string(feature.kind));
      json.member("weight").value(feature.weight);
      json.member("least").value(range.least);
      json.member("largest").value(range.largest);
    });
  });
}

/// Format version 2: a metric that is not the Euclidean.
inline void write(JsonWriter& json, const FittedMetric& metric) {
  json.object([&] {
    json.member("name").value(to_string(metric.choice));
    if (metric.choice.is_gower()) {
      json.member("features");
      write(json, metric.gower);
    } else if (metric.choice.metric == Metric::minkowski) {
      json.member("exponent").value(metric.choice.p);
    }
  });
}

inline void write(JsonWriter& json, const SegmentSummary& segment) {
  json.object([&] {
    json.member("name").value(segment.name);
    json.member("size").value(segment.size);
    json.member("means").value(segment.means);
    json.member("shares").value(segment.shares);
  });
}

inline void write(JsonWriter& json, const ColumnDistribution& column) {
  json.object([&] {
    json.member("name").value(column.name);
    json.member("numeric").value(column.numeric);
    json.member("missing").value(column.missing);
    json.member("counts").value(column.counts);
    if (column.numeric) {
      json.member("mean").value(column.mean);
      json.member("deviation").value(column.deviation);
      json.member("quantiles").value(column.quantiles);
      json.member("edges").value(column.edges);
    } else {
      json.member("categories").value(column.categories);
    }
  });
}

}  // namespace detail

/// The model as JSON (RFC 8259): about 4 kB per segment, 2 kB per numeric column, and 20 bytes for each
/// feature of each member that the assigner keeps.
///
/// The same model gives the same bytes, and so does the model that load_model() makes of them: numbers are
/// the shortest decimals that read back exactly, and members have a fixed order.
/// @throws data_error for a name that is not UTF-8. O(size) time and memory
inline std::string to_json(const SegmentationModel& model) {
  const ModelParts& parts = model.parts();
  JsonWriter json({.layout = JsonLayout::outer_lines, .where = "save_model()"});
  const auto each = [&](const auto& entry) {
    detail::write(json, entry);
  };
  json.object([&] {
    json.member("format").value(model_format);
    json.member("format_version").value(model.metric().is_euclidean() ? 1 : model_format_version);
    json.member("segmentiq_version").value(parts.library_version);
    json.member("training_rows").value(parts.training_rows);
    json.member("preparation");
    detail::write(json, parts.preparation.parts());
    json.member("pca");
    if (parts.pca)
      detail::write(json, *parts.pca);
    else
      json.null();
    json.member("method").value(to_string(parts.method));
    json.member("metric");
    if (model.metric().is_euclidean())
      json.value("euclidean");
    else
      detail::write(json, parts.assigner.parts().metric);
    json.member("assigner");
    detail::write(json, parts.assigner.parts());
    json.member("segments").array(parts.segments, each);
    json.member("columns").array(parts.columns, each);
  });
  return json.take();
}

/// Writes `to_json(model)` and a line end. @throws output_error when the stream fails; as to_json()
inline void save_model(const SegmentationModel& model, std::ostream& stream) {
  const std::string text = to_json(model) + "\n";
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.flush();
  if (!stream) throw output_error("save_model(): the stream must take all of the model's bytes, but failed");
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_SAVE_MODEL_HPP
