// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_INVENTED_SEGMENTATION_HPP
#define SEGMENTIQ_TESTS_SUPPORT_INVENTED_SEGMENTATION_HPP

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/pipeline/prepare.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "support/random_data.hpp"
#include "support/random_tree.hpp"

// A segmentation without any clustering: a random tree over invented customers.
namespace segmentiq::testing {

/// n customers: an identifier, a constant, two numbers with a missing cell in every seventh row of one, and a
/// category. @param words in headers and cells
inline Table invented_customers(Index n, const std::string& words = "") {
  std::mt19937_64 random(static_cast<std::uint64_t>(n));
  std::vector<double> age, income;
  std::vector<std::int32_t> id, city, country;
  std::vector<std::string> ids;
  for (Index i = 0; i < n; ++i) {
    age.push_back(std::floor(18 + 60 * uniform(random)));
    income.push_back(i % 7 == 3 ? std::numeric_limits<double>::quiet_NaN() : 105'000 * uniform(random));
    id.push_back(static_cast<std::int32_t>(i));
    ids.push_back("C" + std::to_string(i));
    city.push_back(static_cast<std::int32_t>(random() % 3));
    country.push_back(0);
  }
  TableSource source;
  source.file = "folder/customers.csv";
  return Table({Column::text("customer_id", id, ids), Column::numeric("age" + words, age),
                Column::numeric("income" + words, income),
                Column::text("city" + words, city, {"Addis Ababa" + words, "Adama" + words, "Gondar"}),
                Column::text("country", country, {"ET"})},
               source);
}

inline Segmentation invented_segmentation(const Table& table, Label segments) {
  PreparedTable prepared = prepare(table);
  Dendrogram tree = random_tree(prepared.features.values.rows(), 5);
  Partition partition = last_merges_undone(tree, segments);
  SilhouetteResult silhouette;
  for (std::size_t i = 0; i < partition.labels.size(); ++i)
    silhouette.values.push_back(0.4 - 0.1 * static_cast<double>(i % 7));
  silhouette.mean = 0.1;
  silhouette.per_cluster.assign(static_cast<std::size_t>(segments), 0.1);
  KSelection selection;
  for (Index k = 2; k <= segments + 2; ++k) {
    CutQuality cut;
    cut.clusters = k;
    cut.sizes.assign(static_cast<std::size_t>(k), 10);
    cut.silhouette = 0.1;
    cut.calinski_harabasz = 1e300;
    cut.unique = k != 3;
    selection.cuts.push_back(cut);
  }
  selection.picks = {{"silhouette", segments}};
  selection.recommended = segments;
  selection.reason = "invented";
  std::vector<Warning> warnings = prepared.warnings;
  warnings.push_back({WarningKind::ties, "2 of 9 merges were ties: another cluster was exactly as near"});
  warnings.push_back({WarningKind::segments, "segment 1 has a single member"});
  return Segmentation{std::move(prepared),  std::move(tree),      Algorithm::tree,       2,
                      std::move(partition), std::move(selection), std::move(silhouette), std::move(warnings)};
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_INVENTED_SEGMENTATION_HPP
