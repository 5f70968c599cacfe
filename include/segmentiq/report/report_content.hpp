// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_CONTENT_HPP
#define SEGMENTIQ_REPORT_REPORT_CONTENT_HPP

#include <optional>
#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/theme.hpp"

// The content of a report as plain data, without statistics and markup. make_report_content() fills it from a
// segmentation, report_html() makes a page of it. Texts may be any bytes: they are always written as text. An
// empty text is not shown, nor is a section without content.
namespace segmentiq {

/// One figure at the head of a report: "Silhouette", "0.43", "of −1 to 1; 0.25 to 0.5 is a weak structure".
struct ReportCard {
  std::string label;
  std::string value;
  std::string note;
};

/// A name and its value, as they are shown.
struct ReportPair {
  std::string name;
  std::string value;
};

/// Whether a segment lies above or below all observations in a column; `neither` for what has no direction.
enum class ReportDirection { above, below, neither };

/// What makes a segment different, in one column.
struct ReportDriver {
  std::string name;                                      ///< of the column, or of column and category
  std::string text;                                      ///< "82,400 on average, against 45,100"
  ReportDirection direction = ReportDirection::neither;  ///< shown as an arrow
  std::optional<double> strength{};  ///< −1 … 1, drawn as a bar to the left or right; nothing = no bar
};

/// How a person can tell by hand that someone belongs to a segment.
struct ReportRule {
  std::string text;                   ///< "income > 60,000 and card = Platinum"
  std::optional<double> precision{};  ///< 0 … 1: share of those the rule finds that are in the segment
  std::optional<double> recall{};     ///< 0 … 1: share of the segment that the rule finds
};

/// One segment.
struct ReportSegment {
  Label label = 0;   ///< its number in every output file
  Label color = 0;   ///< index into the palette: @see segment_paint
  std::string name;  ///< empty = "Segment 3"
  std::string text;  ///< a sentence or two about it
  Index size = 0;
  double share = 0;                    ///< of all observations, 0 … 1
  std::optional<double> silhouette{};  ///< its mean
  std::optional<double> stability{};   ///< 0 … 1
  std::vector<ReportDriver> drivers;   ///< the strongest first
  std::optional<ReportRule> rule{};
  std::vector<ReportPair> typical;  ///< column and value of its most typical member
};

/// A picture: what an SvgWriter wrote with `Look::page`, so that its colours follow those of the page.
///
/// It becomes part of the page as it is. So it must be what an SvgWriter writes: one <svg> with numbers
/// as width and height, elements and attributes that draw, no ids, styles, scripts or links.
struct ReportPicture {
  std::string title;    ///< the picture should have none of its own
  std::string caption;  ///< how to read it
  std::string svg;
};

/// A column of a table.
struct ReportColumn {
  std::string name;
  bool numeric = false;  ///< set flush right
};

/// A table; its cells are texts as they are shown.
struct ReportTable {
  std::string title;
  std::string caption;                         ///< what it tells
  std::vector<ReportColumn> columns;           ///< the first one names the rows
  std::vector<std::vector<std::string>> rows;  ///< a cell for each column
  std::optional<Index> marked{};               ///< the row that was picked
};

/// What a note on the data is about. The report groups notes by kind, in this order.
enum class ReportNoteKind { warning, excluded, imputed, ties, stability, other };

/// What a careful reader needs to know.
struct ReportNote {
  ReportNoteKind kind = ReportNoteKind::other;
  std::string text;
  std::string subject;  ///< the column or file it is about, if it is about one
};

/// A file that was written beside the report.
struct ReportFile {
  std::string name;  ///< relative to the report; shown, not linked
  std::string text;  ///< what is in it
};

/// Everything that a report says.
struct ReportContent {
  std::string title = "Customer segments";
  std::string source;  ///< the file that the observations come from
  std::string date;    ///< as it is shown; the library has no clock
  ItemNoun noun{};
  std::string summary;  ///< a sentence or two below the title
  std::vector<ReportCard> cards;
  std::vector<ReportSegment> segments;
  std::vector<ReportPicture> pictures;
  std::vector<ReportTable> tables;
  std::vector<ReportNote> notes;
  std::vector<ReportPair> settings;
  std::vector<ReportFile> files;

  // Bounds that keep the page readable and small enough for mail.
  Index max_listed = 500;       ///< rows of the overview; of more segments, the largest
  Index max_described = 150;    ///< segments with a description; of more, the largest
  Index max_notes = 200;        ///< of each kind; of more, the first
  std::string all_segments_in;  ///< the file to name where segments are left out
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_REPORT_CONTENT_HPP
