// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <cmath>
#include <string>
#include <vector>

#include "segmentiq/quality/centroid_indices.hpp"
#include "segmentiq/quality/dunn.hpp"
#include "segmentiq/quality/gap_statistic.hpp"
#include "support/catch.hpp"
#include "support/golden_linkage.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"
#include "support/random_shapes.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

bool agrees(const std::optional<double>& found, double expected) {
  if (std::isnan(expected)) return !found;
  return found && std::abs(*found - expected) <= 1e-10 * std::abs(expected);
}

}  // namespace

TEST_CASE("Caliński–Harabasz and Davies–Bouldin are scikit-learn's, Dunn and maxSE are R's",
          "[quality][golden]") {
  GoldenWords words("quality/indices.txt");
  Matrix<double> x;
  int partitions = 0, curves = 0;
  std::string name;
  while (!words.at_end()) {
    const std::string kind = words.word();
    if (kind == "observations") {
      name = words.word();
      const Index n = words.number<Index>();
      const Index d = words.number<Index>();
      x = d == 0 ? read_golden_linkages(name + ".txt").at(0).x : words.matrix(n, d);
      REQUIRE(x.rows() == n);
    } else if (kind == "partition") {
      const Label k = words.number<Label>();
      INFO(name << ", k " << k);
      const std::vector<double> expected = words.numbers<double>(4);
      const Partition partition{words.numbers<Label>(x.rows()), k};
      CHECK_THAT(within_sum_of_squares(x, partition), WithinRel(expected[0], 1e-10));
      CHECK(agrees(calinski_harabasz(x, partition).value, expected[1]));
      CHECK(agrees(davies_bouldin(x, partition).value, expected[2]));
      CHECK(agrees(dunn(x, partition).value, expected[3]));
      ++partitions;
    } else {
      REQUIRE(kind == "curve");
      const Index count = words.number<Index>();
      const std::vector<Index> picks = words.numbers<Index>(5);
      const std::vector<double> values = words.numbers<double>(count);
      const std::vector<double> errors = words.numbers<double>(count);
      std::size_t rule = 0;
      for (const GapRule r : {GapRule::first_max, GapRule::global_max, GapRule::first_se_max,
                              GapRule::global_se_max, GapRule::tibshirani_se_max}) {
        INFO("curve " << curves << ", rule " << rule);
        CHECK(pick_by_gap(values, errors, r) == picks[rule++]);
      }
      ++curves;
    }
  }
  CHECK(partitions >= 210);
  CHECK(curves == 200);
}

TEST_CASE("validity indices are the same bytes for any number of threads", "[quality][threads]") {
  const Matrix<double> x = grouped(9000, 3, 6, 4, 1, 1);
  const Partition partition = cut_exact(linkage(x, Ward{}), 6);
  const Execution one{.threads = 1}, three{.threads = 3};
  CHECK(within_sum_of_squares(x, partition, one) == within_sum_of_squares(x, partition, three));
  CHECK(calinski_harabasz(x, partition, one).value == calinski_harabasz(x, partition, three).value);
  CHECK(davies_bouldin(x, partition, one).value == davies_bouldin(x, partition, three).value);
  CHECK(dunn(x, partition, one).value == dunn(x, partition, three).value);
}

TEST_CASE("indices keep their digits far from 0", "[quality]") {
  const Matrix<double> x = grouped(200, 3, 4, 4, 1, 2);
  const Matrix<double> far = (x.array() + 1e7).matrix();
  const Partition partition = cut_exact(linkage(x, Ward{}), 4);
  CHECK_THAT(*calinski_harabasz(far, partition).value,
             WithinRel(*calinski_harabasz(x, partition).value, 1e-7));
  CHECK_THAT(*davies_bouldin(far, partition).value, WithinRel(*davies_bouldin(x, partition).value, 1e-7));
  CHECK_THAT(*dunn(far, partition).value, WithinRel(*dunn(x, partition).value, 1e-6));
}

TEST_CASE("indices that are not defined say why", "[quality]") {
  const Matrix<double> x = scattered(5, 2, 1);
  for (const Partition& p : {Partition{{0, 0, 0, 0, 0}, 1}, Partition{{0, 1, 2, 3, 4}, 5}})
    for (const IndexResult& result : {calinski_harabasz(x, p), davies_bouldin(x, p), dunn(x, p)}) {
      CHECK_FALSE(result.value);
      CHECK_THAT(result.undefined,
                 ContainsSubstring("needs 2 to n − 1 segments") && ContainsSubstring("of 5"));
    }
  Matrix<double> twice(4, 1);
  twice << 1, 1, 2, 2;
  const Partition pairs{{0, 0, 1, 1}, 2};
  CHECK(calinski_harabasz(twice, pairs).value == 1.0);  // no scatter at all, as scikit-learn
  CHECK(davies_bouldin(twice, pairs).value == 0.0);
  CHECK_FALSE(dunn(twice, pairs).value);
  CHECK_THAT(dunn(twice, pairs).undefined, ContainsSubstring("two different members"));
}

TEST_CASE("indices of labels or values that cannot be are refused", "[quality]") {
  Matrix<double> x = scattered(5, 2, 1);
  const Partition good{{0, 0, 1, 1, 1}, 2};
  for (const Partition& bad : {Partition{{0, 0, 1, 1}, 2}, Partition{{0, 0, 1, 1, 2}, 2},
                               Partition{{0, 0, 1, 1, -1}, 2}, Partition{{0, 0, 1, 1, 1}, 3}}) {
    CHECK_THROWS_AS(calinski_harabasz(x, bad), parameter_error);
    CHECK_THROWS_AS(davies_bouldin(x, bad), parameter_error);
    CHECK_THROWS_AS(dunn(x, bad), parameter_error);
    CHECK_THROWS_AS(within_sum_of_squares(x, bad), parameter_error);
  }
  x(3, 1) = std::nan("");
  CHECK_THROWS_WITH(calinski_harabasz(x, good), ContainsSubstring("row 3, column 1"));
  CHECK_THROWS_WITH(davies_bouldin(x, good), ContainsSubstring("row 3, column 1"));
  CHECK_THROWS_WITH(dunn(x, good), ContainsSubstring("row 3, column 1"));
}

TEST_CASE("the gap statistic finds planted groups, and none where there are none", "[quality][gap]") {
  Matrix<double> x = grouped(240, 2, 1, 0, 1, 3);
  for (Index i = 0; i < x.rows(); ++i) {
    x(i, 0) += 20 * static_cast<double>(i % 3);
    x(i, 1) += 20 * static_cast<double>(i % 3 == 1);
  }
  const Dendrogram tree = linkage(x, Ward{});
  const CutHierarchy cuts(tree, 8);
  const GapResult gap = gap_statistic(x, cuts, Method::ward, {.references = 20});
  CHECK(pick_by_gap(gap.gap, gap.standard_error) == 3);
  CHECK_THAT(gap.log_within[2], WithinRel(std::log(within_sum_of_squares(x, cuts.cut(3))), 1e-12));
  const GapResult again = gap_statistic(x, cuts, Method::ward, {.references = 20}, {.threads = 1});
  CHECK(gap.gap == again.gap);
  CHECK(gap_statistic(x, cuts, Method::ward, {.references = 20, .seed = 2}).gap != gap.gap);

  for (const GapPower power : {GapPower::squared_distances, GapPower::distances})
    for (const GapSpace space : {GapSpace::principal_axes, GapSpace::features}) {
      const GapOptions options{.references = 20, .power = power, .space = space};
      const GapResult one = gap_statistic(x, cuts, Method::ward, options, {.threads = 1});
      CHECK(pick_by_gap(one.gap, one.standard_error) == 3);
      CHECK(gap_statistic(x, cuts, Method::ward, options, {.threads = 3}).gap == one.gap);
    }

  const Matrix<double> even = scattered(200, 2, 4);
  const Dendrogram none = linkage(even, Average{});
  const GapResult flat = gap_statistic(even, CutHierarchy(none, 6), Method::average, {.references = 30});
  CHECK(pick_by_gap(flat.gap, flat.standard_error) == 1);
}

TEST_CASE("the gap statistic is R's clusGap on the same references", "[quality][gap][golden]") {
  GoldenWords words("quality/gap.txt");
  int cases = 0;
  while (!words.at_end()) {
    REQUIRE(words.word() == "gap");
    INFO(words.peek());
    words.word();
    const auto n = words.number<Index>();
    const auto d = words.number<Index>();
    const Method method = method_from_name(words.word());
    const auto most = words.number<Index>();
    const auto references = words.number<Index>();
    const auto seed = words.number<std::uint64_t>();
    const Matrix<double> x = words.matrix(n, d);
    const CutHierarchy cuts(linkage(x, method), most);
    GapOptions options{.references = references, .seed = seed};
    const auto check = [&] {
      const GapResult found = gap_statistic(x, cuts, method, options);
      for (const auto& column : {found.log_within, found.expected, found.gap, found.standard_error}) {
        REQUIRE(static_cast<Index>(column.size()) == most);
        for (const double value : column) {
          const auto expected = words.number<double>();
          CHECK_THAT(value, WithinRel(expected, 1e-10) || WithinAbs(expected, 1e-12));
        }
      }
      return found;
    };
    const GapResult found = check();
    for (const GapRule rule : {GapRule::first_max, GapRule::global_max, GapRule::first_se_max,
                               GapRule::global_se_max, GapRule::tibshirani_se_max})
      CHECK(pick_by_gap(found.gap, found.standard_error, rule) == words.number<Index>());
    REQUIRE(words.word() == "variant");
    if (words.number<Index>() == 1) options.power = GapPower::distances;
    if (words.word() == "original") options.space = GapSpace::features;
    INFO("variant " << (options.power == GapPower::distances) << (options.space == GapSpace::features));
    check();
    ++cases;
  }
  CHECK(cases == 220);
}

TEST_CASE("gaps and their errors by hand", "[quality][gap]") {
  const GapResult gap = gap_of({1.0, 0.5}, {{1.5, 1.0}, {2.5, 2.0}});
  CHECK(gap.expected == std::vector<double>{2.0, 1.5});
  CHECK(gap.gap == std::vector<double>{1.0, 1.0});
  CHECK_THAT(gap.standard_error[0], WithinRel(std::sqrt(1.5 * 0.5), 1e-14));
  CHECK_THROWS_AS(pick_by_gap({}, {}), parameter_error);
  CHECK_THROWS_AS(pick_by_gap({1}, {}), parameter_error);
  CHECK_THROWS_WITH(pick_by_gap({1, std::nan("")}, {0, 0}), ContainsSubstring("value of k = 2 (nan)"));
  CHECK_THROWS_WITH(pick_by_gap({1, 2}, {-1, 0}), ContainsSubstring("error of k = 1 (-1.000000) must be"));
  CHECK_THROWS_WITH(gap_of({1}, {{1}}), ContainsSubstring("references (1) must be at least 2"));
  CHECK_THROWS_WITH(gap_of({1, 2}, {{1, 2}, {1}}), ContainsSubstring("reference 1 (1 of them) must be 2"));
  const Matrix<double> x = scattered(6, 2, 1);
  const CutHierarchy cuts(linkage(x, Ward{}), 6);
  CHECK_THROWS_AS(gap_statistic(x, cuts, Method::ward, {.references = 1}), parameter_error);
  CHECK_THROWS_WITH(gap_statistic(x, cuts, Method::ward, {.references = 2}),
                    ContainsSubstring("into 6 clusters"));
  CHECK_THROWS_WITH(gap_statistic(x, cuts, Method::ward, {.references = 2, .power = GapPower::distances}),
                    ContainsSubstring("into 6 clusters"));
  const Dendrogram tree = linkage(x, Ward{});
  CHECK_THROWS_WITH(gap_statistic(x, CutHierarchy(tree, SizedCuts(tree, {1, 3}), 3), Method::ward),
                    ContainsSubstring("must begin with 1 cluster"));
}
