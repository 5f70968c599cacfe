// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/decomposition/pca_solver.hpp"

#include <Eigen/SVD>
#include <random>
#include <stop_token>

#include "segmentiq/decomposition/pca.hpp"
#include "support/catch.hpp"

using namespace segmentiq;

namespace {

/// The custom solver of the concept's comment.
struct PlainSvd {
  PrincipalAxes solve(const Matrix<double>& x, const Vector<double>& mean, const Execution&) const {
    const Matrix<double> centred = x.rowwise() - mean.transpose();
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(centred, Eigen::ComputeThinU | Eigen::ComputeThinV);
    return {svd.singularValues(), svd.matrixV().transpose()};
  }
};

struct NoAxes {
  Vector<double> solve(const Matrix<double>&, const Vector<double>&, const Execution&) const { return {}; }
};

static_assert(PcaSolver<SvdByShape> && PcaSolver<TallSvd> && PcaSolver<WideSvd> && PcaSolver<PlainSvd>);
static_assert(!PcaSolver<NoAxes> && !PcaSolver<Pca<>>);

/// Normal numbers with standard deviations 1, 1/2, 1/3, …: no two principal axes are alike.
Matrix<double> graded_data(Index n, Index d, std::uint32_t seed) {
  std::mt19937 random(seed);
  Matrix<double> x(n, d);
  for (Index i = 0; i < n; ++i)
    for (Index j = 0; j < d; ++j) {
      double sum = 0;
      for (int k = 0; k < 12; ++k)
        sum += static_cast<double>(random()) / 4294967296.0;
      x(i, j) = (sum - 6) / static_cast<double>(j + 1);
    }
  return x;
}

template<class Solver>
void check_against_plain(const Matrix<double>& x, const Solver& solver) {
  const FittedPca expected = Pca{{}, PlainSvd{}}.fit(x);
  const FittedPca found = Pca{{}, solver}.fit(x);
  const double scale = expected.singular_values()[0];
  CHECK((found.singular_values() - expected.singular_values()).cwiseAbs().maxCoeff() <= 1e-13 * scale);
  // The axes of clearly positive singular values; the last one of wide data is free.
  for (Index i = 0; i < found.components().rows(); ++i)
    if (expected.singular_values()[i] > 1e-6 * scale)
      CHECK((found.components().row(i) - expected.components().row(i)).cwiseAbs().maxCoeff() < 1e-11);
}

}  // namespace

TEST_CASE("every solver finds what a plain SVD finds, whatever the shape", "[decomposition]") {
  const auto [n, d] =
      GENERATE(table<Index, Index>({{1, 1}, {2, 1}, {1, 3}, {25, 6}, {6, 25}, {12, 12}, {300, 8}}));
  INFO("n " << n << ", d " << d);
  const Matrix<double> x = graded_data(n, d, 17);
  check_against_plain(x, TallSvd{});
  check_against_plain(x, WideSvd{});
  check_against_plain(x, SvdByShape{});
}

TEST_CASE("blocks of any size give the same but for rounding", "[decomposition]") {
  const Matrix<double> x = graded_data(1000, 7, 23);
  const FittedPca expected = Pca{}.fit(x);
  for (const Index block : {1, 2, 6, 7, 8, 100, 999, 1000, 5000}) {
    INFO("block " << block);
    const FittedPca found = Pca{{}, TallSvd{.block_rows = block}}.fit(x);
    CHECK((found.components() - expected.components()).cwiseAbs().maxCoeff() < 1e-12);
    CHECK((found.singular_values() - expected.singular_values()).cwiseAbs().maxCoeff() <
          1e-12 * expected.singular_values()[0]);
  }
  CHECK_THROWS_AS((Pca{{}, TallSvd{.block_rows = -1}}.fit(x)), parameter_error);
}

TEST_CASE("small singular values keep their digits", "[decomposition]") {
  // Two features that differ by 1e-9: their covariance matrix, rounded, cannot tell them apart.
  Matrix<double> x(4, 2);
  x << 1, 1 + 1e-9, -1, -1 + 1e-9, 1, 1 - 1e-9, -1, -1 - 1e-9;
  const Vector<double> found = Pca{}.fit(x).singular_values();
  CHECK_THAT(found[0], WithinRel(std::sqrt(8.0), 1e-9));
  CHECK_THAT(found[1], WithinRel(std::sqrt(2.0) * 1e-9, 1e-6));
}

TEST_CASE("a rank below both n and d", "[decomposition]") {
  const Matrix<double> x = graded_data(80, 2, 3) * graded_data(2, 20, 4);
  for (const Matrix<double>& data : {x, Matrix<double>(x.topRows(10))}) {
    const FittedPca pca = Pca{}.fit(data);
    const Matrix<double> gram = pca.components() * pca.components().transpose();
    CHECK((gram - Matrix<double>::Identity(gram.rows(), gram.cols())).cwiseAbs().maxCoeff() < 1e-13);
    CHECK(pca.singular_values()[2] < 1e-12 * pca.singular_values()[0]);
    CHECK_THAT(pca.explained_variance_ratio().head(2).sum(), WithinRel(1.0, 1e-13));
  }
}

TEST_CASE("a solver tells its progress and stops on request", "[decomposition]") {
  const Matrix<double> x = graded_data(20000, 3, 9);
  Execution execution;
  double last = -1;
  bool ascending = true;
  execution.progress = [&](const Progress& p) {
    ascending = ascending && p.phase == "pca" && p.done >= last && p.done <= p.total;
    last = p.done;
  };
  Pca{}.fit(x, execution);
  CHECK(ascending);
  CHECK(last == 20000);

  std::stop_source source;
  execution.stop = source.get_token();
  source.request_stop();
  CHECK_THROWS_AS(Pca{}.fit(x, execution), cancelled_error);
  CHECK_THROWS_AS(Pca{}.fit(graded_data(3, 30, 9), execution), cancelled_error);
}
