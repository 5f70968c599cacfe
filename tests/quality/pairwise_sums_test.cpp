// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/quality/pairwise_sums.hpp"

#include <cstring>
#include <random>
#include <vector>

#include "segmentiq/quality/rowwise_sums.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// Clusters of the sizes given, their members scattered over the rows.
Partition mixed(const std::vector<Index>& sizes) {
  Partition partition;
  for (const Index size : sizes)
    partition.labels.insert(partition.labels.end(), static_cast<std::size_t>(size), partition.count++);
  const std::vector<Index> order = shuffled(static_cast<Index>(partition.labels.size()), 3);
  std::vector<Label> labels;
  for (const Index i : order)
    labels.push_back(partition.labels[static_cast<std::size_t>(i)]);
  return {labels, partition.count};
}

/// n × k sums in the order of the clusters.
Matrix<double> by_pairs(const Matrix<double>& x, const detail::ClusterMembers& clusters, Index target_bands,
                        int threads) {
  const Execution execution{.threads = threads};
  detail::PairwiseSums sums(x, clusters, target_bands);
  PhaseProgress progress(execution, "sums", sums.work());
  sums.compute(execution, progress);
  Matrix<double> found(x.rows(), clusters.count());
  for (Label c = 0; c < clusters.count(); ++c)
    for (Index i = 0; i < clusters.size(c); ++i)
      for (Label to = 0; to < clusters.count(); ++to)
        found(clusters.begin(c) + i, to) = sums.of(c, i)[to * sums.step()];
  return found;
}

Matrix<double> by_rows(const Matrix<double>& x, const detail::ClusterMembers& clusters) {
  const Execution execution{.threads = 1};
  PhaseProgress progress(execution, "sums", 0);
  Matrix<double> found(x.rows(), clusters.count());
  detail::rowwise_sums(x, clusters, clusters.order(), execution, progress, [&](Index r, const double* sums) {
    for (Label c = 0; c < clusters.count(); ++c)
      found(r, c) = sums[c];
  });
  return found;
}

Matrix<double> plainly(const Matrix<double>& x, const Partition& partition,
                       const detail::ClusterMembers& clusters) {
  Matrix<double> found = Matrix<double>::Zero(x.rows(), clusters.count());
  for (Index r = 0; r < x.rows(); ++r)
    for (Index j = 0; j < x.rows(); ++j)
      found(r, partition.labels[static_cast<std::size_t>(j)]) +=
          (x.row(clusters.order()[static_cast<std::size_t>(r)]) - x.row(j)).norm();
  return found;
}

}  // namespace

TEST_CASE("observations in the order of their clusters", "[quality]") {
  const detail::ClusterMembers clusters(Partition{{2, 0, 2, 1, 0}, 3});
  CHECK(clusters.observations() == 5);
  CHECK(clusters.count() == 3);
  CHECK(clusters.order() == std::vector<Index>{1, 4, 3, 0, 2});
  CHECK(clusters.begin(2) == 3);
  CHECK(clusters.end(2) == 5);
  CHECK(clusters.size(0) == 2);
  CHECK(clusters.members(2) == std::vector<Index>{0, 2});
}

TEST_CASE("sums of distances by pairs and by rows are those of plain loops, whatever the sizes",
          "[quality][oracle]") {
  const std::vector<std::vector<Index>> cases = {
      {1},          {2},        {7, 1},           {8, 9, 1, 1},    {127, 3},
      {128, 128},   {129, 5},   {256, 1, 130},    {3, 300, 8, 64}, {1, 1, 1, 1, 1, 1},
      {511, 1, 12}, {384, 385}, {5, 5, 5, 500, 5}};
  for (const auto& sizes : cases)
    for (const Index d : {1, 6}) {
      const Partition partition = mixed(sizes);
      const detail::ClusterMembers clusters(partition);
      const Index n = clusters.observations();
      CAPTURE(sizes, d);
      const Matrix<double> x = n % 2 == 0 ? tied(n, d, 4, 1) : scattered(n, d, 1);
      const Matrix<double> expected = plainly(x, partition, clusters);
      const double scale = 1e-14 * static_cast<double>(n) * static_cast<double>(d);
      CHECK((by_rows(x, clusters) - expected).cwiseAbs().maxCoeff() < scale);
      for (const Index target_bands : {1, 2, 64})
        CHECK((by_pairs(x, clusters, target_bands, 1) - expected).cwiseAbs().maxCoeff() < scale);
    }
}

TEST_CASE("sums by pairs are the same bytes for any number of threads", "[quality][threads]") {
  const detail::ClusterMembers clusters(mixed({900, 3, 400, 129}));
  const Matrix<double> x = scattered(clusters.observations(), 4, 2);
  for (const Index target_bands : {3, 64}) {
    const Matrix<double> expected = by_pairs(x, clusters, target_bands, 1);
    for (const int threads : {2, 3, 8})
      CHECK(by_pairs(x, clusters, target_bands, threads) == expected);
  }
}
