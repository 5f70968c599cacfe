// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Stability against R's clusterboot in the same resamples: tests/golden/profile/make_stability.py
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/distance/pairwise_distances.hpp"
#include "segmentiq/profile/linkage_stability.hpp"
#include "segmentiq/profile/stability.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"
#include "support/linkage_once.hpp"

using namespace segmentiq;

namespace {

struct Golden {
  std::ifstream file;

  std::istringstream line() {
    std::string text;
    REQUIRE(std::getline(file, text));
    return std::istringstream(text);
  }
  template<class T>
  std::vector<T> row(Index count) {
    std::istringstream in = line();
    std::vector<T> values(static_cast<std::size_t>(count));
    for (T& value : values)
      in >> value;
    REQUIRE_FALSE(in.fail());
    return values;
  }
  std::vector<std::vector<Index>> rows(Index count, Index draws) {
    std::vector<std::vector<Index>> found;
    for (Index r = 0; r < count; ++r)
      found.push_back(row<Index>(draws));
    return found;
  }

  /// The next resamples of n observations in the file, all with the same number of draws.
  std::vector<std::vector<Index>> bootstrap(Index n) {
    std::string word;
    Index count = 0;
    line() >> word >> count;
    return rows(count, n);
  }
  /// The next ones in the file, each preceded by its size.
  std::vector<std::vector<Index>> subsets() {
    std::string word;
    Index count = 0, size = 0;
    line() >> word >> count >> size;
    return rows(count, size);
  }

  /// Compares the next results in the file with ours for the same resamples.
  template<RowClusterer Clusterer>
  void check(const Partition& segments, const Clusterer& cluster, std::vector<std::vector<Index>> draws,
             Duplicates duplicates) {
    const auto count = static_cast<Index>(draws.size());
    for (std::vector<Index>& rows_of_one : draws)
      rows_of_one = detail::sorted_rows(std::move(rows_of_one), duplicates);
    const StabilityResult found = segment_stability(segments, cluster, draws, {}, {.threads = 1});
    for (Index c = 0; c < segments.count; ++c) {
      const std::vector<double> expected = row<double>(count);
      for (Index r = 0; r < count; ++r)
        CHECK(found.similarities(r, c) == expected[static_cast<std::size_t>(r)]);
    }
    const auto means = row<double>(segments.count);
    const auto recovered = row<Index>(segments.count);
    const auto dissolved = row<Index>(segments.count);
    for (std::size_t c = 0; c < means.size(); ++c) {
      CHECK_THAT(found.segments[c].mean, WithinAbs(means[c], 1e-14));
      CHECK(found.segments[c].recovered == recovered[c]);
      CHECK(found.segments[c].dissolved == dissolved[c]);
    }
  }
};

/// One input of a file: observations, what they were clustered by, and R's segments.
struct Input {
  std::string name, metric, method;
  Matrix<double> x;
  Partition segments;
};

/// The next input, up to its first resamples.
std::optional<Input> next_input(Golden& golden) {
  Input input;
  std::string text, word;
  if (!std::getline(golden.file, text)) return std::nullopt;
  std::istringstream head(text);
  Index n = 0, d = 0;
  head >> word >> input.name >> n >> d;
  REQUIRE(word == "observations");
  input.x.resize(n, d);
  for (Index i = 0; i < n; ++i) {
    const std::vector<double> row = golden.row<double>(d);
    for (Index j = 0; j < d; ++j)
      input.x(i, j) = row[static_cast<std::size_t>(j)];
  }
  std::istringstream found_by = golden.line();
  found_by >> word;
  if (word == "metric") {
    found_by >> input.metric;
    found_by = golden.line();
    found_by >> word;
  }
  REQUIRE(word == "segments");
  Label k = 0;
  found_by >> input.method >> k;
  input.segments = {golden.row<Label>(n), k};
  return input;
}

/// Calls `check` with each input of the file, and the Golden positioned at the input's resamples.
template<class Check>
void check_file(const std::string& name, const Check& check) {
  Golden golden{std::ifstream(SEGMENTIQ_TEST_DATA "/profile/" + name)};
  golden.line();  // versions
  testing::GoldenCounts counts;
  while (const std::optional<Input> input = next_input(golden)) {
    INFO(input->name << ' ' << input->metric);
    check(golden, *input);
    counts.count(input->name);
  }
  CHECK(counts.random >= 200);
  CHECK(counts.real >= 20);
}

}  // namespace

TEST_CASE("segments are as stable as R's clusterboot finds them", "[profile][stability][golden]") {
  check_file("stability.txt", [](Golden& golden, const Input& input) {
    const Method method = method_from_name(input.method);
    const LinkageOfRows cluster{input.x, input.segments.count, method};
    const CondensedMatrix distances = euclidean_distances(input.x);
    const LinkageOfPairs by_pairs{distances, input.segments.count, method};
    const auto draws = golden.bootstrap(input.x.rows());
    golden.line();
    golden.check(input.segments, cluster, draws, Duplicates::dropped);
    golden.line();
    golden.check(input.segments, by_pairs, draws, Duplicates::counted);
    golden.check(input.segments, cluster, golden.subsets(), Duplicates::counted);
  });
}

TEST_CASE("segments by other metrics, too, are as stable as R's clusterboot finds them",
          "[profile][stability][golden]") {
  check_file("stability_of_distances.txt", [](Golden& golden, const Input& input) {
    const CondensedMatrix distances =
        with_metric(metric_from_name(input.metric), {.p = 3},
                    [&](const auto& metric) { return pairwise_distances(input.x, metric); });
    const LinkageOfPairs cluster{distances, input.segments.count, method_from_name(input.method)};
    const auto draws = golden.bootstrap(input.x.rows());
    golden.line();
    golden.check(input.segments, cluster, draws, Duplicates::dropped);
    golden.check(input.segments, cluster, golden.subsets(), Duplicates::counted);
  });
}
