// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/quality/silhouette_of_distances.hpp"

#include <cmath>
#include <fstream>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/quality/dunn_of_distances.hpp"
#include "segmentiq/quality/k_selection_of_distances.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

CondensedMatrix distances_in(const std::string& line, Index n) {
  std::istringstream in(line);
  std::vector<double> values;
  for (double value; in >> value;)
    values.push_back(value);
  return CondensedMatrix(n, values);
}

/// `count` rows in k clusters at random, each used.
Partition random_clusters(Index count, Label k, unsigned seed) {
  std::mt19937_64 random(seed);
  Partition partition{{}, k};
  for (Index i = 0; i < count; ++i)
    partition.labels.push_back(i < k ? static_cast<Label>(i)
                                     : static_cast<Label>(random() % static_cast<std::uint64_t>(k)));
  return partition;
}

Matrix<double> random_points(Index n, Index d, unsigned seed) {
  std::mt19937_64 random(seed);
  Matrix<double> x(n, d);
  for (Index i = 0; i < x.size(); ++i)
    x.data()[i] = uniform(random);
  return x;
}

}  // namespace

TEST_CASE("silhouettes of given dissimilarities are scikit-learn's, Dunn indices R's",
          "[quality][reference]") {
  std::ifstream file(std::string(SEGMENTIQ_TEST_DATA) + "/quality/precomputed.txt");
  REQUIRE(file);
  int cases = 0;
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream head(line);
    std::string word, name;
    Index n = 0;
    head >> word >> name >> n;
    if (word != "input") continue;
    INFO(name);
    std::getline(file, line);
    const CondensedMatrix distances = distances_in(line, n);
    Partition partition;
    std::getline(file, line);
    std::istringstream labels(line.substr(6));
    for (Label label = 0; labels >> label;) {
      partition.labels.push_back(label);
      partition.count = std::max(partition.count, label + 1);
    }
    const SilhouetteResult found = silhouette(distances, partition);
    std::getline(file, line);
    std::istringstream values(line.substr(11));
    REQUIRE(found.values.size() == static_cast<std::size_t>(n));
    std::vector<double> sums(static_cast<std::size_t>(partition.count), 0.0);
    for (std::size_t i = 0; i < found.values.size(); ++i) {
      double expected = 0;
      values >> expected;
      CHECK_THAT(found.values[i], WithinAbs(expected, 1e-10));
      sums[static_cast<std::size_t>(partition.labels[i])] += expected;
    }
    for (std::size_t c = 0; c < sums.size(); ++c)
      CHECK_THAT(found.per_cluster[c], WithinAbs(sums[c] / static_cast<double>(partition.sizes()[c]), 1e-10));
    std::getline(file, line);
    CHECK_THAT(*found.mean, WithinAbs(std::stod(line.substr(6)), 1e-10));
    std::getline(file, line);
    REQUIRE(line.starts_with("dunn "));
    const double expected = std::stod(line.substr(5));
    const IndexResult of_clusters = dunn(distances, partition);
    CHECK(of_clusters.value.has_value() == !std::isnan(expected));
    if (of_clusters.value) CHECK_THAT(*of_clusters.value, WithinRel(expected, 1e-11));
    CHECK(found.sample.empty());
    CHECK(found.standard_error == 0);
    ++cases;
  }
  CHECK(cases >= 230);
}

TEST_CASE("of Euclidean distances they are those of the observations", "[quality]") {
  for (const Index n : {2, 3, 63, 64, 65, 300}) {
    const Matrix<double> x = random_points(n, 3, 5);
    const Partition partition = random_clusters(n, 2, 9);
    const SilhouetteResult of_rows = silhouette(x, partition);
    const SilhouetteResult of_distances = silhouette(euclidean_distances(x), partition);
    CHECK(of_distances.undefined == of_rows.undefined);
    CHECK(of_distances.mean.has_value() == (n > 2));
    if (!of_rows.mean) continue;
    CHECK_THAT(*of_distances.mean, WithinAbs(*of_rows.mean, 1e-12));
    for (std::size_t i = 0; i < of_rows.values.size(); ++i)
      CHECK_THAT(of_distances.values[i], WithinAbs(of_rows.values[i], 1e-12));
  }
}

TEST_CASE("the Dunn index of Euclidean distances is that of the observations", "[quality]") {
  for (const Index n : {2, 3, 65, 300}) {
    const Matrix<double> x = random_points(n, 3, 6);
    const Partition partition = random_clusters(n, 2, 4);
    const IndexResult of_rows = dunn(x, partition);
    const CondensedMatrix distances = euclidean_distances(x);
    const IndexResult of_distances = dunn(distances, partition);
    CHECK(of_distances.undefined == of_rows.undefined);
    REQUIRE(of_distances.value.has_value() == (n > 2));
    if (of_rows.value) CHECK_THAT(*of_distances.value, WithinRel(*of_rows.value, 1e-12));
    CHECK(dunn(distances, partition, {.threads = 1}).value ==
          dunn(distances, partition, {.threads = 3}).value);
  }
  CHECK_THAT(
      dunn(CondensedMatrix(4, std::vector<double>{0, 1, 2, 3, 4, 0}), Partition{{0, 0, 1, 1}, 2}).undefined,
      ContainsSubstring("two different members"));
  const CondensedMatrix bad(3, std::vector<double>{1, -1, 3});
  CHECK_THROWS_WITH(dunn(bad, Partition{{0, 0, 1}, 2}), ContainsSubstring("dunn(): every dissimilarity"));
  CHECK_THROWS_AS(dunn(bad, Partition{{0, 0}, 1}), parameter_error);
}

TEST_CASE("all cuts are judged by given dissimilarities as each by itself", "[quality]") {
  const Index n = 90;
  const Matrix<double> x = random_points(n, 2, 3);
  const CondensedMatrix distances = euclidean_distances(x);
  const Dendrogram tree = random_tree(n, 4);
  const CutHierarchy cuts(tree, 12);
  const NestedSilhouettes nested(distances, cuts);
  const KSelection selection = select_k(distances, tree, cuts, nested);
  const KSelection with_dunn = select_k(distances, tree, cuts, nested, {.dunn = true});
  CHECK_THAT(with_dunn.reason, ContainsSubstring("Dunn picks"));
  const KSelection of_rows = select_k(x, tree, cuts, NestedSilhouettes(x, cuts));
  REQUIRE(selection.cuts.size() == 11);
  for (std::size_t c = 0; c < selection.cuts.size(); ++c) {
    const CutQuality& cut = selection.cuts[c];
    CHECK_THAT(*cut.silhouette, WithinAbs(*silhouette(distances, cuts.cut(cut.clusters)).mean, 1e-13));
    CHECK_FALSE(cut.dunn);
    CHECK(with_dunn.cuts[c].dunn == dunn(distances, cuts.cut(cut.clusters)).value);
    CHECK_THAT(cut.within_sum_of_squares, WithinRel(of_rows.cuts[c].within_sum_of_squares, 1e-10));
    CHECK(cut.sizes == of_rows.cuts[c].sizes);
    CHECK_FALSE(cut.calinski_harabasz);
    CHECK_FALSE(cut.davies_bouldin);
    CHECK_THAT(cut.undefined, ContainsSubstring("centroids"));
  }
  CHECK(selection.recommended == of_rows.recommended);
  CHECK_THAT(selection.reason, !ContainsSubstring("Calinski"));
  CHECK_THROWS_AS(NestedSilhouettes(euclidean_distances(x.topRows(5)), cuts), parameter_error);
}

TEST_CASE("what cannot be judged is refused, or says why", "[quality]") {
  const CondensedMatrix distances(3, std::vector<double>{1, 2, 3});
  CHECK_THROWS_AS(silhouette(distances, Partition{{0, 1}, 2}), parameter_error);
  CHECK_THROWS_AS(silhouette(distances, Partition{{0, 2, 0}, 3}), parameter_error);
  CHECK_THAT(silhouette(distances, Partition{{0, 0, 0}, 1}).undefined, ContainsSubstring("2 to n − 1"));
  CHECK_THAT(silhouette(distances, Partition{{0, 1, 2}, 3}).undefined, ContainsSubstring("2 to n − 1"));
  CHECK_FALSE(silhouette(CondensedMatrix(1), Partition{{0}, 1}).mean);
  for (const double bad : {-1.0, std::numeric_limits<double>::quiet_NaN(), HUGE_VAL})
    CHECK_THROWS_AS(silhouette(CondensedMatrix(3, std::vector<double>{1, bad, 3}), Partition{{0, 0, 1}, 2}),
                    data_error);
  const SilhouetteResult same =
      silhouette(CondensedMatrix(4, std::vector<double>(6, 0.0)), Partition{{0, 0, 1, 1}, 2});
  CHECK(*same.mean == 0);
  Execution tight;
  tight.max_memory = 10;
  CHECK_THROWS_AS(silhouette(distances, Partition{{0, 0, 1}, 2}, tight), memory_limit_error);
  Execution stopped;
  std::stop_source source;
  source.request_stop();
  stopped.stop = source.get_token();
  CHECK_THROWS_AS(silhouette(distances, Partition{{0, 0, 1}, 2}, stopped), cancelled_error);
}

TEST_CASE("silhouettes of dissimilarities are the same bytes for any number of threads", "[quality]") {
  const Index n = 700;
  const CondensedMatrix distances = euclidean_distances(random_points(n, 4, 8));
  const Partition partition = random_clusters(n, 5, 2);
  Execution one, three;
  one.threads = 1;
  three.threads = 3;
  CHECK(silhouette(distances, partition, one).values == silhouette(distances, partition, three).values);
  const Matrix<double> a = detail::squares_between(distances, partition.labels, 5, one);
  CHECK(a == detail::squares_between(distances, partition.labels, 5, three));
  CHECK(a == a.transpose());
}
