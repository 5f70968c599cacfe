// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/profile/stability.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/profile/linkage_stability.hpp"
#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// k tight groups far from each other, in turn.
Matrix<double> blobs(Index n, Index d, Index k, std::uint64_t seed) {
  Matrix<double> x = scattered(n, d, seed);
  for (Index i = 0; i < n; ++i)
    x.row(i).array() += 100.0 * static_cast<double>(i % k);
  return x;
}

Partition segments_of(const Matrix<double>& x, Index k, Method method = Method::ward) {
  return cut_exact(linkage(x, method), k);
}

const auto all_in_one = [](std::span<const Index> rows, const Execution&) {
  return Partition{std::vector<Label>(rows.size(), 0), 1};
};
struct GivesNothing {
  int operator()(std::span<const Index>, const Execution&) const { return 0; }
};
static_assert(RowClusterer<decltype(all_in_one)>);
static_assert(!RowClusterer<GivesNothing> && !RowClusterer<int>);

}  // namespace

TEST_CASE("groups far apart come back in every resample", "[profile][stability]") {
  const Matrix<double> x = blobs(60, 2, 3, 1);
  const Partition segments = segments_of(x, 3);
  for (const Resampling resampling : {Resampling::bootstrap, Resampling::subset})
    for (const Duplicates duplicates : {Duplicates::dropped, Duplicates::counted}) {
      const StabilityResult found = linkage_stability(
          x, segments, Method::ward, {},
          {.resamples = 20, .sampling = {.resampling = resampling, .duplicates = duplicates}});
      CHECK(found.similarities.minCoeff() == 1);
      for (const SegmentStability& segment : found.segments)
        CHECK(segment == SegmentStability{.mean = 1, .recovered = 20});
      CHECK(found.draws == (resampling == Resampling::subset ? 30 : 60));
      CHECK_FALSE(found.limited);
      CHECK(stability_warning(found).empty());
    }
}

TEST_CASE("segments of data without structure are flagged", "[profile][stability]") {
  const Matrix<double> x = scattered(120, 3, 7);
  const Partition segments = segments_of(x, 8, Method::complete);
  const StabilityResult found = linkage_stability(x, segments, Method::complete, {}, {.resamples = 30});
  Index doubtful = 0;
  for (const SegmentStability& segment : found.segments) {
    CHECK(segment.doubtful == (segment.mean < 0.6));
    CHECK(segment.standard_error > 0);
    CHECK(segment.standard_error < 0.1);
    doubtful += segment.doubtful;
  }
  CHECK(doubtful >= 4);  // of 8
  const std::string warning = stability_warning(found);
  CHECK_THAT(warning, ContainsSubstring("Segments "));
  CHECK_THAT(warning, ContainsSubstring("in 30 resamples is below 0.6."));
}

TEST_CASE("renaming segments renames their stabilities", "[profile][stability]") {
  const Matrix<double> x = scattered(50, 2, 3);
  const Partition segments = segments_of(x, 4);
  Partition renamed = segments;
  for (Label& label : renamed.labels)
    label = 3 - label;
  const LinkageOfRows cluster{x, 4};
  const auto renaming = [&](std::span<const Index> rows, const Execution& execution) {
    Partition found = cluster(rows, execution);
    for (Label& label : found.labels)
      label = (label + 1) % found.count;
    return found;
  };
  const StabilityOptions options{.resamples = 15};
  const StabilityResult one = segment_stability(segments, cluster, options);
  const StabilityResult other = segment_stability(renamed, renaming, options);
  for (Index c = 0; c < 4; ++c) {
    CHECK(one.similarities.col(c) == other.similarities.col(3 - c));
    CHECK(one.segments[static_cast<std::size_t>(c)] == other.segments[static_cast<std::size_t>(3 - c)]);
  }
}

TEST_CASE("stability is the same bytes for any threads and any limit that suffices", "[profile][stability]") {
  const Matrix<double> x = scattered(200, 3, 5);
  const Partition segments = segments_of(x, 5);
  const StabilityOptions options{.resamples = 12};
  const StabilityResult one = linkage_stability(x, segments, Method::ward, {}, options, {.threads = 1});
  const LinkageOfRows cluster{x, 5};
  const auto for_one = static_cast<std::size_t>(cluster.memory(200)) + 24 * 200 + 8 * 200 + 8 * 12 * 6 + 100;
  for (const int threads : {2, 3, 8})
    for (const std::size_t limit : {std::size_t{0}, for_one, 2 * for_one}) {
      const StabilityResult many = linkage_stability(x, segments, Method::ward, {}, options,
                                                     {.threads = threads, .max_memory = limit});
      CHECK(many.similarities == one.similarities);
      CHECK(many.segments == one.segments);
    }
  CHECK_THROWS_AS(linkage_stability(x, segments, Method::ward, {}, options, {.max_memory = for_one / 2}),
                  memory_limit_error);
  // The first resamples do not depend on how many there are; another seed gives others.
  StabilityOptions fewer = options;
  fewer.resamples = 5;
  CHECK(linkage_stability(x, segments, Method::ward, {}, fewer).similarities == one.similarities.topRows(5));
  fewer.sampling.seed = 2;
  CHECK(linkage_stability(x, segments, Method::ward, {}, fewer).similarities != one.similarities.topRows(5));
}

TEST_CASE("resamples are drawn as they are described", "[profile][stability]") {
  const ResamplingOptions boot{.duplicates = Duplicates::counted};
  const ResamplingOptions once{};
  const ResamplingOptions half{.resampling = Resampling::subset};
  double distinct = 0;
  std::vector<int> drawn(1000, 0);
  for (Index r = 0; r < 50; ++r) {
    const auto rows = detail::resample(1000, 1000, boot, r);
    CHECK(rows.size() == 1000);
    CHECK(std::is_sorted(rows.begin(), rows.end()));
    const std::set<Index> different(rows.begin(), rows.end());
    CHECK(detail::resample(1000, 1000, once, r) == std::vector<Index>(different.begin(), different.end()));
    distinct += static_cast<double>(different.size()) / 50'000;
    const auto subset = detail::resample(1000, 500, half, r);
    CHECK(std::set<Index>(subset.begin(), subset.end()).size() == 500);
    CHECK((subset.front() >= 0 && subset.back() < 1000));
    for (const Index row : subset)
      ++drawn[static_cast<std::size_t>(row)];
  }
  CHECK_THAT(distinct, WithinAbs(1 - std::exp(-1), 0.01));
  CHECK(*std::min_element(drawn.begin(), drawn.end()) >= 8);  // of 25 ± 3.5
  CHECK(*std::max_element(drawn.begin(), drawn.end()) <= 42);
  // The exact numbers: every machine must draw these.
  CHECK(detail::resample(10, 5, half, 0) == std::vector<Index>{1, 3, 4, 6, 9});
  CHECK(detail::resample(10, 10, boot, 3) == std::vector<Index>{0, 1, 2, 3, 4, 5, 5, 7, 7, 9});
  CHECK(resampling_from_name("subset") == Resampling::subset);
  CHECK(to_string(Resampling::bootstrap) == "bootstrap");
  CHECK_THROWS_WITH(resampling_from_name("jackknife"), ContainsSubstring("one of bootstrap, subset"));
}

TEST_CASE("a segment that a resample lacks counts as dissolved, and is counted", "[profile][stability]") {
  const Partition segments{{0, 0, 0, 1}, 2};
  const StabilityResult found =
      segment_stability(segments, all_in_one, {{0, 1, 2}, {0, 1, 2, 3}, {0, 0, 3}}, {}, {.threads = 1});
  CHECK(found.segments[0].mean == (1 + 0.75 + 2.0 / 3) / 3);
  CHECK(found.segments[0].recovered == 1);  // 0.75 is not above 0.75
  CHECK(found.segments[1].absent == 1);
  CHECK(found.segments[1].dissolved == 3);
  CHECK(found.segments[1].doubtful);
  CHECK(stability_warning(found, {"Savers", "Regulars"}) ==
        "Segment Regulars (0.19 ± 0.10) does not come back when the data are drawn again: the mean Jaccard "
        "similarity in 3 resamples is below 0.6.");
}

TEST_CASE("of many doubtful segments ten are named", "[profile][stability]") {
  StabilityResult result;
  result.segments.assign(12, {.mean = 0.25, .doubtful = true});
  result.segments[1].doubtful = false;
  CHECK_THAT(stability_warning(result),
             ContainsSubstring("9 (0.25 ± 0.00), 10 (0.25 ± 0.00) and 1 more do not"));
  result.segments.pop_back();
  CHECK_THAT(stability_warning(result), ContainsSubstring(", 10 (0.25 ± 0.00) do not"));
}

TEST_CASE("few, equal and many observations", "[profile][stability]") {
  for (const Index n : {1, 2, 5}) {
    const Matrix<double> x = Matrix<double>::Constant(n, 2, 4.0);
    const Partition one{std::vector<Label>(static_cast<std::size_t>(n), 0), 1};
    CHECK(linkage_stability(x, one, Method::ward).segments[0].mean == 1);
    // A resample of fewer rows than segments has as many segments as rows.
    const Partition each = cut_exact(linkage(x, Method::ward), n);
    CHECK(linkage_stability(x, each, Method::ward).segments.size() == static_cast<std::size_t>(n));
  }
  const Matrix<double> x = blobs(3000, 2, 2, 4);
  const Partition segments = segments_of(x, 2);
  const StabilityResult found =
      linkage_stability(x, segments, Method::ward, {}, {.resamples = 3, .sampling = {.max_draws = 100}});
  CHECK(found.limited);
  CHECK(found.draws == 100);
  CHECK(found.observations == 3000);
  CHECK(found.similarities.minCoeff() == 1);
  StabilityResult doubtful = found;
  doubtful.segments[1].doubtful = true;
  CHECK_THAT(stability_warning(doubtful),
             ContainsSubstring("Each resample had 100 draws of the 3000 observations"));
}

TEST_CASE("stability is that of the observations by columns, and of floats, too", "[profile][stability]") {
  const Eigen::MatrixXf floats = scattered(40, 3, 5).cast<float>();
  const Eigen::MatrixXd columns = floats.cast<double>();
  const Matrix<double> x = columns;
  const Partition segments = segments_of(x, 4);
  const StabilityOptions options{.resamples = 5};
  const Matrix<double> similarities = linkage_stability(x, segments, Method::ward, {}, options).similarities;
  CHECK(linkage_stability(columns, segments, Method::ward, {}, options).similarities == similarities);
  CHECK(linkage_stability(floats, segments, Method::ward, {}, options).similarities == similarities);
}

TEST_CASE("dissimilarities and weights are resampled with their rows", "[profile][stability]") {
  const Matrix<double> x = scattered(40, 2, 9);
  CondensedMatrix distances(40);
  double* to = distances.data();
  for (Index i = 0; i < 40; ++i)
    for (Index j = i + 1; j < 40; ++j)
      *to++ = (x.row(i) - x.row(j)).norm();
  const Partition segments = segments_of(x, 4, Method::average);
  const StabilityOptions options{.resamples = 10};
  const StabilityResult of_rows = linkage_stability(x, segments, Method::average, {}, options);
  CHECK(linkage_stability(distances, segments, Method::average, options).similarities ==
        of_rows.similarities);
  // All weights the same: nothing changes.
  LinkageOptions weighted;
  weighted.weights.assign(40, 2.0);
  CHECK(linkage_stability(x, segments, Method::average, weighted, options).similarities ==
        of_rows.similarities);
  weighted.weights.resize(39);
  CHECK_THROWS_WITH(linkage_stability(x, segments, Method::average, weighted, options),
                    ContainsSubstring("weights (39 of them) must be 40"));
}

TEST_CASE("resamples keep to size limits in proportion, where their tree can", "[profile][stability]") {
  const Matrix<double> x = scattered(60, 2, 11);
  const Dendrogram tree = linkage(x, Method::ward);
  const SizeLimits sizes{10, 30};
  const Partition segments = cut_within_sizes(tree, 3, sizes);
  Index within = 0;
  const LinkageOfRows cluster{x, 3, Method::ward, {}, sizes};
  for (Index r = 0; r < 20; ++r) {
    const std::vector<Index> rows = detail::resample(60, 30, {.resampling = Resampling::subset}, r);
    const std::vector<Index> found = cluster(rows, {}).sizes();
    within += *std::min_element(found.begin(), found.end()) >= 5 &&
              *std::max_element(found.begin(), found.end()) <= 15;
  }
  CHECK(within >= 10);  // of 20
  // Limits that do not bind change nothing; limits that no cut of the tree meets are ignored.
  const auto similarities = [&](const SizeLimits& limits) {
    return segment_stability(segments, LinkageOfRows{x, 3, Method::ward, {}, limits},
                             StabilityOptions{.resamples = 5})
        .similarities;
  };
  CHECK(similarities({1, 60}) == similarities({}));
  CHECK(detail::cut_of_resample(chain_tree(10), 3, {4, 6}, 10) == cut_exact(chain_tree(10), 3));
  CHECK(similarities(sizes) != similarities({}));
  const CondensedMatrix distances = euclidean_distances(x);
  CHECK(segment_stability(segments, LinkageOfPairs{distances, 3, Method::average, sizes},
                          StabilityOptions{.resamples = 5})
            .similarities == segment_stability(segments, LinkageOfRows{x, 3, Method::average, {}, sizes},
                                               StabilityOptions{.resamples = 5})
                                 .similarities);
}

TEST_CASE("stability reports progress and can be stopped", "[profile][stability]") {
  const Matrix<double> x = scattered(100, 2, 2);
  const Partition segments = segments_of(x, 3);
  double last = -1;
  bool falls = false;
  Execution execution{.threads = 2};
  execution.progress = [&](const Progress& progress) {
    falls = falls || progress.phase != "stability" || progress.done < last || progress.total != 10;
    last = progress.done;
  };
  linkage_stability(x, segments, Method::ward, {}, {.resamples = 10}, execution);
  CHECK(last == 10);
  CHECK_FALSE(falls);

  for (const int threads : {1, 2}) {
    std::stop_source stop;
    const auto stopping = [&](std::span<const Index> rows, const Execution& inside) {
      if (inside.stop != stop.get_token()) throw std::logic_error("another stop token");
      stop.request_stop();
      return all_in_one(rows, inside);
    };
    CHECK_THROWS_AS(segment_stability(segments, stopping, StabilityOptions{},
                                      {.threads = threads, .stop = stop.get_token()}),
                    cancelled_error);
  }
}

TEST_CASE("invalid input of stability is refused and named", "[profile][stability]") {
  const Partition two{{0, 1, 1}, 2};
  const auto fails = [&](const Partition& segments, const StabilityOptions& options, const char* message) {
    INFO(message);
    CHECK_THROWS_WITH(segment_stability(segments, all_in_one, options), ContainsSubstring(message));
  };
  fails({}, {}, "there must be at least 1 observation");
  fails({{0, 2, 1}, 2}, {}, "label of observation 1 (2) must be in [0, 2)");
  fails({{0, no_label, 1}, 2}, {}, "label of observation 1 (-1) must be in [0, 2)");
  fails(two, {.resamples = 1}, "resamples (1) must be at least 2");
  fails(two, {.sampling = {.share = 1.5}}, "share (1.500000) must be in (0, 1]");
  fails(two, {.sampling = {.share = std::nan("")}}, "must be in (0, 1]");
  fails(two, {.sampling = {.resampling = Resampling::subset, .share = 0.1}},
        "of 3 observations must be at least 1");
  fails(two, {.sampling = {.max_draws = 0}}, "max_draws (0) must be at least 1");
  fails(two, {.recovered_above = 1.1}, "recovered_above (1.100000) must be in [0, 1]");
  fails(two, {.dissolved_to = -1}, "dissolved_to (-1.000000) must be in [0, 1]");
  fails(two, {.doubtful_below = std::nan("")}, "doubtful_below (nan) must be in [0, 1]");
  const auto short_answer = [](std::span<const Index>, const Execution&) {
    return Partition{{0}, 1};
  };
  CHECK_THROWS_WITH(segment_stability(two, short_answer, {{0, 1}, {1, 2}}),
                    ContainsSubstring("gave 1 labels for the 2 rows of resample"));
  CHECK_THROWS_WITH(segment_stability(two, all_in_one, {{0, 1}, {}}),
                    ContainsSubstring("resample 1 must have"));
  CHECK_THROWS_WITH(segment_stability(two, all_in_one, {{0, 1}, {3}}),
                    ContainsSubstring("row (3) of resample 1 must be in [0, 3)"));
  CHECK_THROWS_WITH(linkage_stability(scattered(4, 2, 1), two, Method::ward),
                    ContainsSubstring("segments (3 labels) must be of the same 4 observations"));
}
