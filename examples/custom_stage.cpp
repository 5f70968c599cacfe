// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Stages of your own in a Pipeline: a transformer, a linkage criterion and an evaluator. None derives from
// anything; they model the concepts of core/stage.hpp and linkage/criteria.hpp.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <segmentiq/segmentiq.hpp>

namespace {

using namespace segmentiq;

/// A transformer: amounts are skewed, their logarithms are not. It learns nothing, so it is its own fitted
/// type.
struct LogAmounts {
  LogAmounts fit(const Matrix<double>&) const { return *this; }
  Matrix<double> transform(const Matrix<double>& x) const { return (1 + x.array()).log(); }
};

/// A linkage criterion: Lance & Williams' flexible strategy with β = −1/4. What lies between two unions depends
/// on which was made first, so it is not reducible, and linkage() merges the closest pair first.
struct Flexible {
  static constexpr bool is_reducible = false, needs_squared_euclidean = false, is_monotone = true;
  double update(double d_ik, double d_jk, double d_ij, double, double, double) const {
    return 0.625 * (d_ik + d_jk) - 0.25 * d_ij;
  }
};

/// An evaluator: the share of the largest cluster.
struct LargestShare {
  double evaluate(const Matrix<double>&, const Partition& partition, const Execution&) const {
    const std::vector<Index> sizes = partition.sizes();
    return static_cast<double>(*std::max_element(sizes.begin(), sizes.end())) /
           static_cast<double>(partition.labels.size());
  }
};

static_assert(Transformer<LogAmounts, Matrix<double>>);
static_assert(LinkageCriterion<Flexible>);
static_assert(Evaluator<LargestShare, Matrix<double>, Partition>);

}  // namespace

int main() {
  Matrix<double> amounts(8, 2);
  amounts << 10, 200, 12, 180, 9, 210, 1000, 20, 1100, 25, 900, 22, 50, 50, 55, 48;

  const auto fitted =
      Pipeline{LogAmounts{}, StandardScaler{}, Flexible{}, ExactClusters{3}, Silhouette{}, LargestShare{}}
          .fit(amounts);

  for (const Label label : fitted.partition().labels)
    std::cout << label << ' ';
  std::cout << "\nsilhouette " << *fitted.evaluation<SilhouetteResult>().mean << ", largest segment "
            << 100 * fitted.evaluation<double>() << " %\n";
  return fitted.partition().count == 3 ? 0 : 1;
}
