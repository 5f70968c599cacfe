// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Parts of your own, one for each role that docs/roles/ describes and custom_stage.cpp does not have.
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/stage.hpp"
#include "segmentiq/decomposition/pca.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/distance/pairwise_distances.hpp"
#include "segmentiq/preprocess/concepts.hpp"
#include "segmentiq/profile/stability.hpp"

namespace {

using namespace segmentiq;

// A metric: Hellinger's, for rows of proportions.
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
static_assert(DissimilarityMetric<Hellinger>);

// A cutter: where the heights jump most.
struct AtLargestGap {
  Partition cut(const Dendrogram& tree) const {
    const auto& merges = tree.merges();
    std::size_t best = 0;
    for (std::size_t i = 0; i + 1 < merges.size(); ++i)
      if (merges[i + 1].height - merges[i].height > merges[best + 1].height - merges[best].height) best = i;
    return cut_exact(tree, merges.size() < 2 ? 1 : static_cast<Index>(merges.size() - best));
  }
};
static_assert(Cutter<AtLargestGap, Dendrogram>);

// A scaler of numbers.
struct Thousands {
  Thousands fit(const Matrix<double>&) const { return *this; }
  Matrix<double> transform(const Matrix<double>& x) const { return x / 1000; }
};
static_assert(NumericScaler<Thousands>);

// An encoder of texts: their length.
struct TextLength {
  std::vector<std::string> names{};
  std::vector<std::string> feature_names() const { return names; }
  TextLength fit(std::span<const Column> columns) const {
    TextLength fitted;
    for (const Column& column : columns)
      fitted.names.push_back("length_of_" + column.name());
    return fitted;
  }
  Matrix<double> transform(std::span<const Column> columns) const {
    Matrix<double> x(columns.front().size(), static_cast<Index>(columns.size()));
    for (Index j = 0; j < x.cols(); ++j)
      for (Index i = 0; i < x.rows(); ++i)
        x(i, j) = static_cast<double>(columns[static_cast<std::size_t>(j)].cell_text(i).size());
    return x;
  }
};
static_assert(CategoryEncoder<TextLength>);

// A solver of principal components: from the covariances. Half of the digits, but no n × d work space.
struct ByCovariance {
  PrincipalAxes solve(const Matrix<double>& x, const Vector<double>& mean, const Execution&) const {
    const Matrix<double> centred = x.rowwise() - mean.transpose();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> found(centred.transpose() * centred);
    const Index r = std::min(x.rows(), x.cols());
    return {found.eigenvalues().tail(r).reverse().cwiseMax(0).cwiseSqrt(),
            found.eigenvectors().rightCols(r).rowwise().reverse().transpose()};
  }
};
static_assert(PcaSolver<ByCovariance>);

// A clusterer of resamples: above and below the mean of the first feature.
struct AboveMean {
  const Matrix<double>& x;
  Partition operator()(std::span<const Index> rows, const Execution&) const {
    double mean = 0;
    for (const Index row : rows)
      mean += x(row, 0) / static_cast<double>(rows.size());
    Partition found{{}, 2};
    for (const Index row : rows)
      found.labels.push_back(x(row, 0) > mean ? 1 : 0);
    return found;
  }
};
static_assert(RowClusterer<AboveMean>);

bool expect(bool holds, const char* what) {
  std::cout << (holds ? "yes: " : "NO: ") << what << '\n';
  return holds;
}

}  // namespace

int main() {
  bool all = true;
  Matrix<double> shares(3, 2);
  shares << 1, 0, 0, 1, 0.5, 0.5;
  const CondensedMatrix apart = pairwise_distances(shares, Hellinger{});
  all &= expect(apart(0, 1) == 1, "rows with nothing in common are 1 apart");
  all &= expect(std::abs(apart(0, 2) - apart(1, 2)) < 1e-15, "half and half is as far from both");

  const Dendrogram tree(4, {{0, 1, 1, 2}, {2, 3, 2, 2}, {4, 5, 9, 4}});
  all &= expect(AtLargestGap{}.cut(tree).count == 2, "the heights jump most between two segments and one");

  all &= expect(Thousands{}.fit(shares).transform(shares)(0, 0) == 0.001, "a thousandth");
  const std::vector<std::string> regions = {"Oromia", "Tigray", "Addis Ababa"};
  const std::vector<Column> columns = {Column::text("region", regions)};
  all &= expect(TextLength{}.fit(columns).transform(columns)(2, 0) == 11, "Addis Ababa has 11 letters");

  Matrix<double> x(6, 2);
  x << 1, 2, 2, 4.5, 3, 5.5, 7, 15, 8, 15.5, 9, 18;
  const auto ours = Pca<ByCovariance>{}.fit(x).transform(x);
  all &= expect((ours - Pca{}.fit(x).transform(x)).cwiseAbs().maxCoeff() < 1e-7, "the same components");

  const AboveMean by_mean{x};
  std::vector<Index> everyone = {0, 1, 2, 3, 4, 5};
  const StabilityResult stability = segment_stability(by_mean(everyone, {}), by_mean);
  all &= expect(stability.segments[0].mean > 0.6, "two groups far apart are stable");
  return all ? 0 : 1;
}
