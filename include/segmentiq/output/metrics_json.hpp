// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_OUTPUT_METRICS_JSON_HPP
#define SEGMENTIQ_OUTPUT_METRICS_JSON_HPP

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "segmentiq/output/require_written.hpp"
#include "segmentiq/output/segmentation_results.hpp"
#include "segmentiq/output/settings_json.hpp"
#include "segmentiq/output/warnings_json.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/text/json_writer.hpp"

namespace segmentiq {

namespace detail {

/// Which columns became features, and why others did not.
inline void write_feature_config(JsonWriter& json, const PreparedTable& prepared) {
  const Schema& schema = prepared.schema;
  json.object([&] {
    json.member("numeric_features").value(schema.names(ColumnRole::numeric_feature));
    json.member("categorical_features").value(schema.names(ColumnRole::categorical_feature));
    std::vector<ColumnSchema> excluded;
    for (const ColumnSchema& c : schema.columns)
      if (c.role == ColumnRole::excluded) excluded.push_back(c);
    json.member("excluded_features").array(excluded, [&](const ColumnSchema& c) {
      json.object([&] {
        json.member("name").value(c.name);
        json.member("type").value(to_string(c.type));
        json.member("reason").value(c.reason);
      });
    });
    json.member("total_original_features").value(schema.columns.size());
    json.member("encoded_features").value(prepared.features.names);
    const std::optional<FittedPca>& pca = prepared.pca;
    json.member("pca_applied").value(pca.has_value());
    json.member("pca_components").value(pca ? std::optional(pca->components().rows()) : std::nullopt);
    json.member("pca_explained_variance")
        .value(pca ? std::optional(pca->explained_variance_ratio().sum()) : std::nullopt);
  });
}

inline void write_figures(JsonWriter& json, const Segmentation& segmentation, const SegmentOptions& options) {
  const SilhouetteResult& silhouette = segmentation.silhouette;
  json.object([&] {
    json.member("n_samples").value(segmentation.dendrogram.observations());
    json.member("n_dropped")
        .value(segmentation.prepared.original_rows - segmentation.dendrogram.observations());
    json.member("n_clusters").value(segmentation.partition.count);
    json.member("n_encoded_features").value(segmentation.prepared.features.values.cols());
    json.member("silhouette_score").value(silhouette.mean);
    json.member("silhouette_rating");
    if (silhouette.mean)
      json.value(silhouette_rating(*silhouette.mean));
    else
      json.null();
    if (silhouette.mean && !silhouette.sample.empty()) {
      json.member("silhouette_sample_size").value(silhouette.sample.size());
      json.member("silhouette_standard_error").value(silhouette.standard_error);
    }
    json.member("cluster_sizes").object([&] {
      Index c = 0;
      for (const Index size : segmentation.partition.sizes())
        json.member(std::to_string(c++)).value(size);
    });
    json.member("linkage").value(to_string(options.method));
    json.member("metric").value(to_string(options.metric));
    json.member("algorithm").value(to_string(segmentation.algorithm));
    json.member("tied_merges").value(segmentation.tied_merges);
  });
}

inline void write_segments(JsonWriter& json, const SegmentationResults& results) {
  const Segmentation& segmentation = results.segmentation;
  const std::vector<Index> sizes = segmentation.partition.sizes();
  json.array_of(segmentation.partition.count, [&](Index c) {
    const SegmentProfile& profile = results.profiles.segments[to_size(c)];
    json.object([&] {
      json.member("cluster").value(c);
      json.member("name").value(profile.name);
      json.member("size").value(sizes[to_size(c)]);
      json.member("silhouette")
          .value(segmentation.silhouette.mean ? std::optional(segmentation.silhouette.per_cluster[to_size(c)])
                                              : std::nullopt);
      json.member("rule").value(profile.rule.text);
      if (!results.stability) return;
      const SegmentStability& stability = results.stability->segments[to_size(c)];
      json.member("stability").object([&] {
        json.member("mean_jaccard").value(stability.mean);
        json.member("standard_error").value(stability.standard_error);
        json.member("recovered").value(stability.recovered);
        json.member("dissolved").value(stability.dissolved);
        json.member("doubtful").value(stability.doubtful);
      });
    });
  });
}

inline void write_selection(JsonWriter& json, const KSelection& selection) {
  json.object([&] {
    json.member("recommended").value(selection.recommended);
    json.member("reason").value(selection.reason);
    json.member("picks").object([&] {
      for (const RulePick& pick : selection.picks)
        json.member(pick.rule).value(pick.clusters > 0 ? std::optional(pick.clusters) : std::nullopt);
    });
    json.member("silhouette_by_k").object([&] {
      for (const CutQuality& cut : selection.cuts)
        json.member(std::to_string(cut.clusters)).value(cut.silhouette);
    });
  });
}

}  // namespace detail

/// What was used, how good the result is, and every warning, as JSON (RFC 8259) with a line for each value:
/// `settings` (what was chosen), `feature_config` (what the columns became), `metrics` (figures of the
/// whole), `segments`, `k_selection` (null where the number of segments was given), `warnings` and
/// `warning_kinds`. The same results give the same bytes. Bytes that are not UTF-8 become U+FFFD.
/// @param results its profiles have as many segments as its partition
/// @param options those that the results were found with
/// O(k + number of columns and features) time and memory
inline std::string metrics_json(const SegmentationResults& results, const SegmentOptions& options) {
  JsonWriter json(
      {.layout = JsonLayout::indented, .invalid_utf8 = InvalidUtf8::replace, .where = "metrics_json()"});
  json.object([&] {
    json.member("settings");
    write_settings(json, results, options);
    json.member("feature_config");
    detail::write_feature_config(json, results.segmentation.prepared);
    json.member("metrics");
    detail::write_figures(json, results.segmentation, options);
    json.member("segments");
    detail::write_segments(json, results);
    json.member("k_selection");
    if (results.segmentation.selection)
      detail::write_selection(json, *results.segmentation.selection);
    else
      json.null();
    write_warnings(json, results.segmentation.warnings);
  });
  return json.take();
}

/// Writes metrics_json() and a line end. @throws output_error when the stream fails
inline void write_metrics_json(const SegmentationResults& results, const SegmentOptions& options,
                               std::ostream& stream) {
  stream << metrics_json(results, options) << '\n';
  detail::require_written(stream, "write_metrics_json()");
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_OUTPUT_METRICS_JSON_HPP
