// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_PAIR_KERNELS_HPP
#define SEGMENTIQ_DISTANCE_PAIR_KERNELS_HPP

#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/distance/dissimilarity_metric.hpp"
#include "segmentiq/kernels/squared_distances.hpp"
#include "segmentiq/kernels/vector_math.hpp"

// How the shipped metrics are computed. Each defines its rule once, for a double and for vectors of doubles:
//
//   sums                                 the number of running sums of a pair, 1 or 2
//   term<W>(x, q, terms)                 what one feature adds to them, x in one observation and q in the
//   other finish<W>(sums, total_weight, to)    the dissimilarity once all features are added; without
//   weights,
//                                        total_weight is d
//
// Optional members:
//
//   weights          one weight for each feature, by which its terms are multiplied; empty = all 1
//   takes_maximum    the largest term instead of their sum; any weight other than 0 counts as 1
//   prepare_row(…)   transforms each row first
//   rows_at_once     rows that share a load of the columns: fewer where a term needs many registers
//   max_lanes       8 where AVX-512 was measured to be faster
namespace segmentiq::detail {

template<class M>
concept VectorMetric = DissimilarityMetric<M> && requires(const M& m, double v, double (&sums)[M::sums]) {
  m.template term<1>(v, v, sums);
  m.template finish<1>(sums, v, v);
};

template<class M>
constexpr bool takes_maximum = requires {
  M::takes_maximum;
};

/// Such metrics have `bool prepare_row(span<const double> row, double* prepared)`, which writes d values and
/// returns whether the metric is defined for the row. If it is not, `M::refusal` says why.
template<class M>
constexpr bool prepares_rows = requires {
  M::refusal;
};

template<class M>
constexpr Index rows_at_once() {
  if constexpr (requires { M::rows_at_once; })
    return M::rows_at_once;
  else
    return M::sums == 1 ? 4 : 2;
}

/// The number of lanes, 8 where AVX-512 was measured to be faster.
template<class M>
constexpr int lanes_of() {
  if constexpr (requires { M::max_lanes; })
    return M::max_lanes;
  else
    return 4;
}

/// The weights by which terms are multiplied; empty where all are 1.
template<class M>
std::vector<double> term_weights(const M& metric) {
  std::vector<double> weights;
  if constexpr (requires { metric.weights; }) weights = metric.weights;
  if constexpr (takes_maximum<M>)
    for (double& weight : weights)
      weight = weight > 0 ? 1 : 0;
  return weights;
}

inline double total_weight(const std::vector<double>& weights, Index features) {
  if (weights.empty()) return static_cast<double>(features);
  double total = 0;
  for (const double weight : weights)
    total += weight;
  return total;
}

/// @throws parameter_error when there are weights but not one for each feature, one of them is negative or
/// not finite, none is above 0, or their sum is not finite
inline void require_weights(const std::vector<double>& weights, Index features, const std::string& where) {
  if (weights.empty()) return;
  if (static_cast<Index>(weights.size()) != features)
    throw parameter_error(where + ": weights (" + std::to_string(weights.size()) + " of them) must be " +
                          std::to_string(features) + ", one for each feature, or none");
  double total = 0;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    if (!(weights[k] >= 0) || std::isinf(weights[k]))
      throw parameter_error(where + ": weights[" + std::to_string(k) + "] (" + std::to_string(weights[k]) +
                            ") must be finite and not negative");
    total += weights[k];
  }
  if (!(total > 0) || std::isinf(total))
    throw parameter_error(where + ": the sum of the weights (" + std::to_string(total) +
                          ") must be above 0 and finite");
}

/// Some rows against a group of columns.
struct PairTask {
  const double* features;  ///< feature k of column j at features[k·stride + j]
  Index stride;
  Index dimension;
  const double* queries;  ///< feature k of row r at queries[r·dimension + k]
  const double* weights;  ///< one for each feature; read only by the weighted kernels
  double total_weight;
  Index columns;  ///< features and out must have room for it rounded up to column_group
  double* out;    ///< of row r and column j at out[r·out_stride + j]
  Index out_stride;
};

template<int Rows, bool Weighted, class M>
struct PairDissimilarities {
  static constexpr int max_lanes = lanes_of<M>();

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static void run(const M* metric, const PairTask& task) {
    // Several vectors of columns at a time, so that an addition need not wait for the one before.
    constexpr int group = static_cast<int>(column_group);
    constexpr int wide = W > 4 ? 2 * group : group;
    const Index in_wide = task.columns / wide * wide;
    columns_at_once<W, wide>(*metric, task, 0, in_wide);
    columns_at_once<W, group>(*metric, task, in_wide, task.columns);
  }

 private:
  template<int W, int Columns>
  SEGMENTIQ_ALWAYS_INLINE static void columns_at_once(const M& metric, const PairTask& task, Index from,
                                                      Index to) {
    SEGMENTIQ_NO_CONTRACTION
    using Real = typename Simd<W>::Real;
    constexpr int parts = Columns / W;
    constexpr int sums = M::sums;
    for (Index j = from; j < to; j += Columns) {
      Real sum[Rows][parts][sums];
      SEGMENTIQ_UNROLL
      for (int r = 0; r < Rows; ++r) {
        SEGMENTIQ_UNROLL
        for (int p = 0; p < parts; ++p) {
          SEGMENTIQ_UNROLL
          for (int s = 0; s < sums; ++s)
            sum[r][p][s] = Real{};
        }
      }
      for (Index k = 0; k < task.dimension; ++k) {
        Real x[parts];
        SEGMENTIQ_UNROLL
        for (int p = 0; p < parts; ++p)
          load<W>(task.features + k * task.stride + j + p * W, x[p]);
        SEGMENTIQ_UNROLL
        for (int r = 0; r < Rows; ++r) {
          const Real q = task.queries[r * task.dimension + k] - Real{};  // in all lanes
          SEGMENTIQ_UNROLL
          for (int p = 0; p < parts; ++p) {
            Real term[sums];
            metric.template term<W>(x[p], q, term);
            SEGMENTIQ_UNROLL
            for (int s = 0; s < sums; ++s) {
              if constexpr (Weighted) term[s] = term[s] * task.weights[k];
              if constexpr (takes_maximum<M>)
                sum[r][p][s] = term[s] > sum[r][p][s] ? term[s] : sum[r][p][s];
              else
                sum[r][p][s] = sum[r][p][s] + term[s];
            }
          }
        }
      }
      SEGMENTIQ_UNROLL
      for (int r = 0; r < Rows; ++r) {
        SEGMENTIQ_UNROLL
        for (int p = 0; p < parts; ++p) {
          Real value;
          metric.template finish<W>(sum[r][p], task.total_weight, value);
          store<W>(value, task.out + r * task.out_stride + j + p * W);
        }
      }
    }
  }
};

template<bool Weighted, class M>
void pair_dissimilarities(const M& metric, PairTask task, Index rows) {
  constexpr Index together = rows_at_once<M>();
  while (rows > 0) {
    const Index step = rows >= together ? together : 1;
    if (step == together)
      run_kernel<PairDissimilarities<static_cast<int>(together), Weighted, M>>(&metric, task);
    else
      run_kernel<PairDissimilarities<1, Weighted, M>>(&metric, task);
    rows -= step;
    task.queries += step * task.dimension;
    task.out += step * task.out_stride;
  }
}

/// The dissimilarities of `rows` observations to a group of columns. Features are added in their order, each
/// step rounded, so that the bytes are the same on every processor.
template<VectorMetric M>
void pair_dissimilarities(const M& metric, const PairTask& task, Index rows) {
  if constexpr (requires { metric.weights; })
    if (task.weights != nullptr) return pair_dissimilarities<true>(metric, task, rows);
  pair_dissimilarities<false>(metric, task, rows);
}

/// The dissimilarity of two rows of d values each, without vector code.
/// @throws parameter_error when the rows differ in length, or the metric's parameters do not fit them;
/// data_error when the metric is not defined for a row
template<class M>
SEGMENTIQ_KERNEL double row_dissimilarity(const M& metric, std::span<const double> a,
                                          std::span<const double> b) {
  SEGMENTIQ_NO_CONTRACTION
  const std::string where = std::string(M::name) + " dissimilarity";
  if (a.size() != b.size())
    throw parameter_error(where + ": the rows (" + std::to_string(a.size()) + " and " +
                          std::to_string(b.size()) + " values) must be of one length");
  const auto d = static_cast<Index>(a.size());
  if constexpr (requires { metric.require_features(d); }) metric.require_features(d);
  const std::vector<double> weights = term_weights(metric);
  std::vector<double> prepared;
  if constexpr (prepares_rows<M>) {
    prepared.resize(2 * a.size());
    double* const second = prepared.data() + d;
    if (!M::prepare_row(a, prepared.data()) || !M::prepare_row(b, second))
      throw data_error(where + ": " + std::string(M::refusal));
    a = {prepared.data(), a.size()};
    b = {second, b.size()};
  }
  double sum[M::sums] = {};
  for (std::size_t k = 0; k < a.size(); ++k) {
    double term[M::sums];
    metric.template term<1>(b[k], a[k], term);
    for (int s = 0; s < M::sums; ++s) {
      if (!weights.empty()) term[s] = term[s] * weights[k];
      if constexpr (takes_maximum<M>)
        sum[s] = term[s] > sum[s] ? term[s] : sum[s];
      else
        sum[s] = sum[s] + term[s];
    }
  }
  double value = 0;
  metric.template finish<1>(sum, total_weight(weights, d), value);
  return value;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DISTANCE_PAIR_KERNELS_HPP
