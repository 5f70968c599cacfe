// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_LOAD_MODEL_HPP
#define SEGMENTIQ_MODEL_LOAD_MODEL_HPP

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/model/json_node.hpp"
#include "segmentiq/model/load_preparation.hpp"
#include "segmentiq/model/model_error.hpp"
#include "segmentiq/model/model_format.hpp"
#include "segmentiq/model/segmentation_model.hpp"

// The only header that needs nlohmann-json, and therefore not in the umbrella segmentiq.hpp.
namespace segmentiq {

struct LoadOptions {
  /// A larger file is refused before it is parsed, which takes about 20 times its size in memory.
  std::size_t max_bytes = std::size_t{256} << 20;
};

namespace detail {

inline FittedPca read_pca(const JsonNode& json) {
  json.require_members({"mean", "components", "explained_variance", "singular_values", "total_variance"});
  for (const char* name : {"explained_variance", "singular_values"})
    for (const double value : json[name].numbers())
      if (value < 0) json[name].fail("must not be negative");
  if (json["total_variance"].number() < 0) json["total_variance"].fail("must not be negative");
  return json.checked([&] {
    return FittedPca(json["mean"].vector(), json["components"].matrix(), json["explained_variance"].vector(),
                     json["singular_values"].vector(), json["total_variance"].number());
  });
}

inline GowerScale read_gower_scale(const JsonNode& json) {
  std::vector<GowerFeature> features;
  std::vector<GowerScale::Range> ranges;
  for (const JsonNode& entry : json.entries()) {
    entry.require_members({"kind", "weight", "least", "largest"});
    features.push_back({entry["kind"].one_of(all_gower_kinds, [](GowerKind kind) { return to_string(kind); }),
                        entry["weight"].number()});
    ranges.push_back({entry["least"].number_or_nan(), entry["largest"].number_or_nan()});
  }
  return json.checked([&] { return GowerScale(std::move(features), std::move(ranges)); });
}

/// The metric of a model of format version 1 or 2.
inline FittedMetric read_metric(const JsonNode& json, Index format) {
  if (format == 1) {
    if (const std::string metric = json.text(); metric != "euclidean")
      json.fail("('" + metric + "') must be euclidean");
    return {};
  }
  FittedMetric metric;
  metric.choice.metric = json["name"].checked([&] { return metric_from_name(json["name"].text()); });
  if (metric.choice.is_gower()) {
    json.require_members({"name", "features"});
    metric.gower = read_gower_scale(json["features"]);
  } else if (metric.choice.metric == Metric::minkowski) {
    json.require_members({"name", "exponent"});
    metric.choice.p = json["exponent"].number();
  } else {
    json.require_members({"name"});
  }
  if (metric.choice.normalised().metric != metric.choice.metric || metric.choice.is_euclidean())
    json.fail("must be one that format version 1 does not have, by its shortest name");
  return metric;
}

inline Assigner read_assigner(const JsonNode& json, FittedMetric metric) {
  AssignerParts parts;
  parts.rule = json["rule"].one_of(all_assignment_rules, [](AssignmentRule rule) { return to_string(rule); });
  if (needs_members(parts.rule)) {
    json.require_members({"rule", "sizes", "kept", "members", "spread"});
    parts.kept = json["kept"].wholes(1);
    parts.members = metric.choice.is_gower() ? json["members"].matrix_or_nan() : json["members"].matrix();
    parts.centroids = Matrix<double>(0, parts.members.cols());
  } else {
    json.require_members({"rule", "sizes", "centroids", "spread"});
    parts.centroids = json["centroids"].matrix();
    parts.members = Matrix<double>(0, parts.centroids.cols());
  }
  parts.metric = std::move(metric);
  parts.sizes = json["sizes"].wholes(1);
  for (const JsonNode& entry : json["spread"].entries())
    parts.spread.push_back(entry.checked([&] { return ScoreQuantiles(entry.numbers()); }));
  return json.checked([&] { return Assigner(std::move(parts)); });
}

inline SegmentSummary read_segment(const JsonNode& json) {
  json.require_members({"name", "size", "means", "shares"});
  SegmentSummary segment{json["name"].text(), json["size"].whole(1), json["means"].numbers_or_nan(), {}};
  for (const JsonNode& entry : json["shares"].entries())
    segment.shares.push_back(entry.numbers());
  return segment;
}

inline ColumnDistribution read_distribution(const JsonNode& json) {
  ColumnDistribution column;
  column.numeric = json["numeric"].truth();
  column.name = json["name"].text();
  column.missing = json["missing"].whole();
  column.counts = json["counts"].wholes();
  if (column.numeric) {
    json.require_members({"name", "numeric", "missing", "counts", "mean", "deviation", "quantiles", "edges"});
    column.mean = json["mean"].number();
    column.deviation = json["deviation"].number();
    column.quantiles = json["quantiles"].numbers();
    column.edges = json["edges"].numbers();
  } else {
    json.require_members({"name", "numeric", "missing", "counts", "categories"});
    column.categories = json["categories"].texts();
  }
  return column;
}

/// The format version of the file of a model. @throws model_error unless the file says that it is one, of a
/// known version
inline Index read_format_version(const JsonNode& json) {
  if (!json.has("format") || !json.has("format_version"))
    json.fail("must have the members 'format' and 'format_version' of a model");
  if (const std::string format = json["format"].text(); format != model_format)
    json["format"].fail("('" + format + "') must be '" + std::string(model_format) + "'");
  const Index found = json["format_version"].whole(1);
  if (found > model_format_version)
    json["format_version"].fail(
        "(" + std::to_string(found) + ") must be at most " + std::to_string(model_format_version) +
        ": the model was written by a newer segmentiq" +
        (json.has("segmentiq_version") ? ", " + json["segmentiq_version"].text() : ""));
  return found;
}

}  // namespace detail

/// The model in a JSON text. @throws model_error. @see load_model
inline SegmentationModel model_from_json(std::string_view text) {
  const nlohmann::json document = detail::parse_model_json(text);
  const detail::JsonNode json(document, "$");
  const Index format = detail::read_format_version(json);
  json.require_members({"format", "format_version", "segmentiq_version", "training_rows", "preparation",
                        "pca", "method", "metric", "assigner", "segments", "columns"});
  const Method method =
      json["method"].one_of(all_methods, [](Method m) { return std::string(to_string(m)); });
  std::vector<SegmentSummary> segments;
  for (const detail::JsonNode& entry : json["segments"].entries())
    segments.push_back(detail::read_segment(entry));
  std::vector<ColumnDistribution> columns;
  for (const detail::JsonNode& entry : json["columns"].entries())
    columns.push_back(detail::read_distribution(entry));
  std::optional<FittedPca> pca;
  if (!json["pca"].is_null()) pca = detail::read_pca(json["pca"]);
  ModelParts parts{
      .library_version = json["segmentiq_version"].text(),
      .training_rows = json["training_rows"].whole(1),
      .preparation = detail::read_preparation(json["preparation"]),
      .pca = std::move(pca),
      .method = method,
      .assigner = detail::read_assigner(json["assigner"], detail::read_metric(json["metric"], format)),
      .segments = std::move(segments),
      .columns = std::move(columns)};
  return json.checked([&] { return SegmentationModel(std::move(parts)); });
}

/// The model that save_model() wrote. Saved again, it gives the same bytes.
///
/// Nothing in the file is trusted or ignored: the result is a model that can be used, or an error. A model is
/// data; nothing in it is executed.
/// @throws model_error saying where the file is not a model: truncated, foreign, newer than this library, or
/// inconsistent; input_error when the stream fails
///
/// O(size) time, memory about 20 times the file.
inline SegmentationModel load_model(std::istream& stream, const LoadOptions& options = {}) {
  std::string text;
  std::vector<char> part(std::size_t{1} << 16);
  while (stream) {
    stream.read(part.data(), static_cast<std::streamsize>(part.size()));
    text.append(part.data(), to_size(stream.gcount()));
    if (text.size() > options.max_bytes)
      throw model_error("must not be larger than max_bytes (" + std::to_string(options.max_bytes) + ")", "$");
  }
  if (stream.bad() || !stream.eof())
    throw input_error("load_model(): the stream must be readable to its end, but failed");
  return model_from_json(text);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_LOAD_MODEL_HPP
