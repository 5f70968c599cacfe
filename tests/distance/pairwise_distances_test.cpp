// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/distance/pairwise_distances.hpp"

#include <cmath>
#include <cstring>
#include <stop_token>
#include <string>
#include <vector>

#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/distance/gower.hpp"
#include "support/catch.hpp"
#include "support/golden_linkage.hpp"
#include "support/random_data.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

bool same_bytes(const CondensedMatrix& a, const CondensedMatrix& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.values().size_bytes()) == 0;
}

CondensedMatrix distances_of(const Matrix<double>& x, Metric metric, const MetricOptions& options,
                             const Execution& execution = {}) {
  return with_metric(metric, options,
                     [&](const auto& chosen) { return pairwise_distances(x, chosen, execution); });
}

bool takes_weights(Metric metric) {
  return metric != Metric::cosine && metric != Metric::correlation;
}

/// Every shipped metric, Minkowski with exponents of each kind, and those with weights that take them.
template<class Use>
void for_each_choice(Index d, const Use& use) {
  for (const Metric metric : feature_metrics)
    for (const bool weighted : {false, true})
      for (const double p : {1.0, 2.0, 3.0, 6.0, 1.3, 1.5, 3.5, infinity}) {
        if ((weighted && !takes_weights(metric)) || (metric != Metric::minkowski && p != 2)) continue;
        MetricOptions options{p, {}};
        for (Index k = 0; weighted && k < d; ++k)
          options.weights.push_back(static_cast<double>((k + 1) % 3) + (d == 1 ? 1 : 0));
        INFO(to_string(metric) << ", p " << p << ", weighted " << weighted << ", d " << d);
        use(metric, options);
      }
}

/// Compares one golden line; gives the number of values compared.
int check_golden(const Matrix<double>& x, Metric metric, const MetricOptions& options,
                 const std::vector<double>& wanted) {
  bool refused = false;
  for (const double value : wanted)
    refused = refused || std::isinf(value) ||
              (std::isnan(value) && (metric == Metric::cosine || metric == Metric::correlation));
  if (refused) {
    CHECK_THROWS_AS(distances_of(x, metric, options), data_error);
    return 0;
  }
  const CondensedMatrix found = distances_of(x, metric, options);
  // 1 − cosine loses digits near 0, here and in SciPy: what it can promise is absolute.
  const double absolute = takes_weights(metric) ? 0 : 2e-15;
  bool right = found.values().size() == wanted.size();
  for (std::size_t i = 0; right && i < wanted.size(); ++i) {
    const double value = found.values()[i];
    // SciPy's 0/0 of Bray–Curtis is 0 here
    right = std::isnan(wanted[i]) ? metric == Metric::bray_curtis && value == 0
                                  : std::abs(value - wanted[i]) <= absolute + 1e-12 * wanted[i];
  }
  CHECK(right);
  return static_cast<int>(wanted.size());
}

struct Counts {
  int inputs = 0, values = 0, refused = 0;
};

Counts check_file(const std::string& name) {
  GoldenWords words("distance/" + name);
  Counts counts;
  while (!words.at_end()) {
    REQUIRE(words.word() == "input");
    const std::string input = words.word();
    const Index n = words.number<Index>();
    const Index d = words.number<Index>();
    const Matrix<double> x = words.matrix(n, d);
    MetricOptions options;
    if (words.peek() == "weights") {
      words.word();
      options.weights = words.numbers<double>(d);
    }
    ++counts.inputs;
    while (!words.at_end() && words.peek() == "pdist") {
      words.word();
      const Metric metric = metric_from_name(words.word());
      options.p = words.number<double>();
      INFO(input << ", " << to_string(metric) << ", p " << options.p);
      const int compared =
          check_golden(x, metric, options, words.numbers<double>(CondensedMatrix::pair_count(n)));
      counts.values += compared;
      counts.refused += compared == 0;
    }
  }
  return counts;
}

/// A metric of a user's. (The example in dissimilarity_metric.hpp.)
struct Hellinger {
  static constexpr std::string_view name = "hellinger";
  static constexpr bool needs_finite = true, is_euclidean = true;
  double operator()(std::span<const double> a, std::span<const double> b) const {
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k)
      sum += std::pow(std::sqrt(a[k]) - std::sqrt(b[k]), 2);
    return std::sqrt(sum / 2);
  }
};

/// One that passes over missing values.
struct KnownDifferences {
  static constexpr std::string_view name = "known_differences";
  static constexpr bool needs_finite = false, is_euclidean = false;
  double operator()(std::span<const double> a, std::span<const double> b) const {
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k)
      if (!std::isnan(a[k]) && !std::isnan(b[k])) sum += std::abs(a[k] - b[k]);
    return sum;
  }
};

struct FirstDifference {
  static constexpr std::string_view name = "first_difference";
  static constexpr bool needs_finite = true, is_euclidean = false;
  double operator()(std::span<const double> a, std::span<const double> b) const { return b[0] - a[0]; }
};

}  // namespace

TEST_CASE("distances are SciPy's", "[distance][golden]") {
  SECTION("of random inputs") {
    const Counts counts = check_file("pdist_random.txt");
    CHECK(counts.inputs == 240);
    CHECK(counts.values > 10'000);
    CHECK(counts.refused > 20);
  }
  SECTION("with weights") {
    const Counts counts = check_file("pdist_weighted.txt");
    CHECK(counts.inputs == 240);
    CHECK(counts.values > 9'000);
  }
  SECTION("of real data") {
    const Counts counts = check_file("pdist_real.txt");
    CHECK(counts.inputs == 40);
    CHECK(counts.values > 10'000);
    CHECK(counts.refused == 1);  // thousands to the power of p = 100.25 are infinite, in SciPy too
  }
}

TEST_CASE("many pairs at once have the bytes of pair by pair", "[distance]") {
  for (const Index n : {1, 2, 3, 5, 8, 65, 130, 523})
    for (const Index d : {1, 2, 7}) {
      if (n == 523 && d != 2) continue;
      const Matrix<double> x = n % 2 == 0 ? tied(n, d, 3, 1) : scattered(n, d, 1);
      for_each_choice(d, [&](Metric metric, const MetricOptions& options) {
        Matrix<double> y = x;
        if (!takes_weights(metric)) {  // no row of zeros, none of equal values
          if (d == 1 && metric == Metric::correlation) return;
          y.array() += 1;
          y.col(0).array() += 3;
        }
        const CondensedMatrix found = distances_of(y, metric, options);
        REQUIRE(found.size() == n * (n - 1) / 2);
        const bool same = with_metric(metric, options, [&](const auto& chosen) {
          for (Index i = 0; i < n; ++i)
            for (Index j = i + 1; j < n; ++j) {
              const double forth = chosen(detail::row_of(y, i), detail::row_of(y, j));
              const double back = chosen(detail::row_of(y, j), detail::row_of(y, i));
              if (found(i, j) != forth || forth != back) return false;
            }
          return true;
        });
        CHECK(same);
      });
    }
}

TEST_CASE("distances by metric are the same bytes for any number of threads", "[distance][threads]") {
  const Matrix<double> x = scattered(301, 3, 2);
  for_each_choice(3, [&](Metric metric, const MetricOptions& options) {
    const CondensedMatrix expected = distances_of(x, metric, options, {.threads = 1});
    for (const int threads : {2, 5})
      CHECK(same_bytes(distances_of(x, metric, options, {.threads = threads}), expected));
  });
}

TEST_CASE("the kernels for every processor give the bytes of those for AVX2", "[distance]") {
#if SEGMENTIQ_X86_DISPATCH
  if (!detail::has_avx2()) return;
  const Index n = 24, d = 5;
  const Matrix<double> x = scattered(n, d, 3);
  const detail::FeatureMajor features(x);
  const std::vector<double> weights{1, 0, 0.5, 2, 3};
  const auto compare = [&](const auto& metric) {
    INFO(metric.name);
    std::vector<double> one(4 * 24), other(4 * 24, -1);
    const detail::PairTask task{
        features.from(0), features.stride(), d, x.data(), weights.data(), 6.5, n, one.data(), n};
    detail::PairTask again = task;
    again.out = other.data();
    using Kernel = detail::PairDissimilarities<4, true, std::decay_t<decltype(metric)>>;
    detail::run_avx2<Kernel>(&metric, task);
    detail::run_baseline<Kernel>(&metric, again);
    CHECK(one == other);
  };
  compare(Euclidean{});
  compare(CityBlock{});
  compare(Chebyshev{});
  compare(detail::PowerSum<detail::PowerRule::whole>(3, {}));
  compare(detail::PowerSum<detail::PowerRule::half>(2.5, {}));
  compare(detail::PowerSum<detail::PowerRule::real>(2.7, {}));
  compare(Cosine{});
  compare(Canberra{});
  compare(BrayCurtis{});
  compare(Hamming{});
  compare(Jaccard{});
#endif
}

TEST_CASE("Euclidean distances are the same by every function", "[distance]") {
  const Matrix<double> x = scattered(150, 6, 4);
  const CondensedMatrix expected = euclidean_distances(x);
  CHECK(same_bytes(pairwise_distances(x, Euclidean{}), expected));
  CHECK(same_bytes(pairwise_distances(x, Euclidean{.weights = {1, 1, 1, 1, 1, 1}}), expected));
  CHECK(same_bytes(pairwise_distances(x, Metric::euclidean), expected));
  CHECK(same_bytes(pairwise_distances(x, Metric::minkowski), expected));
  CHECK(same_bytes(pairwise_distances(x, Minkowski{.p = 1}), pairwise_distances(x, CityBlock{})));
  CHECK(same_bytes(pairwise_distances(x, Minkowski{.p = infinity}), pairwise_distances(x, Chebyshev{})));
}

TEST_CASE("observations of any layout and scalar have the same distances", "[distance]") {
  const Matrix<double> x = scattered(70, 3, 5).cast<float>().cast<double>();
  const Eigen::MatrixXd columns = x;
  const Eigen::MatrixXf floats = x.cast<float>();
  const auto by_all = [&](const auto& distances_of) {
    const CondensedMatrix expected = distances_of(x);
    CHECK(same_bytes(distances_of(columns), expected));
    CHECK(same_bytes(distances_of(floats), expected));
    CHECK(same_bytes(distances_of(columns.topRows(70)), expected));
    CHECK(same_bytes(distances_of(2 * x - x), expected));
  };
  by_all([](const auto& values) { return euclidean_distances(values); });
  by_all([](const auto& values) { return pairwise_distances(values, CityBlock{}); });
  by_all([](const auto& values) { return pairwise_distances(values, Metric::cosine); });
  by_all([](const auto& values) { return gower_distances(values, std::vector<GowerFeature>(3)); });
}

TEST_CASE("a whole weight equals repeating the feature", "[distance]") {
  const Matrix<double> x = scattered(20, 3, 5);
  Matrix<double> repeated(20, 4);
  repeated << x.col(0), x.col(2), x.col(2), x.col(2);
  for (const Metric metric : feature_metrics) {
    if (!takes_weights(metric)) continue;
    INFO(to_string(metric));
    const CondensedMatrix found = distances_of(x, metric, {.p = 3, .weights = {1, 0, 3}});
    const CondensedMatrix expected = distances_of(repeated, metric, {.p = 3, .weights = {}});
    for (Index i = 0; i < found.size(); ++i)
      REQUIRE_THAT(found.values()[static_cast<std::size_t>(i)],
                   WithinRel(expected.values()[static_cast<std::size_t>(i)], 1e-13));
  }
}

TEST_CASE("metrics in the strict sense obey the triangle inequality", "[distance]") {
  for (const Metric metric : {Metric::euclidean, Metric::city_block, Metric::chebyshev, Metric::minkowski,
                              Metric::canberra, Metric::hamming, Metric::jaccard}) {
    INFO(to_string(metric));
    for (const Matrix<double>& x : {scattered(25, 4, 6), tied(25, 4, 3, 6)}) {
      const CondensedMatrix d = distances_of(x, metric, {.p = 2.6, .weights = {}});
      bool holds = true;
      for (Index i = 0; i < 25; ++i)
        for (Index j = 0; j < 25; ++j)
          for (Index k = 0; k < 25; ++k)
            holds = holds && d(i, j) <= (d(i, k) + d(k, j)) * (1 + 1e-14);
      CHECK(holds);
    }
  }
}

TEST_CASE("equal rows are 0 apart", "[distance]") {
  const Matrix<double> row = scattered(1, 9, 7);
  const Matrix<double> x = row.replicate(20, 1);
  for_each_choice(9, [&](Metric metric, const MetricOptions& options) {
    const CondensedMatrix found = distances_of(x, metric, options);
    for (const double value : found.values()) {
      if (takes_weights(metric))
        CHECK(value == 0);
      else
        CHECK_THAT(value, WithinAbs(0, 1e-15));
    }
  });
}

TEST_CASE("angles depend on directions only, whatever the size of values", "[distance]") {
  const Matrix<double> x = scattered(30, 5, 8);
  Matrix<double> scaled = x;
  for (Index i = 0; i < 30; ++i)
    scaled.row(i) *= std::ldexp(1.0, static_cast<int>(i % 2 == 0 ? 1000 : -900));
  CHECK(same_bytes(pairwise_distances(scaled, Cosine{}), pairwise_distances(x, Cosine{})));
  CHECK(same_bytes(pairwise_distances(scaled, Correlation{}), pairwise_distances(x, Correlation{})));
  Matrix<double> shifted = x;
  shifted.array() += 8;
  const CondensedMatrix moved = pairwise_distances(shifted, Correlation{});
  const CondensedMatrix still = pairwise_distances(x, Correlation{});
  for (Index i = 0; i < still.size(); ++i)
    REQUIRE_THAT(moved.data()[i], WithinAbs(still.data()[i], 1e-13));
  const Matrix<double> against = (Matrix<double>(2, 2) << 3, 4, -6, -8).finished();
  CHECK(pairwise_distances(against, Cosine{})(0, 1) == 2);
}

TEST_CASE("what is not defined has the documented value, or an error that names the row", "[distance]") {
  Matrix<double> zeros = Matrix<double>::Zero(10, 3);
  CHECK(pairwise_distances(zeros, Canberra{})(0, 1) == 0);
  CHECK(pairwise_distances(zeros, BrayCurtis{})(0, 1) == 0);
  CHECK(pairwise_distances(zeros, Jaccard{})(0, 1) == 0);
  Matrix<double> x = scattered(10, 3, 9);
  x.row(7).setZero();
  CHECK_THROWS_AS(pairwise_distances(x, Cosine{}), data_error);
  CHECK_THROWS_WITH(pairwise_distances(x, Cosine{}),
                    ContainsSubstring("row 7") && ContainsSubstring("cosine"));
  x.row(4).setConstant(0.1);
  CHECK_THROWS_WITH(pairwise_distances(x, Correlation{}),
                    ContainsSubstring("row 4") && ContainsSubstring("correlation"));
  CHECK_THROWS_AS(Cosine{}(detail::row_of(x, 7), detail::row_of(x, 1)), data_error);
  CHECK_THROWS_AS(Correlation{}(detail::row_of(x, 1), detail::row_of(x, 4)), data_error);
  x.row(8) = -x.row(3);
  for (const int threads : {1, 3})
    CHECK_THROWS_WITH(pairwise_distances(x, BrayCurtis{}, {.threads = threads}),
                      ContainsSubstring("rows 3 and 8") && ContainsSubstring("inf"));
  Matrix<double> far = Matrix<double>::Zero(40, 1);
  far(20, 0) = 1e300;
  CHECK_THROWS_WITH(pairwise_distances(far, SquaredEuclidean{}), ContainsSubstring("rows 0 and 20"));
  CHECK(pairwise_distances(far, CityBlock{})(20, 39) == 1e300);

  const Matrix<double> featureless(9, 0);
  for (const Metric metric : feature_metrics) {
    INFO(to_string(metric));
    if (!takes_weights(metric)) {
      CHECK_THROWS_AS(pairwise_distances(featureless, metric), data_error);
      continue;
    }
    const CondensedMatrix found = pairwise_distances(featureless, metric);
    for (const double value : found.values())
      CHECK(value == 0);
  }
}

TEST_CASE("parameters of metrics have a range", "[distance]") {
  const Matrix<double> x = scattered(4, 3, 1);
  for (const double p : {0.99, -1.0, not_a_number, 1001.0, -infinity}) {
    INFO(p);
    CHECK_THROWS_AS(pairwise_distances(x, Minkowski{.p = p}), parameter_error);
  }
  CHECK_THROWS_WITH(pairwise_distances(x, Minkowski{.p = 0.5}),
                    "Minkowski: p (0.500000) must be from 1 to 1000, or infinite");
  CHECK_THROWS_AS((Minkowski{.p = 0.5}(detail::row_of(x, 0), detail::row_of(x, 1))), parameter_error);
  for (const Metric metric : feature_metrics) {
    INFO(to_string(metric));
    CHECK_THROWS_AS(distances_of(x, metric, {.weights = {1, 1}}), parameter_error);
    CHECK_THROWS_AS(distances_of(x, metric, {.weights = {1, -1, 1}}), parameter_error);
    CHECK_THROWS_AS(distances_of(x, metric, {.weights = {1, not_a_number, 1}}), parameter_error);
    CHECK_THROWS_AS(distances_of(x, metric, {.weights = {1, infinity, 1}}), parameter_error);
    CHECK_THROWS_AS(distances_of(x, metric, {.weights = {0, 0, 0}}), parameter_error);
  }
  CHECK_THROWS_WITH(pairwise_distances(x, Euclidean{.weights = {1, 1}}),
                    "Euclidean: weights (2 of them) must be 3, one for each feature, or none");
  CHECK_THROWS_WITH(pairwise_distances(x, Hamming{.weights = {1, 1, -2}}),
                    ContainsSubstring("Hamming: weights[2] (-2.0"));
  CHECK_THROWS_WITH(distances_of(x, Metric::cosine, {.weights = {1, 1, 1}}),
                    ContainsSubstring("'cosine' takes none"));
  const Matrix<double> short_row = scattered(1, 2, 1);
  CHECK_THROWS_AS(CityBlock{}(detail::row_of(x, 0), detail::row_of(short_row, 0)), parameter_error);
}

TEST_CASE("distances by metric refuse bad values and what is too large", "[distance]") {
  for (const Metric metric : feature_metrics) {
    INFO(to_string(metric));
    CHECK_THROWS_AS(pairwise_distances(Matrix<double>(0, 2), metric), data_error);
    Matrix<double> x = scattered(10, 2, 1);
    x(7, 1) = not_a_number;
    CHECK_THROWS_WITH(pairwise_distances(x, metric),
                      ContainsSubstring("pairwise_distances()") && ContainsSubstring("row 7, column 1"));
    CHECK_THROWS_AS(pairwise_distances(scattered(1000, 2, 1), metric, {.max_memory = 1'000'000}),
                    memory_limit_error);
    CHECK_NOTHROW(pairwise_distances(scattered(100, 2, 1), metric, {.max_memory = 1'000'000}));
    std::stop_source source;
    source.request_stop();
    CHECK_THROWS_AS(pairwise_distances(scattered(10, 2, 1), metric, {.stop = source.get_token()}),
                    cancelled_error);
    CHECK(pairwise_distances(scattered(1, 2, 1), metric).size() == 0);
  }
}

TEST_CASE("a custom metric is called for each pair", "[distance]") {
  const Matrix<double> x = scattered(70, 3, 10);
  const CondensedMatrix found = pairwise_distances(x, Hellinger{});
  bool same = true;
  for (Index i = 0; i < 70; ++i)
    for (Index j = i + 1; j < 70; ++j)
      same = same && found(i, j) == Hellinger{}(detail::row_of(x, i), detail::row_of(x, j));
  CHECK(same);
  CHECK(same_bytes(pairwise_distances(x, Hellinger{}, {.threads = 3}), found));

  Matrix<double> gaps = x;
  gaps(3, 1) = not_a_number;
  CHECK_THROWS_AS(pairwise_distances(gaps, Hellinger{}), data_error);
  CHECK(pairwise_distances(gaps, KnownDifferences{})(3, 5) ==
        std::abs(x(3, 0) - x(5, 0)) + std::abs(x(3, 2) - x(5, 2)));

  Matrix<double> rising(6, 1);
  rising << 0, 1, 2, 3, 2.5, 5;
  for (const int threads : {1, 3})
    CHECK_THROWS_WITH(pairwise_distances(rising, FirstDifference{}, {.threads = threads}),
                      ContainsSubstring("rows 3 and 4") && ContainsSubstring("is -0.5"));
}

TEST_CASE("progress of distances ends with all of the work", "[distance]") {
  double done = 0, total = 0;
  std::string phase;
  const Execution execution{.progress = [&](const Progress& now) {
    CHECK(now.done >= done);
    done = now.done;
    total = now.total;
    phase = now.phase;
  }};
  pairwise_distances(scattered(200, 2, 1), Canberra{}, execution);
  CHECK(done == total);
  CHECK(total == 19900);
  CHECK(phase == "distances");
}
