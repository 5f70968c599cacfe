// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_MAKE_REPORT_CONTENT_HPP
#define SEGMENTIQ_REPORT_MAKE_REPORT_CONTENT_HPP

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/warning.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/report/report_options.hpp"
#include "segmentiq/report/report_settings.hpp"

namespace segmentiq {

/// The content of a report on a segmentation, for report_html().
///
///     ReportContent content = make_report_content(table, segmentation, options);
///     add_profiles(content, profiles, table);
///     file << report_html(content);
///
/// Of very many segments, cuts and notes the report shows a part: it stays below 3 MB with 1,000 segments,
/// and with a million customers.
/// @param table the one that was segmented
/// @param segmentation of that table
/// @param segment_options those that it was segmented with
/// @throws parameter_error when there are segment names, but not one for each segment;
/// cancelled_error. O(n·d + n log n) time; O(n·d) memory for the pictures.
ReportContent make_report_content(const Table& table, const Segmentation& segmentation,
                                  const SegmentOptions& segment_options, const ReportOptions& options = {},
                                  const Execution& execution = {});

namespace detail {

/// A sentence that begins with a capital letter and ends with a full stop.
inline std::string as_sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

/// The name of a file without its folders, which a report does not disclose.
inline std::string name_without_folders(const std::string& path) {
  const std::size_t folder = path.find_last_of("/\\");
  return folder == std::string::npos ? path : path.substr(folder + 1);
}

/// The kind of note that a warning becomes.
inline ReportNoteKind note_kind(WarningKind kind) {
  if (kind == WarningKind::missing) return ReportNoteKind::imputed;
  if (kind == WarningKind::ties) return ReportNoteKind::ties;
  if (kind == WarningKind::stability) return ReportNoteKind::stability;
  return ReportNoteKind::warning;
}

inline std::vector<ReportCard> report_cards(const Segmentation& segmentation, const ReportOptions& options) {
  const Index n = segmentation.dendrogram.observations();
  const Index rows = segmentation.prepared.original_rows;
  std::vector<ReportCard> cards;
  cards.push_back({as_sentence(options.noun.many), format_count(n),
                   n == rows ? "all rows of the table"
                             : "of " + format_count(rows, "row", "rows") + "; the others lack a value"});
  cards.back().label.pop_back();  // the full stop
  cards.push_back({"Segments", format_count(segmentation.partition.count),
                   segmentation.selection ? "as recommended" : "as asked for"});
  if (segmentation.silhouette.mean) {
    std::string note =
        std::string(silhouette_rating(*segmentation.silhouette.mean)) + ", on a scale of −1 to 1";
    if (!segmentation.silhouette.sample.empty()) note += "; an estimate from a sample";
    cards.push_back({"Silhouette", format_fixed(*segmentation.silhouette.mean, 2), note});
  }
  const std::vector<ColumnSchema>& columns = segmentation.prepared.schema.columns;
  const auto left_out = std::count_if(columns.begin(), columns.end(), [](const ColumnSchema& column) {
    return column.role == ColumnRole::excluded;
  });
  const auto all = static_cast<Index>(columns.size());
  const Index features = segmentation.prepared.features.values.cols();
  std::string note = format_count(features, "feature", "features") + " after encoding";
  if (segmentation.prepared.pca)
    note += ", " + format_count(segmentation.prepared.pca->components().rows(), "component", "components") +
            " of them kept (" +
            format_fixed(100 * segmentation.prepared.pca->explained_variance_ratio().sum(), 1) +
            " % of the variance)";
  cards.push_back({"Columns used", format_count(all - left_out) + " of " + format_count(all), note});
  return cards;
}

inline std::vector<ReportSegment> report_segments(const Segmentation& segmentation,
                                                  const ReportOptions& options) {
  std::vector<ReportSegment> segments;
  const std::vector<Index> sizes = segmentation.partition.sizes();
  for (std::size_t s = 0; s < sizes.size(); ++s) {
    ReportSegment segment;
    segment.label = segment.color = static_cast<Label>(s);
    segment.name = segment_name(options.segment_names, segment.label);
    segment.size = sizes[s];
    segment.share =
        static_cast<double>(sizes[s]) / static_cast<double>(segmentation.dendrogram.observations());
    if (segmentation.silhouette.mean) segment.silhouette = segmentation.silhouette.per_cluster[s];
    segments.push_back(std::move(segment));
  }
  return segments;
}

/// The cuts that a report shows: all up to 60; of more, those into at most 30 segments, those that a rule
/// picks, and the neighbours of the chosen one.
inline std::vector<const CutQuality*> shown_cuts(const KSelection& selection, Index chosen) {
  const bool all = selection.cuts.size() <= 60;
  std::vector<const CutQuality*> shown;
  for (const CutQuality& cut : selection.cuts) {
    const bool picked = std::any_of(selection.picks.begin(), selection.picks.end(),
                                    [&](const RulePick& pick) { return pick.clusters == cut.clusters; });
    if (all || picked || cut.clusters <= 30 || (cut.clusters >= chosen - 5 && cut.clusters <= chosen + 5))
      shown.push_back(&cut);
  }
  return shown;
}

inline ReportTable k_selection_table(const KSelection& selection, Index chosen, const std::string& all_in) {
  const std::vector<const CutQuality*> shown = shown_cuts(selection, chosen);
  std::string about = as_sentence(selection.reason);
  if (shown.size() < selection.cuts.size()) {
    about += " Of " + format_count(static_cast<Index>(selection.cuts.size())) + " cuts that were compared " +
             format_count(static_cast<Index>(shown.size())) + " are shown";
    about += all_in.empty() ? "." : "; all of them are in " + all_in + ".";
  }
  ReportTable table{"How many segments",
                    about,
                    {{"Segments", true},
                     {"Silhouette", true},
                     {"Caliński–Harabasz", true},
                     {"Davies–Bouldin", true},
                     {"Smallest", true},
                     {"Largest", true},
                     {"Picked by"}},
                    {},
                    {}};
  const auto cell = [](const std::optional<double>& value, int decimals) {
    if (!value) return std::string("–");
    return std::fabs(*value) < 1e15 ? format_fixed(*value, decimals) : format_value(*value);
  };
  for (const CutQuality* cut : shown) {
    std::string picked;
    for (const RulePick& pick : selection.picks)
      if (pick.clusters == cut->clusters) picked += (picked.empty() ? "" : ", ") + pick.rule;
    if (cut->clusters == chosen) table.marked = static_cast<Index>(table.rows.size());
    table.rows.push_back({format_count(cut->clusters), cell(cut->silhouette, 3),
                          cell(cut->calinski_harabasz, 1), cell(cut->davies_bouldin, 3),
                          format_count(*std::min_element(cut->sizes.begin(), cut->sizes.end())),
                          format_count(*std::max_element(cut->sizes.begin(), cut->sizes.end())),
                          cut->unique ? picked : "not unique: merges of equal height"});
  }
  return table;
}

/// Pictures in the colours of the page, which has their titles.
inline std::vector<ReportPicture> report_pictures(const Table& table, const Segmentation& segmentation,
                                                  const SegmentOptions& segment_options,
                                                  const ReportOptions& options, const Execution& execution) {
  const auto draw = [&execution](const SegmentPictures& pictures) {
    std::vector<ReportPicture> made;
    for (SegmentPicture& picture :
         pictures.draw({.look = Look::page, .titled = false, .root = Orientation::left}, execution))
      made.push_back({std::move(picture.title), std::move(picture.caption), std::move(picture.svg)});
    return made;
  };
  if (options.existing_pictures != nullptr) return draw(*options.existing_pictures);
  return draw(SegmentPictures(table, segmentation,
                              {.height_name = height_name(segment_options.method),
                               .noun = options.noun,
                               .segment_names = options.segment_names,
                               .projection = options.projection},
                              execution));
}

inline std::vector<ReportNote> report_notes(const Segmentation& segmentation) {
  std::vector<ReportNote> notes;
  for (const Warning& warning : segmentation.warnings)
    notes.push_back({note_kind(warning.kind), as_sentence(warning.text), ""});
  for (const ColumnSchema& column : segmentation.prepared.schema.columns)
    if (column.role == ColumnRole::excluded)
      notes.push_back({ReportNoteKind::excluded, std::string(to_string(column.type)) + ": " + column.reason,
                       column.name});
  const std::vector<ImputedColumn>& imputed = segmentation.prepared.imputed;
  if (std::none_of(imputed.begin(), imputed.end(),
                   [](const ImputedColumn& column) { return column.missing > 0; }))
    notes.push_back({ReportNoteKind::imputed, "No cell was missing in the columns used.", ""});
  if (segmentation.tied_merges == 0)
    notes.push_back({ReportNoteKind::ties, "No merge was a tie: there is one dendrogram of these data.", ""});
  return notes;
}

}  // namespace detail

inline ReportContent make_report_content(const Table& table, const Segmentation& segmentation,
                                         const SegmentOptions& segment_options, const ReportOptions& options,
                                         const Execution& execution) {
  require_segment_names(options.segment_names, segmentation.partition.count, "make_report_content()");
  ReportContent content;
  content.title = options.title;
  content.source =
      options.source.empty() ? detail::name_without_folders(table.source().file) : options.source;
  content.date = options.date;
  content.noun = options.noun;
  content.summary =
      options.noun.counted(segmentation.dendrogram.observations()) + " in " +
      format_count(segmentation.partition.count, "segment", "segments") + "." +
      (segmentation.selection ? " " + detail::as_sentence(segmentation.selection->reason) : std::string());
  content.cards = detail::report_cards(segmentation, options);
  content.segments = detail::report_segments(segmentation, options);
  if (options.pictures)
    content.pictures = detail::report_pictures(table, segmentation, segment_options, options, execution);
  if (segmentation.selection && !segmentation.selection->cuts.empty())
    content.tables.push_back(detail::k_selection_table(*segmentation.selection, segmentation.partition.count,
                                                       options.all_cuts_in));
  content.notes = detail::report_notes(segmentation);
  content.settings = report_settings(segmentation, segment_options);
  content.files = options.files;
  content.all_segments_in = options.all_segments_in;
  return content;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_MAKE_REPORT_CONTENT_HPP
