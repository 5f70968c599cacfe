// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/quality/silhouette.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <stop_token>
#include <string>
#include <vector>

#include "segmentiq/core/stage.hpp"
#include "support/catch.hpp"
#include "support/golden_linkage.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

static_assert(Evaluator<Silhouette, Matrix<double>, Partition> &&
              Evaluator<Silhouette, FeatureMatrix, Partition>);
static_assert(!Evaluator<Silhouette, Partition, Partition>);

namespace {

Partition partition_of(std::vector<Label> labels) {
  const Label count = labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end()) + 1;
  return {std::move(labels), count};
}

/// k clusters of n observations, each of them used.
Partition random_partition(Index n, Label k, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Label> labels;
  for (Index i = 0; i < n; ++i)
    labels.push_back(i < k ? static_cast<Label>(i)
                           : static_cast<Label>(random() % static_cast<std::uint64_t>(k)));
  return {std::move(labels), k};
}

/// From the definition, one observation after the other, in long double.
std::vector<double> plain_silhouette(const Matrix<double>& x, const Partition& partition) {
  std::vector<double> values;
  const std::vector<Index> sizes = partition.sizes();
  for (Index i = 0; i < x.rows(); ++i) {
    std::vector<long double> sums(sizes.size(), 0);
    for (Index j = 0; j < x.rows(); ++j) {
      long double square = 0;
      for (Index k = 0; k < x.cols(); ++k) {
        const long double difference = static_cast<long double>(x(i, k)) - static_cast<long double>(x(j, k));
        square += difference * difference;
      }
      sums[static_cast<std::size_t>(partition.labels[static_cast<std::size_t>(j)])] += std::sqrt(square);
    }
    const auto own = static_cast<std::size_t>(partition.labels[static_cast<std::size_t>(i)]);
    long double other = std::numeric_limits<long double>::infinity();
    for (std::size_t c = 0; c < sums.size(); ++c)
      if (c != own) other = std::min(other, sums[c] / static_cast<long double>(sizes[c]));
    const long double within = sizes[own] > 1 ? sums[own] / static_cast<long double>(sizes[own] - 1) : 0;
    const long double larger = std::max(within, other);
    values.push_back(sizes[own] == 1 || larger == 0 ? 0 : static_cast<double>((other - within) / larger));
  }
  return values;
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
  REQUIRE(a.size() == b.size());
  double most = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    most = std::max(most, std::abs(a[i] - b[i]));
  return most;
}

}  // namespace

TEST_CASE("silhouettes are scikit-learn's", "[quality][golden]") {
  GoldenWords words("quality/silhouette.txt");
  int partitions = 0;
  while (!words.at_end()) {
    REQUIRE(words.word() == "observations");
    const std::string name = words.word();
    const Index n = words.number<Index>();
    const Index d = words.number<Index>();
    Matrix<double> x = words.matrix(n, d);
    if (d == 0) x = read_golden_linkages(name + ".txt").at(0).x;
    REQUIRE(x.rows() == n);
    while (!words.at_end() && words.peek() == "silhouette") {
      words.word();
      const std::string method = words.word();
      const Label k = words.number<Label>();
      INFO(name << ", " << method << ", k " << k);
      const double mean = words.number<double>();
      const Partition partition{words.numbers<Label>(n), k};
      const auto expected = words.numbers<double>(n);
      const SilhouetteResult found = silhouette(x, partition);
      CHECK(found.undefined.empty());
      CHECK_THAT(found.mean.value(), WithinAbs(mean, 1e-7));
      CHECK(largest_difference(found.values, expected) < 1e-7);
      ++partitions;
    }
  }
  CHECK(partitions == 45 + 200 + 20);
}

TEST_CASE("silhouettes are those of the definition", "[quality][oracle]") {
  for (const Index n : {3, 4, 9, 63, 65, 130, 520})
    for (const Label k : {2, 3, 7, 60}) {
      if (k > n - 1) continue;
      INFO("n " << n << ", k " << k);
      const Matrix<double> x = n % 2 == 0 ? tied(n, 2, 4, 1) : scattered(n, 5, 1);
      const Partition partition = random_partition(n, k, 3);
      const SilhouetteResult found = silhouette(x, partition);
      CHECK(largest_difference(found.values, plain_silhouette(x, partition)) < 1e-13);

      std::vector<double> of_clusters(static_cast<std::size_t>(k), 0.0);
      double sum = 0;
      for (std::size_t i = 0; i < found.values.size(); ++i) {
        sum += found.values[i];
        of_clusters[static_cast<std::size_t>(partition.labels[i])] += found.values[i];
        CHECK((found.values[i] >= -1 && found.values[i] <= 1));
      }
      CHECK_THAT(found.mean.value(), WithinAbs(sum / static_cast<double>(n), 1e-14));
      for (std::size_t c = 0; c < of_clusters.size(); ++c)
        of_clusters[c] /= static_cast<double>(partition.sizes()[c]);
      CHECK(largest_difference(found.per_cluster, of_clusters) < 1e-14);
    }
}

TEST_CASE("near-duplicates far from 0 keep their digits", "[quality]") {
  Matrix<double> x(6, 2);
  x << 0, 0, 1, 0, 0, 1, 8, 8, 9, 8, 8, 9;
  const Partition partition = partition_of({0, 0, 0, 1, 1, 1});
  const double expected = silhouette(x, partition).mean.value();
  // Powers of two, so that moving them rounds nothing. ‖x‖² + ‖y‖² − 2xy would lose every digit here.
  const Matrix<double> far = (x.array() * 0x1p-20 + 0x1p30).matrix();
  CHECK(silhouette(far, partition).mean.value() == expected);
}

TEST_CASE("the only member of a cluster, and clusters of equal points, have silhouette 0", "[quality]") {
  Matrix<double> x(4, 1);
  x << 0, 1, 5, 5;
  const SilhouetteResult found = silhouette(x, partition_of({0, 0, 1, 2}));
  CHECK(found.values[2] == 0);
  CHECK(found.values[3] == 0);
  CHECK(found.per_cluster[1] == 0);
  CHECK(found.values[0] > 0.7);

  const SilhouetteResult equal =
      silhouette(Matrix<double>::Constant(6, 2, 0.1), partition_of({0, 0, 0, 1, 1, 1}));
  CHECK(equal.mean == 0.0);
  for (const double value : equal.values)
    CHECK(value == 0);
  CHECK(silhouette(Matrix<double>(6, 0), partition_of({0, 0, 0, 1, 1, 1})).mean == 0.0);
}

TEST_CASE("below two clusters and above n − 1 there is no silhouette, and the result says why", "[quality]") {
  const Matrix<double> x = scattered(4, 2, 1);
  for (const auto& labels : {std::vector<Label>{0, 0, 0, 0}, std::vector<Label>{0, 1, 2, 3}}) {
    const SilhouetteResult found = silhouette(x, partition_of(labels));
    CHECK_FALSE(found.mean.has_value());
    CHECK(found.values.empty());
    CHECK(found.per_cluster.empty());
    CHECK_THAT(found.undefined,
               ContainsSubstring("2 to n − 1 segments") && ContainsSubstring("of 4 observations"));
  }
  CHECK_FALSE(silhouette(scattered(1, 2, 1), partition_of({0})).undefined.empty());
  CHECK_FALSE(silhouette(scattered(2, 2, 1), partition_of({0, 1})).undefined.empty());
  CHECK_FALSE(silhouette(Matrix<double>(0, 2), Partition{}).undefined.empty());
  CHECK(silhouette(scattered(3, 2, 1), partition_of({0, 1, 0})).mean.has_value());
}

TEST_CASE("labels that do not fit the observations are refused", "[quality]") {
  const Matrix<double> x = scattered(4, 2, 1);
  const auto refused = [&](const Partition& partition, const std::string& why) {
    CHECK_THROWS_AS(silhouette(x, partition), parameter_error);
    CHECK_THROWS_WITH(silhouette(x, partition),
                      ContainsSubstring("silhouette(): ") && ContainsSubstring(why));
  };
  refused({{0, 1, 0}, 2}, "labels (3 of them) must be 4");
  refused({{0, 1, 0, 1, 0}, 2}, "labels (5 of them) must be 4");
  refused({{0, 1, 2, 0}, 2}, "label of observation 2 (2) must be in [0, 2)");
  refused({{0, 1, no_label, 0}, 2}, "label of observation 2 (-1)");
  refused({{0, 2, 2, 0}, 3}, "label 1 must be used");
  refused({{0, 0, 0, 0}, -1}, "label of observation 0 (0)");
}

TEST_CASE("a value that is not finite is named", "[quality]") {
  Matrix<double> x = scattered(5, 2, 1);
  x(3, 1) = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(silhouette(x, partition_of({0, 0, 1, 1, 1})), data_error);
  CHECK_THROWS_WITH(silhouette(x, partition_of({0, 0, 1, 1, 1})),
                    ContainsSubstring("silhouette()") && ContainsSubstring("row 3, column 1"));
}

TEST_CASE("silhouettes are the same bytes for any number of threads", "[quality][threads]") {
  const Matrix<double> x = scattered(700, 5, 2);
  const Partition partition = random_partition(700, 6, 1);
  const SilhouetteResult expected = silhouette(x, partition, {}, {.threads = 1});
  for (const int threads : {2, 3, 8}) {
    const SilhouetteResult found = silhouette(x, partition, {}, {.threads = threads});
    CHECK(std::memcmp(found.values.data(), expected.values.data(), 700 * sizeof(double)) == 0);
    CHECK(found.mean == expected.mean);
    CHECK(found.per_cluster == expected.per_cluster);
  }
}

TEST_CASE("silhouettes tell their progress and stop on request", "[quality][progress]") {
  const Matrix<double> x = scattered(600, 3, 1);
  const Partition partition = random_partition(600, 4, 1);
  for (const int threads : {1, 4}) {
    double last = -1, total = 0;
    bool grows = true;
    silhouette(x, partition, {}, {.threads = threads, .progress = [&](const Progress& p) {
                                    grows = grows && p.done >= last && p.phase == "silhouette";
                                    last = p.done;
                                    total = p.total;
                                  }});
    CHECK(grows);
    CHECK(total > 0);
    CHECK(last == total);
  }
  for (const int stop_at : {0, 1, 3}) {
    std::stop_source source;
    int told = 0;
    const Execution execution{.threads = 1, .stop = source.get_token(), .progress = [&](const Progress&) {
                                if (told++ == stop_at) source.request_stop();
                              }};
    CHECK_THROWS_AS(silhouette(x, partition, {}, execution), cancelled_error);
  }
}

TEST_CASE("a mean silhouette has a word", "[quality]") {
  CHECK(silhouette_rating(0.71) == "Excellent");
  CHECK(silhouette_rating(0.70) == "Good");
  CHECK(silhouette_rating(0.50) == "Fair");
  CHECK(silhouette_rating(0.25) == "Poor");
  CHECK(silhouette_rating(-1) == "Poor");
  static_assert(silhouette_rating(1) == "Excellent");
}

// ---- samples ----------------------------------------------------------------------------------------------

namespace {

/// 700 observations: four clusters that overlap, of 1, 9, 140 and 550 members.
Matrix<double> overlapping() {
  Matrix<double> x = scattered(700, 3, 5);
  for (Index i = 150; i < 700; ++i)
    x(i, 0) += 0.4;
  return x;
}

Partition unequal_sizes() {
  std::vector<Label> labels;
  for (Index i = 0; i < 700; ++i)
    labels.push_back(i == 0 ? 0 : i < 10 ? 1 : i < 150 ? 2 : 3);
  return {std::move(labels), 4};
}

}  // namespace

TEST_CASE("a sample has its size, its clusters and exact values", "[quality][sample]") {
  const Matrix<double> x = overlapping();
  const Partition partition = unequal_sizes();
  const SilhouetteResult all = silhouette(x, partition);
  CHECK(all.sample.empty());
  CHECK(all.standard_error == 0);
  CHECK(all.per_cluster_error == std::vector<double>(4, 0.0));

  const SilhouetteResult some = silhouette(x, partition, {.exact_up_to = 699, .sample_size = 100});
  std::vector<Index> drawn(4, 0);
  for (const Index i : some.sample)
    ++drawn[static_cast<std::size_t>(partition.labels[static_cast<std::size_t>(i)])];
  CHECK(drawn == std::vector<Index>{1, 9, 30, 79});  // all, all, the least number, the share rounded up
  CHECK(std::is_sorted(some.sample.begin(), some.sample.end()));
  CHECK(std::adjacent_find(some.sample.begin(), some.sample.end()) == some.sample.end());
  REQUIRE(some.values.size() == 700);
  for (Index i = 0; i < 700; ++i) {
    const double value = some.values[static_cast<std::size_t>(i)];
    if (std::binary_search(some.sample.begin(), some.sample.end(), i))
      CHECK_THAT(value, WithinAbs(all.values[static_cast<std::size_t>(i)], 1e-13));
    else
      CHECK(std::isnan(value));
  }
  for (const std::size_t c : {0u, 1u}) {
    CHECK_THAT(some.per_cluster[c], WithinAbs(all.per_cluster[c], 1e-14));
    CHECK(some.per_cluster_error[c] == 0);
  }
  CHECK(some.per_cluster_error[2] > 0);
  CHECK(some.standard_error > 0);
}

TEST_CASE("a sample's mean is right on average, and as far off as its standard error says",
          "[quality][sample]") {
  const Matrix<double> x = overlapping();
  const Partition partition = unequal_sizes();
  const SilhouetteResult exact = silhouette(x, partition);
  const auto check = [&](const auto& estimate_of, const auto& error_of, double truth) {
    constexpr int draws = 300;
    double sum = 0, squares = 0, variances = 0;
    int covered = 0;
    for (std::uint64_t seed = 0; seed < draws; ++seed) {
      const SilhouetteResult found =
          silhouette(x, partition, {.exact_up_to = 0, .sample_size = 80, .seed = seed});
      const double off = estimate_of(found) - truth;
      const double error = error_of(found);
      sum += off;
      squares += off * off;
      variances += error * error;
      covered += std::abs(off) <= 2 * error ? 1 : 0;
    }
    const double deviation = std::sqrt(squares / draws);
    CHECK(std::abs(sum / draws) < 3 * deviation / std::sqrt(draws));
    CHECK_THAT(std::sqrt(variances / draws), WithinRel(deviation, 0.15));
    CHECK(covered > 0.91 * draws);
    CHECK(covered < 0.99 * draws);
  };
  SECTION("of all observations") {
    check([](const SilhouetteResult& r) { return r.mean.value(); },
          [](const SilhouetteResult& r) { return r.standard_error; }, exact.mean.value());
  }
  SECTION("of a cluster") {
    check([](const SilhouetteResult& r) { return r.per_cluster[3]; },
          [](const SilhouetteResult& r) { return r.per_cluster_error[3]; }, exact.per_cluster[3]);
  }
}

TEST_CASE("a sample is the same bytes for any number of threads, and another for another seed",
          "[quality][sample][threads]") {
  const Matrix<double> x = overlapping();
  const Partition partition = unequal_sizes();
  const SilhouetteOptions options{.exact_up_to = 0, .sample_size = 200, .seed = 7};
  const SilhouetteResult expected = silhouette(x, partition, options, {.threads = 1});
  for (const int threads : {2, 3, 8}) {
    const SilhouetteResult found = silhouette(x, partition, options, {.threads = threads});
    CHECK(found.sample == expected.sample);
    CHECK(std::memcmp(found.values.data(), expected.values.data(), 700 * sizeof(double)) == 0);
    CHECK(found.mean == expected.mean);
    CHECK(found.standard_error == expected.standard_error);
  }
  SilhouetteOptions other = options;
  other.seed = 8;
  CHECK(silhouette(x, partition, other).sample != expected.sample);
}

TEST_CASE("where a sample would take everything, everything is judged", "[quality][sample]") {
  const Matrix<double> x = scattered(60, 2, 1);
  const auto expect_exact = [&](const Partition& partition, const SilhouetteOptions& options) {
    const SilhouetteResult found = silhouette(x, partition, options);
    CHECK(found.sample.empty());
    CHECK(found.standard_error == 0);
    CHECK(found.values == silhouette(x, partition).values);
  };
  expect_exact(random_partition(60, 3, 1), {.exact_up_to = 0, .sample_size = 60});
  expect_exact(random_partition(60, 3, 1), {.exact_up_to = 0, .sample_size = SilhouetteOptions::any_number});
  expect_exact(random_partition(60, 59, 1), {.exact_up_to = 0, .sample_size = 1});  // k = n − 1
  expect_exact(random_partition(60, 3, 1), {.exact_up_to = 60, .sample_size = 1});
  expect_exact(random_partition(60, 3, 1), {.exact_up_to = SilhouetteOptions::any_number});

  const SilhouetteResult two =
      silhouette(x, random_partition(60, 2, 1), {.exact_up_to = 59, .sample_size = 1});
  CHECK(two.sample.size() <= 60);
  CHECK_THROWS_AS(silhouette(x, random_partition(60, 3, 1), {.sample_size = 0}), parameter_error);
  CHECK_THROWS_WITH(silhouette(x, random_partition(60, 3, 1), {.sample_size = -1}),
                    ContainsSubstring("silhouette(): sample_size (-1) must be at least 1"));
  CHECK_FALSE(silhouette(x, Partition{std::vector<Label>(60, 0), 1}, {.exact_up_to = 0}).undefined.empty());
}

TEST_CASE("a sample tells its progress and stops on request", "[quality][sample][progress]") {
  const Matrix<double> x = overlapping();
  const SilhouetteOptions options{.exact_up_to = 0, .sample_size = 300};
  double last = -1, total = 0;
  silhouette(x, unequal_sizes(), options, {.threads = 2, .progress = [&](const Progress& p) {
                                             last = p.done;
                                             total = p.total;
                                           }});
  CHECK(total > 0);
  CHECK(last == total);
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(silhouette(x, unequal_sizes(), options, {.stop = source.get_token()}), cancelled_error);
}
