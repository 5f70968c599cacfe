// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/distance/gower.hpp"

#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <stop_token>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/golden_counts.hpp"
#include "support/golden_linkage.hpp"
#include "support/random_data.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

constexpr GowerKind all_kinds[] = {GowerKind::numeric, GowerKind::ordinal, GowerKind::nominal,
                                   GowerKind::symmetric_binary, GowerKind::asymmetric_binary};

GowerKind kind_from_name(const std::string& name) {
  for (const GowerKind kind : all_kinds)
    if (to_string(kind) == name) return kind;
  throw std::runtime_error("unknown kind " + name);
}

std::vector<GowerFeature> features_of(std::vector<GowerKind> kinds) {
  std::vector<GowerFeature> features;
  for (const GowerKind kind : kinds)
    features.push_back({kind, 1});
  return features;
}

/// Values of all five kinds in turn, some of them missing, never all of a row.
Matrix<double> mixed(Index n, Index d, double missing, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Matrix<double> x(n, d);
  for (Index i = 0; i < n; ++i)
    for (Index k = 0; k < d; ++k) {
      const double value = uniform(random);
      x(i, k) = k % 5 == 0 ? 100 * value - 50 : k % 5 < 3 ? std::floor(4 * value) : value < 0.5 ? 0 : 1;
      if (k > 0 && uniform(random) < missing) x(i, k) = not_a_number;
    }
  return x;
}

std::vector<GowerFeature> mixed_features(Index d) {
  std::vector<GowerFeature> features;
  for (Index k = 0; k < d; ++k)
    features.push_back({all_kinds[k % 5], 1 + 0.25 * static_cast<double>(k)});
  return features;
}

/// Gower's formula as it stands in the paper.
double plain_gower(const Matrix<double>& x, const std::vector<GowerFeature>& features, Index i, Index j) {
  long double sum = 0, total = 0;
  for (Index k = 0; k < x.cols(); ++k) {
    const auto [kind, weight] = features[static_cast<std::size_t>(k)];
    const double a = x(i, k), b = x(j, k);
    if (std::isnan(a) || std::isnan(b)) continue;
    if (kind == GowerKind::asymmetric_binary && a == 0 && b == 0) continue;
    total += weight;
    if (kind == GowerKind::numeric || kind == GowerKind::ordinal) {
      double least = a, largest = a;
      for (Index row = 0; row < x.rows(); ++row)
        if (!std::isnan(x(row, k))) {
          least = std::min(least, x(row, k));
          largest = std::max(largest, x(row, k));
        }
      if (largest > least) sum += weight * (std::abs(a - b) / (largest - least));
    } else if (a != b) {
      sum += weight;
    }
  }
  return static_cast<double>(sum / total);
}

}  // namespace

TEST_CASE("Gower's dissimilarities are those of R's daisy", "[distance][golden]") {
  GoldenWords words("distance/gower.txt");
  testing::GoldenCounts counts;
  int refused = 0, compared = 0;
  while (!words.at_end()) {
    REQUIRE(words.word() == "input");
    const std::string name = words.word();
    INFO(name);
    const Index n = words.number<Index>();
    const Index d = words.number<Index>();
    std::vector<GowerFeature> features(static_cast<std::size_t>(d));
    REQUIRE(words.word() == "kinds");
    for (GowerFeature& feature : features)
      feature.kind = kind_from_name(words.word());
    REQUIRE(words.word() == "weights");
    for (GowerFeature& feature : features)
      feature.weight = words.number<double>();
    const Matrix<double> x = words.matrix(n, d);
    REQUIRE(words.word() == "daisy");
    const std::vector<double> wanted = words.numbers<double>(CondensedMatrix::pair_count(n));
    counts.count(name);

    Index row = 0, column = 0;  // the first pair with nothing in common
    std::size_t at = 0;
    for (Index i = 0; i < n; ++i)
      for (Index j = i + 1; j < n; ++j, ++at)
        if (std::isnan(wanted[at]) && column == 0) row = i, column = j;
    if (column > 0) {
      ++refused;
      CHECK_THROWS_WITH(
          gower_distances(x, features),
          ContainsSubstring("rows " + std::to_string(row) + " and " + std::to_string(column) + " "));
      continue;
    }
    const CondensedMatrix found = gower_distances(x, features);
    bool right = found.values().size() == wanted.size();
    for (std::size_t i = 0; right && i < wanted.size(); ++i)
      right = std::abs(found.values()[i] - wanted[i]) <= 1e-12 * wanted[i];
    CHECK(right);
    compared += static_cast<int>(wanted.size());
  }
  CHECK(counts.random == 220);
  CHECK(counts.real >= 20);
  CHECK(refused > 10);
  CHECK(compared > 3000);
}

TEST_CASE("Gower's dissimilarities follow his formula, for any number of threads", "[distance][threads]") {
  for (const Index n : {2, 9, 70, 600})
    for (const double missing : {0.0, 0.2}) {
      INFO("n " << n << ", missing " << missing);
      const Index d = n == 600 ? 3 : 11;
      const Matrix<double> x = mixed(n, d, missing, 1);
      const std::vector<GowerFeature> features = mixed_features(d);
      const CondensedMatrix found = gower_distances(x, features, {.threads = 1});
      bool right = true;
      for (Index i = 0; i<n; i += n> 100 ? 37 : 1)
        for (Index j = i + 1; j < n; ++j)
          right = right && std::abs(found(i, j) - plain_gower(x, features, i, j)) < 1e-14 &&
                  found(i, j) >= 0 && found(i, j) <= 1;
      CHECK(right);
      for (const int threads : {2, 5}) {
        const CondensedMatrix again = gower_distances(x, features, {.threads = threads});
        CHECK(std::memcmp(again.data(), found.data(), found.values().size_bytes()) == 0);
      }
    }
}

TEST_CASE("the Gower kernel for every processor gives the bytes of that for AVX2", "[distance]") {
#if SEGMENTIQ_X86_DISPATCH
  if (!detail::has_avx2()) return;
  const Matrix<double> x = mixed(24, 10, 0.3, 2);
  const detail::FeatureMajor columns(x);
  const std::vector<double> weights(10, 0.7);
  std::vector<detail::GowerRule> rules;
  for (int k = 0; k < 10; ++k)
    rules.push_back(static_cast<detail::GowerRule>(k % 3));
  double one[24], other[24];
  for (Index i = 0; i < 24; ++i) {
    const detail::GowerTask task{columns.from(0), columns.stride(), 10, x.row(i).data(),
                                 rules.data(),    weights.data(),   24};
    detail::run_avx2<detail::GowerRow>(task, one);
    detail::run_baseline<detail::GowerRow>(task, other);
    CHECK(std::memcmp(one, other, sizeof one) == 0);
  }
#endif
}

TEST_CASE("each kind of feature is compared in its own way", "[distance]") {
  const Matrix<double> x = (Matrix<double>(3, 1) << 0, 1, 0).finished();
  CHECK(gower_distances(x, features_of({GowerKind::nominal}))(0, 2) == 0);
  CHECK(gower_distances(x, features_of({GowerKind::symmetric_binary}))(0, 1) == 1);

  const Matrix<double> ranks = (Matrix<double>(3, 1) << 1, 2, 5).finished();
  CHECK(gower_distances(ranks, features_of({GowerKind::ordinal}))(0, 1) == 0.25);
  CHECK(gower_distances(ranks, features_of({GowerKind::nominal}))(0, 1) == 1);

  // A constant feature adds 0 but counts; two zeros of an asymmetric one do not count, two ones do.
  Matrix<double> y(3, 3);
  y << 7, 0, 0, 7, 0, 2, 7, 1, 4;
  const CondensedMatrix d =
      gower_distances(y, features_of({GowerKind::numeric, GowerKind::asymmetric_binary, GowerKind::numeric}));
  CHECK(d(0, 1) == 0.25);
  CHECK(d(0, 2) == 2.0 / 3);
  const Matrix<double> ones = (Matrix<double>(2, 2) << 1, 0, 1, 1).finished();
  CHECK(gower_distances(ones, features_of({GowerKind::asymmetric_binary, GowerKind::numeric}))(0, 1) == 0.5);

  // The range is that of the values present, also beyond what a difference of doubles can be.
  const Matrix<double> wide = (Matrix<double>(4, 1) << -1.5e308, 1.5e308, 0, 1.5e308).finished();
  const CondensedMatrix w = gower_distances(wide, features_of({GowerKind::numeric}));
  CHECK(w(0, 1) == 1);
  CHECK(w(0, 2) == 0.5);
  CHECK(w(1, 3) == 0);
}

TEST_CASE("a feature that is missing everywhere, or has weight 0, is ignored", "[distance]") {
  Matrix<double> x = mixed(20, 5, 0, 3);
  const std::vector<GowerFeature> features = mixed_features(5);
  std::vector<GowerFeature> without = features;
  without[2].weight = 0;
  const CondensedMatrix expected = gower_distances(x, without);
  x.col(2).setConstant(not_a_number);
  const CondensedMatrix found = gower_distances(x, features);
  CHECK(std::memcmp(found.data(), expected.data(), found.values().size_bytes()) == 0);
}

TEST_CASE("Gower's dissimilarities refuse values that are not of their kind", "[distance]") {
  const auto refusal = [](double value, GowerKind kind) {
    Matrix<double> x = Matrix<double>::Zero(4, 2);
    x(3, 1) = value;
    try {
      gower_distances(x, features_of({GowerKind::numeric, kind}));
    } catch (const data_error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  const double inf = std::numeric_limits<double>::infinity();
  for (const GowerKind kind : all_kinds) {
    INFO(to_string(kind));
    CHECK_THAT(refusal(inf, kind),
               ContainsSubstring("row 3, column 1") && ContainsSubstring(std::string(to_string(kind))));
    CHECK(refusal(not_a_number, kind).empty());
    CHECK(refusal(1, kind).empty());
  }
  CHECK(refusal(0.5, GowerKind::numeric).empty());
  CHECK_THAT(refusal(0.5, GowerKind::ordinal), ContainsSubstring("whole number"));
  CHECK_THAT(refusal(-1.5, GowerKind::nominal), ContainsSubstring("whole number"));
  CHECK(refusal(7, GowerKind::nominal).empty());
  CHECK_THAT(refusal(2, GowerKind::symmetric_binary), ContainsSubstring("must be 0, 1"));
  CHECK_THAT(refusal(-1, GowerKind::asymmetric_binary), ContainsSubstring("must be 0, 1"));
}

TEST_CASE("observations with nothing in common are named", "[distance]") {
  Matrix<double> x = mixed(50, 2, 0, 4);
  x(30, 0) = x(45, 1) = x(12, 0) = x(40, 1) = not_a_number;
  for (const int threads : {1, 3})
    CHECK_THROWS_WITH(
        gower_distances(x, features_of({GowerKind::numeric, GowerKind::ordinal}), {.threads = threads}),
        ContainsSubstring("rows 12 and 40 ") && ContainsSubstring("no feature in common"));
  const Matrix<double> absent = Matrix<double>::Zero(2, 1);
  CHECK_THROWS_AS(gower_distances(absent, features_of({GowerKind::asymmetric_binary})), data_error);
}

TEST_CASE("Gower's dissimilarities refuse bad features, no data, and what is too large", "[distance]") {
  const Matrix<double> x = mixed(10, 2, 0, 5);
  const auto numbers = features_of({GowerKind::numeric, GowerKind::numeric});
  CHECK_THROWS_WITH(gower_distances(x, features_of({GowerKind::numeric})),
                    "gower_distances(): features (1 of them) must be 2, one for each column");
  for (const double weight : {-1.0, not_a_number, std::numeric_limits<double>::infinity()})
    CHECK_THROWS_AS(gower_distances(x, {{GowerKind::numeric, weight}, {GowerKind::numeric, 1}}),
                    parameter_error);
  CHECK_THROWS_AS(gower_distances(x, {{GowerKind::numeric, 0}, {GowerKind::numeric, 0}}), parameter_error);
  CHECK_THROWS_AS(gower_distances(x, {{GowerKind::numeric, 1e308}, {GowerKind::numeric, 1e308}}),
                  parameter_error);
  CHECK_THROWS_AS(gower_distances(Matrix<double>(0, 2), numbers), data_error);
  CHECK(gower_distances(x.topRows(1), numbers).size() == 0);
  CHECK_THROWS_AS(gower_distances(mixed(1000, 2, 0, 1), numbers, {.max_memory = 1'000'000}),
                  memory_limit_error);
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(gower_distances(x, numbers, {.stop = source.get_token()}), cancelled_error);
}
