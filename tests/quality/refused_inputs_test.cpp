// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors

// What the measures of quality do with inputs that do not fit together: each is refused by the function that
// was called, and nothing is read beyond its end.
#include <type_traits>
#include <vector>

#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/quality/contingency_table.hpp"
#include "segmentiq/quality/gap_statistic.hpp"
#include "segmentiq/quality/k_selection.hpp"
#include "segmentiq/quality/k_selection_of_distances.hpp"
#include "segmentiq/quality/match_clusters.hpp"
#include "segmentiq/quality/mutual_information.hpp"
#include "segmentiq/quality/nested_silhouettes.hpp"
#include "segmentiq/quality/pair_agreement.hpp"
#include "segmentiq/quality/silhouette_of_distances.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"
#include "support/random_tree.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

// A temporary hierarchy would be gone when the silhouettes ask for it.
static_assert(std::is_constructible_v<NestedSilhouettes, const Matrix<double>&, const CutHierarchy&>);
static_assert(!std::is_constructible_v<NestedSilhouettes, const Matrix<double>&, CutHierarchy>);
static_assert(!std::is_constructible_v<NestedSilhouettes, const Matrix<double>&, const CutHierarchy,
                                       const SilhouetteOptions&>);
static_assert(std::is_constructible_v<NestedSilhouettes, const CondensedMatrix&, CutHierarchy&>);
static_assert(!std::is_constructible_v<NestedSilhouettes, const CondensedMatrix&, CutHierarchy>);

TEST_CASE("nested silhouettes of other observations, and of cuts that are not there", "[quality]") {
  const Matrix<double> x = scattered(12, 2, 1);
  const CutHierarchy cuts(random_tree(12, 1), 4);
  CHECK_THROWS_WITH(
      NestedSilhouettes(scattered(11, 2, 1), cuts),
      "NestedSilhouettes(): observations (11) must be 12, the number of leaves of the dendrogram");
  CHECK_THROWS_AS(NestedSilhouettes(Matrix<double>(0, 2), cuts), parameter_error);
  CHECK_THROWS_AS(NestedSilhouettes(x, cuts, {.sample_size = 0}), parameter_error);
  Matrix<double> holed = x;
  holed(7, 0) = not_a_number;
  CHECK_THROWS_WITH(NestedSilhouettes(holed, cuts), ContainsSubstring("NestedSilhouettes(): every value"));
  const NestedSilhouettes silhouettes(x, cuts);
  CHECK(&silhouettes.cuts() == &cuts);
  CHECK_THROWS_AS(silhouettes.at(0), parameter_error);
  CHECK_THROWS_AS(silhouettes.at(5), parameter_error);
  const CutHierarchy alone(Dendrogram(1, {}), 1);
  CHECK_FALSE(NestedSilhouettes(Matrix<double>(x.topRows(1)), alone).at(1).undefined.empty());
}

TEST_CASE("numbers of clusters are chosen by observations, tree and cuts that go together", "[quality]") {
  const Dendrogram tree = random_tree(12, 1);
  const CutHierarchy cuts(tree, 4);
  const Matrix<double> x = scattered(12, 2, 1);
  const NestedSilhouettes silhouettes(x, cuts);
  const CutHierarchy coarser(tree, 3);
  const NestedSilhouettes of_coarser(x, coarser);
  const CutHierarchy smaller(random_tree(8, 1), 4);
  const NestedSilhouettes of_smaller(scattered(8, 2, 1), smaller);
  const Matrix<double> fewer = scattered(8, 2, 1);
  Matrix<double> holed = x;
  holed(3, 1) = not_a_number;

  CHECK_THROWS_WITH(select_k(fewer, tree, cuts, silhouettes),
                    "select_k(): observations (8) must be 12, the number of leaves of the dendrogram");
  CHECK_THROWS_WITH(select_k(x, random_tree(8, 1), cuts, silhouettes),
                    ContainsSubstring("select_k(): tree: observations (8)"));
  CHECK_THROWS_WITH(select_k(x, tree, cuts, of_smaller),
                    ContainsSubstring("select_k(): silhouettes: observations (8)"));
  CHECK_THROWS_WITH(select_k(x, tree, cuts, of_coarser),
                    "select_k(): silhouettes (of up to 3 clusters) must be of up to 4, as the cuts");
  CHECK_THROWS_WITH(select_k(holed, tree, cuts, silhouettes), ContainsSubstring("select_k(): every value"));
  CHECK_THROWS_WITH(select_k(x, tree, 13), ContainsSubstring("select_k(): max_clusters (13)"));
  CHECK_THROWS_AS(select_k(x, tree, 1), parameter_error);

  const CondensedMatrix distances = euclidean_distances(x);
  CHECK_THROWS_WITH(select_k(euclidean_distances(fewer), tree, cuts, silhouettes),
                    ContainsSubstring("select_k(): observations (8)"));
  CHECK_THROWS_WITH(select_k(euclidean_distances(scattered(20, 2, 1)), tree, cuts, silhouettes),
                    ContainsSubstring("select_k(): observations (20)"));
  CHECK_THROWS_AS(select_k(distances, random_tree(8, 1), cuts, silhouettes), parameter_error);
  CHECK_THROWS_AS(select_k(distances, tree, cuts, of_coarser), parameter_error);
}

TEST_CASE("the gap statistic is of the observations that the cuts are of", "[quality]") {
  const CutHierarchy cuts(random_tree(12, 1), 3);
  CHECK_THROWS_WITH(gap_statistic(scattered(8, 2, 1), cuts, Method::average),
                    "gap_statistic(): observations (8) must be 12, the number of leaves of the dendrogram");
  CHECK_THROWS_AS(gap_statistic(Matrix<double>(0, 2), cuts, Method::average), parameter_error);
  CHECK_THROWS_AS(gap_statistic(scattered(12, 2, 1), cuts, Method::average, {.references = 1}),
                  parameter_error);
  const CutHierarchy alone(Dendrogram(1, {}), 1);
  CHECK_THROWS_AS(gap_statistic(scattered(1, 2, 1), alone, Method::average), data_error);
  CHECK_THROWS_AS(gap_of({1.0}, {{1.0}, {1.0, 2.0}}), parameter_error);
  CHECK_THROWS_AS(pick_by_gap({}, {}), parameter_error);
  CHECK_THROWS_AS(pick_by_gap({1.0, not_a_number}, {0.0, 0.0}), data_error);
}

TEST_CASE("partitions that cannot be compared, and none to compare", "[quality]") {
  CHECK_THROWS_AS(ContingencyTable({{0, 1}, 2}, {{0}, 1}), parameter_error);
  CHECK_THROWS_WITH(ContingencyTable({{}, -1}, {{}, 0}),
                    "ContingencyTable(): count of the first partition (-1) must be at least 0");
  CHECK_THROWS_AS(ContingencyTable({{}, 0}, {{}, -3}), parameter_error);
  CHECK_THROWS_AS(ContingencyTable({{0, 2}, 2}, {{0, 1}, 2}), data_error);
  CHECK_THROWS_AS(ContingencyTable({{0, no_label}, 2}, {{0, 1}, 2}), data_error);
  CHECK_THROWS_WITH(entropy({3, -1}), "entropy(): size of cluster 1 (-1) must be at least 0");
  CHECK_THROWS_AS(expected_mutual_information({2, -1}, {1}), parameter_error);
  CHECK_THROWS_WITH(expected_mutual_information({2, 1}, {2, 2}),
                    "expected_mutual_information(): sizes of the second partition (4 observations) must add "
                    "up to 3, as those of the first");

  const ContingencyTable none({{}, 0}, {{}, 0});
  CHECK(entropy({}) == 0);
  CHECK(mutual_information(none) == 0);
  CHECK(expected_mutual_information({}, {}) == 0);
  CHECK(normalized_mutual_information(none) == 1);
  CHECK(adjusted_mutual_information(none) == 1);
  CHECK(v_measure(none).v == 1);
  CHECK(rand_index(none) == 1);
  CHECK(adjusted_rand_index(none) == 1);
  CHECK(pair_jaccard_index(none) == 1);
  CHECK(match_clusters(none).accuracy == 1);
  CHECK_THROWS_AS(v_measure(none, not_a_number), parameter_error);
  CHECK_THROWS_AS(v_measure(none, -1), parameter_error);
}

TEST_CASE("labels that do not fit are refused by every index", "[quality]") {
  const Matrix<double> x = scattered(6, 2, 1);
  const CondensedMatrix distances = euclidean_distances(x);
  const auto refused = [&](const Partition& partition) {
    CHECK_THROWS_WITH(silhouette(x, partition), ContainsSubstring("silhouette()"));
    CHECK_THROWS_WITH(silhouette(distances, partition), ContainsSubstring("silhouette()"));
    CHECK_THROWS_WITH(dunn(x, partition), ContainsSubstring("dunn()"));
    CHECK_THROWS_WITH(calinski_harabasz(x, partition), ContainsSubstring("calinski_harabasz()"));
    CHECK_THROWS_WITH(davies_bouldin(x, partition), ContainsSubstring("davies_bouldin()"));
    CHECK_THROWS_WITH(within_sum_of_squares(x, partition), ContainsSubstring("within_sum_of_squares()"));
  };
  refused({{0, 0, 1}, 2});                  // fewer than observations
  refused({{0, 0, 1, 1, 0, 1, 0}, 2});      // more
  refused({{0, 0, 1, 1, 2, 1}, 2});         // out of range
  refused({{0, 0, 1, 1, no_label, 1}, 2});  // none
  refused({{0, 0, 1, 1, 0, 1}, 3});         // nobody in the last
  refused({{0, 0, 1, 1, 0, 1}, -1});
  const Matrix<double> nobody(0, 2);
  CHECK_FALSE(silhouette(nobody, {{}, 0}).undefined.empty());
  CHECK_THROWS_AS(CondensedMatrix(0), parameter_error);
  CHECK_FALSE(dunn(nobody, {{}, 0}).undefined.empty());
  Matrix<double> holed = x;
  holed(5, 1) = not_a_number;
  const Partition two{{0, 0, 0, 1, 1, 1}, 2};
  CHECK_THROWS_WITH(silhouette(holed, two), ContainsSubstring("silhouette()"));
  CHECK_THROWS_WITH(dunn(holed, two), ContainsSubstring("dunn()"));
  CondensedMatrix bad = distances;
  bad.data()[4] = not_a_number;
  CHECK_THROWS_WITH(silhouette(bad, two), ContainsSubstring("silhouette()"));
  bad.data()[4] = -1;
  CHECK_THROWS_AS(silhouette(bad, two), data_error);
}
