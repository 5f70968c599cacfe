// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_PLOT_GALLERY_HPP
#define SEGMENTIQ_TESTS_SUPPORT_PLOT_GALLERY_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/plot/box_plot_svg.hpp"
#include "segmentiq/plot/dendrogram/clustermap_svg.hpp"
#include "segmentiq/plot/dendrogram/dendrogram_svg.hpp"
#include "segmentiq/plot/distribution_svg.hpp"
#include "segmentiq/plot/heatmap_svg.hpp"
#include "segmentiq/plot/k_selection_svg.hpp"
#include "segmentiq/plot/scatter_svg.hpp"
#include "segmentiq/plot/silhouette_svg.hpp"
#include "support/random_data.hpp"
#include "support/random_tree.hpp"

// Every kind of picture, of the same invented customers.
namespace segmentiq::testing {

struct GalleryPicture {
  std::string name;
  std::string svg;
};

struct GalleryOptions {
  Label segments = 5;
  Index customers = 600;
  Index points = 20'000;             ///< of the density
  std::vector<std::string> names{};  ///< of segments, features, leaves and titles in turn; empty = plain ones
  Look look = Look::light;
};

/// About 60 characters a name, in one script.
inline std::vector<std::string> long_names(const std::string& script, std::size_t count) {
  const std::vector<std::string> words =
      script == "amharic" ? std::vector<std::string>{"ከፍተኛ", "ገቢ",  "ያላቸው",   "ቤተሰቦች", "በሳምንቱ", "መጨረሻ",
                                                     "የሚገዙ", "ወጣት", "ባለሙያዎች", "ደንበኞች", "ጩኸት"}
      : script == "arabic"
          ? std::vector<std::string>{"عائلات", "مقتصدة", "ذات",   "دخل",      "مرتفع",    "تتسوق",
                                     "شهرياً",  "وشباب",  "المدن", "المهنيون", "بلاتينيوم"}
      : script == "emoji"
          ? std::vector<std::string>{"🛒🛍️",
                                     "👩‍👩‍👧‍👦",
                                     "families",
                                     "🇪🇹🇰🇪",
                                     "❤️‍🔥",
                                     "weekly",
                                     "👍🏽",
                                     "☕️",
                                     "💳",
                                     "young",
                                     "🏙️"}
          : std::vector<std::string>{"High",    "income", "families", "who",           "WWWW",    "shop",
                                     "monthly", "and",    "young",    "professionals", "Platinum"};
  const auto length = [](const std::string& text) {
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80; });
  };
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    std::string name = words[i % words.size()];
    for (std::size_t word = i + 1; length(name) < 57; word += 1 + i / words.size())
      name.append(" ").append(words[word % words.size()]);
    names.push_back(name.append(" ").append(std::to_string(i)));
  }
  return names;
}

/// All pictures. Titles, axes and units take their names from `options.names` as well.
inline std::vector<GalleryPicture> plot_gallery(const GalleryOptions& options) {
  const Index n = std::max<Index>(options.customers, options.segments);
  const Dendrogram tree = random_tree(n, 7);
  const Partition partition = last_merges_undone(tree, options.segments);
  std::mt19937_64 random(static_cast<std::uint64_t>(options.segments));
  const auto normal = [&random] {
    const double radius = std::sqrt(-2 * std::log(1 - uniform(random)));
    return radius * std::cos(6.283185307179586 * uniform(random));
  };
  const std::vector<std::string> plain = {
      "age",         "income",          "orders per month", "region_Addis Ababa",
      "member_gold", "always the same", "basket value",     "days since last visit"};
  const auto features = static_cast<Index>(plain.size());
  const auto name = [&](std::size_t i, const std::string& otherwise) {
    return options.names.empty() ? otherwise : options.names[i % options.names.size()];
  };
  std::vector<std::string> segment_names, feature_names, leaf_names;
  for (Label s = 0; s < options.segments && !options.names.empty(); ++s)
    segment_names.push_back(name(static_cast<std::size_t>(s), ""));
  for (std::size_t f = 0; f < plain.size(); ++f)
    feature_names.push_back(name(f + 3, plain[f]));
  for (Index i = 0; i < n && !options.names.empty(); ++i)
    leaf_names.push_back(name(static_cast<std::size_t>(i) + 1, ""));

  Matrix<double> centers(options.segments, features), x(n, features);
  for (Index s = 0; s < options.segments; ++s)
    for (Index f = 0; f < features; ++f)
      centers(s, f) = 1.6 * normal();
  std::vector<double> column(static_cast<std::size_t>(n));
  std::vector<SegmentScores> scores;
  std::vector<BoxPlotFeature> boxes;
  for (Index f = 0; f < features; ++f) {
    const bool share = f == 3 || f == 4;
    for (Index i = 0; i < n; ++i) {
      const double center = centers(partition.labels[static_cast<std::size_t>(i)], f);
      double& value = column[static_cast<std::size_t>(i)];
      value = f == 5 ? 7.0 : share ? (normal() + center > 0 ? 1.0 : 0.0) : center + normal();
      x(i, f) = f == 5 ? 0 : share ? 2 * value - 1 : value / 1.9;
      if (f == 1) value = std::exp(value / 2) * 105'000;
    }
    const auto at = static_cast<std::size_t>(f);
    scores.push_back(segment_scores(feature_names[at], column, partition.labels, options.segments, share));
    if (f == 1) scores.back().unit = "ETB";
    if (!share)
      boxes.push_back({feature_names[at],
                       f == 1   ? "ETB"
                       : f == 7 ? "days"
                                : "",
                       box_summaries(column, partition.labels, options.segments)});
  }
  std::vector<double> px, py;
  std::vector<Label> labels;
  for (Index i = 0; i < options.points; ++i) {
    const auto label = static_cast<Label>(i % options.segments);
    labels.push_back(label);
    px.push_back(centers(label, 0) * 2 + normal());
    py.push_back((centers(label, 1) * 2 + normal()) * 10'000);
  }
  SilhouetteResult silhouette;
  double sum = 0;
  for (Index i = 0; i < n; ++i) {
    silhouette.values.push_back(std::clamp(0.35 + 0.25 * normal(), -0.6, 0.95));
    sum += silhouette.values.back();
  }
  silhouette.mean = sum / static_cast<double>(n);
  KSelection selection;
  for (Index k = 2; k <= std::max<Index>(2, options.segments + 10); ++k) {
    CutQuality cut;
    cut.clusters = k;
    cut.silhouette = 0.5 / static_cast<double>(k);
    cut.calinski_harabasz = 105'000.0 * static_cast<double>(k);
    if (k != 3) cut.davies_bouldin = 1 + 1 / static_cast<double>(k);
    cut.within_sum_of_squares = 1e6 / static_cast<double>(k);
    if (k > 4) cut.dunn = 0.1;
    cut.unique = k != 4;
    selection.cuts.push_back(cut);
  }
  selection.picks = {{"silhouette", 2}, {"Calinski-Harabasz", options.segments}, {"Davies-Bouldin", 0}};
  selection.recommended = options.segments < 2 ? 2 : options.segments;
  selection.reason = name(2, "The mean silhouette is largest");

  const std::string title = name(0, "Customers of the supermarket");
  std::vector<GalleryPicture> made;
  for (const auto& [place, orientation] : {std::pair{"top", Orientation::top},
                                           {"bottom", Orientation::bottom},
                                           {"left", Orientation::left},
                                           {"right", Orientation::right}})
    made.push_back(
        {std::string("dendrogram_") + place, dendrogram_svg(tree, partition,
                                                            {.title = title,
                                                             .height_name = name(5, "Height (Ward distance)"),
                                                             .leaf_names = leaf_names,
                                                             .segment_names = segment_names,
                                                             .draw_all_up_to = 120,
                                                             .truncate_to = 40,
                                                             .root = orientation,
                                                             .look = options.look})});
  made.push_back(
      {"dendrogram_levels",
       dendrogram_svg(
           tree, partition,
           {.segment_names = segment_names, .root = Orientation::left, .levels = 5, .look = options.look})});
  made.push_back(
      {"distribution",
       distribution_svg(partition, {.title = title, .segment_names = segment_names, .look = options.look})});
  made.push_back({"scatter_points", scatter_svg(px, py, labels,
                                                {.title = title,
                                                 .x_name = name(1, "income (ETB)"),
                                                 .y_name = name(2, "basket value (ETB)"),
                                                 .segment_names = segment_names,
                                                 .max_points = 1500,
                                                 .look = options.look})});
  made.push_back({"scatter_hexagons", scatter_svg(px, py, labels,
                                                  {.title = title,
                                                   .x_name = name(1, "income (ETB)"),
                                                   .y_name = name(2, "basket value (ETB)"),
                                                   .segment_names = segment_names,
                                                   .style = ScatterStyle::hexagons,
                                                   .look = options.look})});
  made.push_back(
      {"silhouette", silhouette_svg(silhouette, partition.labels, options.segments,
                                    {.title = title, .segment_names = segment_names, .look = options.look})});
  made.push_back({"k_selection", k_selection_svg(selection, {.title = title, .look = options.look})});
  made.push_back(
      {"heatmap", heatmap_svg(scores, options.segments,
                              {.title = title, .segment_names = segment_names, .look = options.look})});
  made.push_back(
      {"box_plot", box_plot_svg(boxes, options.segments,
                                {.title = title, .segment_names = segment_names, .look = options.look})});
  made.push_back({"clustermap", clustermap_svg(tree, partition, x, feature_names,
                                               {.title = title,
                                                .height_name = name(5, "Height (Ward distance)"),
                                                .leaf_names = leaf_names,
                                                .segment_names = segment_names,
                                                .look = options.look})});
  return made;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_PLOT_GALLERY_HPP
