// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_TALL_SVD_HPP
#define SEGMENTIQ_DECOMPOSITION_TALL_SVD_HPP

#include <Eigen/QR>
#include <algorithm>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/decomposition/pca_solver.hpp"
#include "segmentiq/decomposition/small_svd.hpp"

// The centred data X (n × d) are X = QR with an upper triangular R (d × d), and R has the singular values and
// right singular vectors of X. The large factor Q is never needed. R is computed by blocks of rows: if R₁ is
// the R of the rows so far, the R of [R₁; next block] is that of the rows including the block. The covariance
// matrix would square the condition number; this keeps the digits of small singular values.
//
// The rows are divided into a fixed number of groups, which threads work on; the R of the groups are then
// stacked in order. Blocks and groups depend on the shape of the data only.
namespace segmentiq {

namespace detail {

/// The R of rows that are passed block by block.
class RowwiseQr {
 public:
  /// @param block_rows the maximum number of rows per call of `add`
  RowwiseQr(Index features, Index block_rows) : work_(features + block_rows, features) {}

  /// @param write `write(block)` writes `rows` × d values to the Eigen block
  template<class Write>
  void add(Index rows, const Write& write) {
    const OneThreadScope same_bytes_for_any_thread_count;
    write(work_.middleRows(rank_, rows));
    Eigen::Ref<Eigen::MatrixXd> stacked = work_.topRows(rank_ + rows);
    const Eigen::HouseholderQR<Eigen::Ref<Eigen::MatrixXd>> in_place(stacked);
    rank_ = std::min(rank_ + rows, work_.cols());
    work_.topRows(rank_).template triangularView<Eigen::StrictlyLower>().setZero();
  }

  /// min(rows so far, d) × d, upper triangular.
  Eigen::MatrixXd r() const { return work_.topRows(rank_); }
  /// The same, padded with rows of zeros, d × d.
  Eigen::MatrixXd square_r() const {
    Eigen::MatrixXd square = Eigen::MatrixXd::Zero(work_.cols(), work_.cols());
    square.topRows(rank_) = work_.topRows(rank_);
    return square;
  }

 private:
  Eigen::MatrixXd work_;
  Index rank_ = 0;
};

}  // namespace detail

/// The SVD of data with more observations than features, in one pass by blocks of rows.
///
/// O(n·d²) time on all threads; memory for 16 factors of d × d and a block per thread, nothing as large as
/// the data. Takes data of any shape, but wastes O(d³) on wide ones.
struct TallSvd {
  /// Rows per block, ≥ 1; 0 = 512, or 2·d if that is more. Affects the result by rounding only.
  Index block_rows = 0;

  template<class Derived>
  PrincipalAxes solve(const Eigen::MatrixBase<Derived>& x, const Vector<double>& mean,
                      const Execution& execution = {}) const {
    if (block_rows < 0)
      throw parameter_error("TallSvd::solve(): block_rows (" + std::to_string(block_rows) +
                            ") must not be negative");
    constexpr Index groups = 16;
    const Index n = x.rows();
    const Index d = x.cols();
    const Index block = std::min(n, block_rows > 0 ? block_rows : std::max<Index>(512, 2 * d));
    const Index blocks = (n + block - 1) / block;
    const Index group = (blocks + groups - 1) / groups * block;

    std::vector<Eigen::MatrixXd> factors(to_size((n + group - 1) / group));
    PhaseProgress progress(execution, "pca", static_cast<double>(n));
    const auto factor_group = [&](Index first, Index last) {
      detail::RowwiseQr qr(d, block);
      for (Index row = first; row < last; row += block) {
        execution.check_stop();
        const Index rows = std::min(block, last - row);
        qr.add(rows, [&](auto to) {
          to = x.derived().middleRows(row, rows).template cast<double>();
          to.rowwise() -= mean.transpose();
        });
      }
      factors[to_size(first / group)] = qr.r();
    };
    parallel_chunks(n, group, execution, &progress, factor_group,
                    [](Index first, Index last) { return static_cast<double>(last - first); });

    detail::RowwiseQr qr(d, d);
    for (const Eigen::MatrixXd& r : factors)
      qr.add(r.rows(), [&r](auto to) { to = r; });
    const detail::RightSvd svd = detail::right_svd(qr.square_r());
    progress.finish();
    const Index rank = std::min(n, d);
    return {svd.singular_values.head(rank), svd.vectors.leftCols(rank).transpose()};
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DECOMPOSITION_TALL_SVD_HPP
