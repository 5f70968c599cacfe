// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_KNOWN_ROWS_HPP
#define SEGMENTIQ_DISTANCE_KNOWN_ROWS_HPP

#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <type_traits>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/distance/gower_kernel.hpp"
#include "segmentiq/distance/gower_scale.hpp"
#include "segmentiq/distance/metric_choice.hpp"
#include "segmentiq/distance/pair_tiles.hpp"
#include "segmentiq/kernels/feature_major.hpp"
#include "segmentiq/kernels/square_root.hpp"
#include "segmentiq/kernels/squared_distances.hpp"

// The dissimilarities of new rows to known ones, by any metric. pairwise_distances() and gower_distances() do
// the same among the rows of one matrix.
namespace segmentiq {

/// A metric, and what it learned from the observations that it was fitted on.
struct FittedMetric {
  MetricChoice choice{};
  GowerScale gower{};  ///< the ranges and weights of Gower's; of other metrics without features
};

namespace detail {

/// The rows with which others are compared. Prepared once for any number of comparisons, which go through the
/// kernel of the metric a tile of known rows at a time. Immutable; safe to use from several threads.
///
/// The dissimilarity of a pair is NaN where the metric is not defined: a row of zeros by the cosine, or two
/// rows without a known column in common by Gower's metric.
class KnownRows {
 public:
  /// @param rows m × d, finite if the metric needs it
  /// @pre the metric's parameters are in their ranges, and Gower's scale has d features. O(m·d)
  KnownRows(const Matrix<double>& rows, const FittedMetric& metric);

  /// False for the metrics that are defined for every pair of finite rows.
  bool may_be_undefined() const { return may_be_undefined_; }
  /// m, rounded up to the number of values that kernels write at a time.
  Index stride() const { return features_->stride(); }
  /// The rows first … last−1 of x, prepared for compare().
  Matrix<double> ready(const Matrix<double>& x, Index first, Index last) const {
    return ready_(x, first, last);
  }
  /// out[r·out_stride + c] ← the dissimilarity of row `first` + r of `ready` and known row j + c, for r <
  /// rows and c < columns. The same bytes on every processor.
  /// @pre j is a multiple of column_group; out has room for `columns` rounded up to one
  void compare(const Matrix<double>& ready, Index first, Index rows, Index j, Index columns, double* out,
               Index out_stride) const {
    compare_(ready.data() + first * ready.cols(), rows, j, columns, out, out_stride);
  }

 private:
  void use_squares(const Matrix<double>& rows, bool roots);
  void use_gower(const Matrix<double>& rows, const GowerScale& scale);
  template<VectorMetric M>
  void use(const Matrix<double>& rows, const M& metric);

  bool may_be_undefined_ = true;
  std::shared_ptr<const FeatureMajor> features_;
  std::function<Matrix<double>(const Matrix<double>&, Index, Index)> ready_;
  std::function<void(const double*, Index, Index, Index, double*, Index)> compare_;
};

inline Matrix<double> unchanged_rows(const Matrix<double>& x, Index first, Index last) {
  return x.middleRows(first, last - first);
}

inline KnownRows::KnownRows(const Matrix<double>& rows, const FittedMetric& metric) {
  const MetricChoice& choice = metric.choice;
  if (choice.is_gower())
    use_gower(rows, metric.gower);
  else if (choice.is_euclidean() || choice.metric == Metric::squared_euclidean)
    use_squares(rows, choice.is_euclidean());
  else
    with_metric(choice, [&](const auto& chosen) {
      if constexpr (requires { chosen.with_kernel([](const auto&) {}); })
        chosen.with_kernel([&](const auto& kernel) { use(rows, kernel); });
      else
        use(rows, chosen);
    });
}

/// By the kernel of the dense linkage engine, which also has a version for AVX-512.
inline void KnownRows::use_squares(const Matrix<double>& rows, bool roots) {
  may_be_undefined_ = false;
  features_ = std::make_shared<const FeatureMajor>(rows);
  ready_ = unchanged_rows;
  compare_ = [known = features_, d = rows.cols(), roots](const double* queries, Index count, Index j,
                                                         Index columns, double* out, Index out_stride) {
    for (Index r = 0; r < count;) {
      const Index step = count - r >= tile_rows ? tile_rows : 1;
      const auto squares = [&](auto together) {
        squared_distances<together()>(known->from(j), known->stride(), d, queries + r * d, columns,
                                      out + r * out_stride, out_stride);
      };
      if (step == tile_rows)
        squares(std::integral_constant<int, tile_rows>());
      else
        squares(std::integral_constant<int, 1>());
      for (Index end = r + step; roots && r < end; ++r)
        square_root(out + r * out_stride, columns);
      if (!roots) r += step;
    }
  };
}

/// Each row as the metric prepares it; NaN where the metric is not defined for it.
template<class M>
Matrix<double> prepared_known_rows(const Matrix<double>& x, Index first, Index last) {
  Matrix<double> ready(last - first, x.cols());
  for (Index i = first; i < last; ++i) {
    const std::span<const double> row(x.data() + i * x.cols(), to_size(x.cols()));
    if (!M::prepare_row(row, ready.data() + (i - first) * ready.cols()))
      ready.row(i - first).setConstant(std::numeric_limits<double>::quiet_NaN());
  }
  return ready;
}

template<VectorMetric M>
void KnownRows::use(const Matrix<double>& rows, const M& metric) {
  if constexpr (prepares_rows<M>)
    ready_ = prepared_known_rows<M>;
  else
    ready_ = unchanged_rows;
  features_ = std::make_shared<const FeatureMajor>(ready_(rows, 0, rows.rows()));
  compare_ = [known = features_, d = rows.cols(), metric](const double* queries, Index count, Index j,
                                                          Index columns, double* out, Index out_stride) {
    pair_dissimilarities<false>(metric,
                                {known->from(j), known->stride(), d, queries, nullptr, static_cast<double>(d),
                                 columns, out, out_stride},
                                count);
  };
}

inline void KnownRows::use_gower(const Matrix<double>& rows, const GowerScale& scale) {
  ready_ = [scale](const Matrix<double>& x, Index first, Index last) {
    return scale.scaled(x, first, last);
  };
  features_ = std::make_shared<const FeatureMajor>(ready_(rows, 0, rows.rows()));
  compare_ = [known = features_, rules = scale.rules(GowerRule::capped_difference), weights = scale.weights(),
              d = rows.cols()](const double* queries, Index count, Index j, Index columns, double* out,
                               Index out_stride) {
    for (Index r = 0; r < count; ++r)
      gower_row({known->from(j), known->stride(), d, queries + r * d, rules.data(), weights.data(), columns},
                out + r * out_stride);
  };
}

}  // namespace detail

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_KNOWN_ROWS_HPP
