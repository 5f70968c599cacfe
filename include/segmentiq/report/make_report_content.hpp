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

/// What a report says of a segmentation: for report_html().
///
/// Profiles and stability are added with add_profiles() and add_stability(). Of very many segments, cuts and
/// notes a part is shown, so that a report of 1,000 segments is below 3 MB, as one of a million customers.
/// @param table the one that was segmented
/// @param used what it was segmented with
/// @throws parameter_error when there are segment names, but not one for each segment;
/// cancelled_error. O(n·d + n log n) time; O(n·d) memory for the pictures.
ReportContent make_report_content(const Table& table, const Segmentation& found, const SegmentOptions& used,
                                  const ReportOptions& options = {}, const Execution& execution = {});

namespace detail {

/// A sentence that begins with a capital letter and ends with a full stop.
inline std::string as_sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

/// The name of a file without its folders, which are nobody's business.
inline std::string name_without_folders(const std::string& path) {
  const std::size_t folder = path.find_last_of("/\\");
  return folder == std::string::npos ? path : path.substr(folder + 1);
}

/// Where a report says a warning.
inline ReportNoteKind note_kind(WarningKind kind) {
  if (kind == WarningKind::missing) return ReportNoteKind::imputed;
  if (kind == WarningKind::ties) return ReportNoteKind::ties;
  if (kind == WarningKind::stability) return ReportNoteKind::stability;
  return ReportNoteKind::warning;
}

inline std::vector<ReportCard> report_cards(const Segmentation& found, const ReportOptions& options) {
  const Index n = found.dendrogram.observations();
  const Index rows = found.prepared.original_rows;
  std::vector<ReportCard> cards;
  cards.push_back({as_sentence(options.noun.many), format_count(n),
                   n == rows ? "all rows of the table"
                             : "of " + format_count(rows, "row", "rows") + "; the others lack a value"});
  cards.back().label.pop_back();  // the full stop
  cards.push_back(
      {"Segments", format_count(found.partition.count), found.selection ? "as recommended" : "as asked for"});
  if (found.silhouette.mean) {
    std::string note = std::string(silhouette_rating(*found.silhouette.mean)) + ", on a scale of −1 to 1";
    if (!found.silhouette.sample.empty()) note += "; an estimate from a sample";
    cards.push_back({"Silhouette", format_fixed(*found.silhouette.mean, 2), note});
  }
  const std::vector<ColumnSchema>& columns = found.prepared.schema.columns;
  const auto left_out = std::count_if(columns.begin(), columns.end(), [](const ColumnSchema& column) {
    return column.role == ColumnRole::excluded;
  });
  const auto all = static_cast<Index>(columns.size());
  const Index features = found.prepared.features.values.cols();
  std::string note = format_count(features, "feature", "features") + " after encoding";
  if (found.prepared.pca)
    note += ", " + format_count(found.prepared.pca->components().rows(), "component", "components") +
            " of them kept (" + format_fixed(100 * found.prepared.pca->explained_variance_ratio().sum(), 1) +
            " % of the variance)";
  cards.push_back({"Columns used", format_count(all - left_out) + " of " + format_count(all), note});
  return cards;
}

inline std::vector<ReportSegment> report_segments(const Segmentation& found, const ReportOptions& options) {
  std::vector<ReportSegment> segments;
  const std::vector<Index> sizes = found.partition.sizes();
  for (std::size_t s = 0; s < sizes.size(); ++s) {
    ReportSegment segment;
    segment.label = segment.color = static_cast<Label>(s);
    segment.name = segment_name(options.segment_names, segment.label);
    segment.size = sizes[s];
    segment.share = static_cast<double>(sizes[s]) / static_cast<double>(found.dendrogram.observations());
    if (found.silhouette.mean) segment.silhouette = found.silhouette.per_cluster[s];
    segments.push_back(std::move(segment));
  }
  return segments;
}

/// The cuts that a report shows: of more than 60, those into up to 30 segments, those that a rule picks, and
/// the neighbours of the one that was chosen.
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

/// Their titles stand in the page, and they take its colours.
inline std::vector<ReportPicture> report_pictures(const Table& table, const Segmentation& found,
                                                  const SegmentOptions& used, const ReportOptions& options,
                                                  const Execution& execution) {
  const auto draw = [&execution](const SegmentPictures& pictures) {
    std::vector<ReportPicture> made;
    for (SegmentPicture& picture :
         pictures.draw({.look = Look::page, .titled = false, .root = Orientation::left}, execution))
      made.push_back({std::move(picture.title), std::move(picture.caption), std::move(picture.svg)});
    return made;
  };
  if (options.drawn != nullptr) return draw(*options.drawn);
  return draw(SegmentPictures(table, found,
                              {.height_name = height_name(used.method),
                               .noun = options.noun,
                               .segment_names = options.segment_names,
                               .projection = options.projection},
                              execution));
}

inline std::vector<ReportNote> report_notes(const Segmentation& found) {
  std::vector<ReportNote> notes;
  for (const Warning& warning : found.warnings)
    notes.push_back({note_kind(warning.kind), as_sentence(warning.text), ""});
  for (const ColumnSchema& column : found.prepared.schema.columns)
    if (column.role == ColumnRole::excluded)
      notes.push_back({ReportNoteKind::excluded, std::string(to_string(column.type)) + ": " + column.reason,
                       column.name});
  const std::vector<ImputedColumn>& imputed = found.prepared.imputed;
  if (std::none_of(imputed.begin(), imputed.end(),
                   [](const ImputedColumn& column) { return column.missing > 0; }))
    notes.push_back({ReportNoteKind::imputed, "No cell was missing in the columns used.", ""});
  if (found.tied_merges == 0)
    notes.push_back({ReportNoteKind::ties, "No merge was a tie: there is one dendrogram of these data.", ""});
  return notes;
}

}  // namespace detail

inline ReportContent make_report_content(const Table& table, const Segmentation& found,
                                         const SegmentOptions& used, const ReportOptions& options,
                                         const Execution& execution) {
  require_segment_names(options.segment_names, found.partition.count, "make_report_content()");
  ReportContent content;
  content.title = options.title;
  content.source =
      options.source.empty() ? detail::name_without_folders(table.source().file) : options.source;
  content.date = options.date;
  content.noun = options.noun;
  content.summary = options.noun.counted(found.dendrogram.observations()) + " in " +
                    format_count(found.partition.count, "segment", "segments") + "." +
                    (found.selection ? " " + detail::as_sentence(found.selection->reason) : std::string());
  content.cards = detail::report_cards(found, options);
  content.segments = detail::report_segments(found, options);
  if (options.pictures) content.pictures = detail::report_pictures(table, found, used, options, execution);
  if (found.selection && !found.selection->cuts.empty())
    content.tables.push_back(
        detail::k_selection_table(*found.selection, found.partition.count, options.all_cuts_in));
  content.notes = detail::report_notes(found);
  content.settings = report_settings(found, used);
  content.files = options.files;
  content.all_segments_in = options.all_segments_in;
  return content;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_MAKE_REPORT_CONTENT_HPP
