// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors

// Whatever takes observations takes any Eigen matrix of them, float too, and makes the same of each.
#include <Eigen/Core>

#include "segmentiq/core/stage.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "segmentiq/quality/centroid_indices.hpp"
#include "segmentiq/quality/dunn.hpp"
#include "segmentiq/quality/gap_statistic.hpp"
#include "segmentiq/quality/k_selection.hpp"
#include "segmentiq/quality/silhouette.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

static_assert(Evaluator<Silhouette, Matrix<double>, Partition>);
static_assert(Evaluator<Silhouette, FeatureMatrix, Partition>);
static_assert(Evaluator<Silhouette, Eigen::MatrixXf, Partition>);

namespace {

/// Everything that quality/ says of observations, as plain numbers.
template<class Values>
std::vector<double> figures_of(const Values& x, const Dendrogram& tree) {
  const Partition partition = cut_exact(tree, 4);
  std::vector<double> found = silhouette(x, partition).values;
  found.push_back(*silhouette(x, partition, {.exact_up_to = 10, .sample_size = 40}).mean);
  found.push_back(*Silhouette{}.evaluate(x, partition, {}).mean);
  found.push_back(within_sum_of_squares(x, partition));
  found.push_back(*calinski_harabasz(x, partition).value);
  found.push_back(*davies_bouldin(x, partition).value);
  found.push_back(*dunn(x, partition).value);
  const CutHierarchy cuts(tree, 5);
  for (const double gap : gap_statistic(x, cuts, Method::ward, {.references = 2}).gap)
    found.push_back(gap);
  const NestedSilhouettes silhouettes(x, cuts);
  for (const KSelection& selection :
       {select_k(x, tree, 5, {.dunn = true}), select_k(x, tree, cuts, silhouettes, {.dunn = true})})
    for (const CutQuality& cut : selection.cuts)
      for (const double value : {cut.within_sum_of_squares, *cut.silhouette, *cut.calinski_harabasz,
                                 *cut.davies_bouldin, *cut.dunn})
        found.push_back(value);
  return found;
}

}  // namespace

TEST_CASE("column-major and single-precision observations are judged as those by rows are", "[quality]") {
  const Matrix<double> x = scattered(150, 3, 1).cast<float>().cast<double>();
  const Dendrogram tree = linkage(x, Ward{});
  const std::vector<double> by_rows = figures_of(x, tree);
  CHECK(figures_of(Eigen::MatrixXd(x), tree) == by_rows);
  CHECK(figures_of(Eigen::MatrixXf(x.cast<float>()), tree) == by_rows);
  CHECK(figures_of(Matrix<float>(x.cast<float>()), tree) == by_rows);
  CHECK(figures_of(x.leftCols(3), tree) == by_rows);
  CHECK(figures_of(Eigen::MatrixXd(2 * x), tree) != by_rows);
}
