// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/quality/k_selection.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/golden_linkage.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"
#include "support/random_shapes.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// Every figure of the table against the function that judges one partition.
void check_against_single_cuts(const Matrix<double>& x, const Dendrogram& tree, Index most) {
  KSelectionOptions options;
  options.dunn = true;
  const CutHierarchy cuts(tree, most);
  const NestedSilhouettes silhouettes(x, cuts);
  const KSelection selection = select_k(x, tree, cuts, silhouettes, options);
  REQUIRE(static_cast<Index>(selection.cuts.size()) == most - 1);
  for (const CutQuality& cut : selection.cuts) {
    INFO("k " << cut.clusters);
    const Partition partition = cut_exact(tree, cut.clusters);
    CHECK(cut.sizes == partition.sizes());
    CHECK(cut.unique == is_unique_cut(tree, cut.clusters));
    CHECK_THAT(cut.within_sum_of_squares, WithinRel(within_sum_of_squares(x, partition), 1e-10));
    const SilhouetteResult expected = silhouette(x, partition);
    const SilhouetteResult found = silhouettes.at(cut.clusters);
    CHECK(cut.silhouette.has_value() == expected.mean.has_value());
    CHECK(found.undefined == expected.undefined);
    if (!expected.mean) continue;
    CHECK_THAT(*cut.silhouette, WithinAbs(*expected.mean, 1e-12));
    CHECK(cut.silhouette_error == 0);
    REQUIRE(found.values.size() == expected.values.size());
    for (std::size_t i = 0; i < found.values.size(); ++i)
      CHECK_THAT(found.values[i], WithinAbs(expected.values[i], 1e-10));
    for (std::size_t c = 0; c < expected.per_cluster.size(); ++c)
      CHECK_THAT(cut.silhouette_per_cluster[c], WithinAbs(expected.per_cluster[c], 1e-10));
    CHECK_THAT(*cut.calinski_harabasz, WithinRel(*calinski_harabasz(x, partition).value, 1e-10));
    CHECK_THAT(*cut.davies_bouldin, WithinRel(*davies_bouldin(x, partition).value, 1e-10));
    const IndexResult dunn_of_cut = dunn(x, partition);
    CHECK(cut.dunn == dunn_of_cut.value);
    CHECK(cut.undefined == dunn_of_cut.undefined);
  }
}

}  // namespace

TEST_CASE("all cuts at once are judged as each by itself", "[quality][k]") {
  for (const char* name : {"iris.txt", "wine.txt"}) {
    INFO(name);
    const Matrix<double> x = read_golden_linkages(name).at(0).x;
    for (const Method method : {Method::ward, Method::single})
      check_against_single_cuts(x, linkage(x, method), 15);
  }
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Index n = 3 + static_cast<Index>(seed * 7 % 90);
    const Matrix<double> x = seed % 3 == 0 ? tied(n, 2, 3, seed) : scattered(n, 3, seed);
    INFO("n " << n << ", seed " << seed);
    check_against_single_cuts(x, linkage(x, seed % 2 == 0 ? Method::ward : Method::average),
                              std::min<Index>(n, 12));
  }
}

TEST_CASE("planted groups are recommended, and the reason is given", "[quality][k]") {
  for (const Index groups : {2, 3, 5, 9}) {
    Matrix<double> x = grouped(400, 2, 1, 0, 1, 3);
    for (Index i = 0; i < x.rows(); ++i) {
      x(i, 0) += 15 * static_cast<double>(i % groups % 3);
      x(i, 1) += 15 * static_cast<double>(i % groups / 3);
    }
    const KSelection selection = select_k(x, linkage(x, Ward{}));
    INFO(selection.reason);
    CHECK(selection.recommended == groups);
    CHECK(selection.cuts.size() == 14);
    CHECK_THAT(selection.reason, ContainsSubstring(std::to_string(groups) +
                                                   " segments have the highest mean silhouette of 2 to 15"));
    for (const RulePick& pick : selection.picks)
      CHECK(pick.clusters == groups);
  }
}

TEST_CASE("how many cuts are compared by default", "[quality][k]") {
  CHECK(default_max_clusters(1) == 1);
  CHECK(default_max_clusters(2) == 2);
  CHECK(default_max_clusters(3) == 2);
  CHECK(default_max_clusters(50) == 7);
  CHECK(default_max_clusters(225) == 15);
  CHECK(default_max_clusters(1'000'000) == 15);
}

TEST_CASE("where no cut can be judged one cluster is recommended, and it is said why", "[quality][k]") {
  for (const Index n : {1, 2}) {
    const Matrix<double> x = scattered(n, 2, 1);
    const KSelection selection = select_k(x, linkage(x, Ward{}));
    CHECK(selection.recommended == 1);
    CHECK_THAT(selection.reason, ContainsSubstring("too few"));
    for (const CutQuality& cut : selection.cuts) {
      CHECK_FALSE(cut.silhouette);
      CHECK_THAT(cut.undefined, ContainsSubstring("2 to n − 1"));
    }
  }
  const Matrix<double> same = Matrix<double>::Constant(30, 2, 4.0);
  const KSelection selection = select_k(same, linkage(same, Ward{}));
  CHECK(selection.recommended == 1);
  CHECK_THAT(selection.reason, ContainsSubstring("equal heights"));
}

TEST_CASE("a cut that is not unique is never recommended", "[quality][k]") {
  Matrix<double> x(9, 2);  // a grid: every cut but few falls between equal heights
  for (Index i = 0; i < 9; ++i)
    x.row(i) << static_cast<double>(i / 3), static_cast<double>(i % 3);
  const Dendrogram tree = linkage(x, Ward{});
  CHECK_THROWS_WITH(select_k(x, tree, Index{1}), ContainsSubstring("max_clusters (1) must be in [2, "));
  const KSelection selection = select_k(x, tree, Index{8});
  CHECK((selection.recommended == 1 || is_unique_cut(tree, selection.recommended)));
  for (const RulePick& pick : selection.picks)
    CHECK((pick.clusters == 0 || is_unique_cut(tree, pick.clusters)));
}

TEST_CASE("of a sample all cuts are estimated, with errors that hold", "[quality][k][sample]") {
  const Matrix<double> x = grouped(4000, 3, 6, 3, 1, 5);
  const Dendrogram tree = linkage(x, Ward{});
  const CutHierarchy cuts(tree, 10);
  int beyond = 0, judged = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const NestedSilhouettes sampled(x, cuts, {.exact_up_to = 100, .sample_size = 400, .seed = seed});
    CHECK(sampled.judged() < 1000);
    for (const Index k : {2, 5, 10}) {
      const SilhouetteResult estimate = sampled.at(k);
      const double exact = *silhouette(x, cut_exact(tree, k)).mean;
      CHECK(estimate.standard_error > 0);
      CHECK(estimate.sample.size() == static_cast<std::size_t>(sampled.judged()));
      ++judged;
      beyond += std::abs(*estimate.mean - exact) > 2 * estimate.standard_error ? 1 : 0;
    }
  }
  CHECK(judged == 60);
  CHECK(beyond <= 9);  // one in 20 is expected
}

TEST_CASE("all cuts at once are the same bytes for any number of threads, and stop when asked",
          "[quality][k]") {
  const Matrix<double> x = grouped(1500, 3, 6, 3, 1, 5);
  const Dendrogram tree = linkage(x, Ward{});
  const KSelection one = select_k(x, tree, {}, {}, {.threads = 1});
  const KSelection three = select_k(x, tree, {}, {}, {.threads = 3});
  for (std::size_t c = 0; c < one.cuts.size(); ++c) {
    CHECK(one.cuts[c].silhouette == three.cuts[c].silhouette);
    CHECK(one.cuts[c].within_sum_of_squares == three.cuts[c].within_sum_of_squares);
    CHECK(one.cuts[c].davies_bouldin == three.cuts[c].davies_bouldin);
  }
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(select_k(x, tree, {}, {}, {.stop = source.get_token()}), cancelled_error);
  CHECK_THROWS_AS(select_k(x, tree, Index{0}), parameter_error);
  CHECK_THROWS_AS(select_k(x, tree, Index{1501}), parameter_error);
  CHECK_THROWS_AS(select_k(scattered(10, 3, 1), tree), parameter_error);
}
