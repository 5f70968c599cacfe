// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/pipeline/segment_warnings.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace segmentiq;

namespace {

/// Segments of these sizes, and what is doubted of them.
std::vector<Warning> doubts_of(const std::vector<Index>& sizes, const std::vector<double>& silhouettes = {}) {
  Partition partition;
  partition.count = static_cast<Label>(sizes.size());
  for (std::size_t c = 0; c < sizes.size(); ++c)
    partition.labels.insert(partition.labels.end(), static_cast<std::size_t>(sizes[c]),
                            static_cast<Label>(c));
  SilhouetteResult silhouette;
  if (!silhouettes.empty()) silhouette.mean = 0.1;
  silhouette.per_cluster = silhouettes;
  silhouette.per_cluster_error.assign(silhouettes.size(), 0.01);
  return detail::warnings_of_segments(partition, silhouette);
}

using Warnings = std::vector<Warning>;
constexpr WarningKind segments = WarningKind::segments;

}  // namespace

TEST_CASE("segments of one member are named, unless all are", "[pipeline]") {
  CHECK(doubts_of({}).empty());
  CHECK(doubts_of({1}).empty());
  CHECK(doubts_of({1, 1, 1}).empty());
  CHECK(doubts_of({3, 2}).empty());
  CHECK(doubts_of({3, 1}) == Warnings{{segments, "segment 1 has a single member"}});
  CHECK(doubts_of({1, 3, 1}) == Warnings{{segments, "2 segments have a single member: 0 and 2"}});
}

TEST_CASE("segments are weak when more than chance says so", "[pipeline]") {
  CHECK(doubts_of({2, 2, 2}, {0.5, -0.5, -0.015}) ==
        Warnings{{segments,
                  "segment 1 is weak: its members are on average nearer to another segment "
                  "(silhouette below 0)"}});
  CHECK(doubts_of({2, 1, 2, 2}, {-0.1, -0.5, -0.1, -0.1}) ==
        Warnings{{segments, "segment 1 has a single member"},
                 {segments,
                  "3 segments are weak, their members on average nearer to another segment "
                  "(silhouette below 0): 0, 2 and 3"}});
}

TEST_CASE("of very many segments a few are named, and the others counted", "[pipeline]") {
  std::vector<Index> sizes(12, 1);
  sizes.back() = 5;
  CHECK(doubts_of(sizes)[0].text == "11 segments have a single member: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 10");
  sizes.insert(sizes.begin(), 989, 1);
  CHECK(doubts_of(sizes)[0].text ==
        "1000 segments have a single member: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 990 more");
}
