// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_COMPARE_TREES_HPP
#define SEGMENTIQ_DENDROGRAM_COMPARE_TREES_HPP

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/lowest_common_ancestors.hpp"
#include "segmentiq/dendrogram/tree_correlation.hpp"
#include "segmentiq/kernels/co_moments.hpp"

// How similar two trees of the same observations are, as correlations over all pairs of observations.
namespace segmentiq {

namespace detail {

/// The correlation, over pairs, of the values of the merges that join a pair in each of the two trees.
/// @param values_a, values_b one for each merge of tree a and of tree b
inline TreeCorrelation correlation_of_merges(const Dendrogram& a, const Dendrogram& b,
                                             const std::vector<double>& values_a,
                                             const std::vector<double>& values_b, const std::string& called,
                                             const TreeCorrelationOptions& options, const std::string& where,
                                             const std::string& phase, const Execution& execution) {
  const Index n = a.observations();
  require_same_observations(n, b.observations(), where, "the second tree");
  std::vector<Index> sample = rows_to_count(n, options, where);
  if (n < 2) return correlation_of_rows({}, {}, n, 0, 0, "", "");
  const LowestCommonAncestors ancestors_a(a);
  const LowestCommonAncestors ancestors_b(b);
  const double mean_a = mean_over_pairs(a, values_a);
  const double mean_b = mean_over_pairs(b, values_b);
  std::vector<Index> place_in_b;  // of the observation at each place in a
  place_in_b.reserve(to_size(n));
  for (const Index observation : ancestors_a.order())
    place_in_b.push_back(ancestors_b.place_of(observation));

  const bool all = sample.empty();
  const Index count = all ? n : static_cast<Index>(sample.size());
  std::vector<CoMoments> rows(to_size(count));
  const auto work_of = [&](Index first, Index last) {
    return all ? pairs_of_rows(n, first, last) : static_cast<double>((last - first) * n);
  };
  constexpr Index rows_a_chunk = 32;
  PhaseProgress progress(execution, phase, work_of(0, count));
  parallel_chunks(
      count, rows_a_chunk, execution, &progress,
      [&](Index first, Index last) {
        std::vector<double> row_a(to_size(n));       // by place in a
        std::vector<double> row_b(to_size(n));       // by place in b
        std::vector<double> row_b_in_a(to_size(n));  // by place in a
        for (Index r = first; r < last; ++r) {
          execution.check_stop();
          CoMoments& row = rows[to_size(r)];
          const Index p = all ? r : ancestors_a.place_of(sample[to_size(r)]);
          ancestors_a.fill_row(p, values_a.data(), row_a.data());
          ancestors_b.fill_row(place_in_b[to_size(p)], values_b.data(), row_b.data());
          const auto add = [&](Index from, Index to) {
            if (from >= to) return;
            for (Index q = from; q < to; ++q)
              row_b_in_a[to_size(q)] = row_b[to_size(place_in_b[to_size(q)])];
            add_co_moments(row_a.data() + from, row_b_in_a.data() + from, to - from, mean_a, mean_b, row);
          };
          if (!all) add(0, p);
          add(p + 1, n);
        }
      },
      work_of);
  progress.finish();
  return correlation_of_rows(rows, std::move(sample), n, mean_a, mean_b, called + " of the first tree",
                             called + " of the second tree");
}

/// For each merge, the rank of the pairs it joins, with all pairs ordered by when they are joined. Pairs
/// joined by the same merge, or by consecutive merges of equal height, share their mean rank. O(n).
inline std::vector<double> pair_ranks(const Dendrogram& tree) {
  const auto merges = tree.merges();
  std::vector<double> ranks(merges.size());
  double before = 0;
  for (std::size_t first = 0; first < merges.size();) {
    std::size_t last = first;
    double pairs = 0;
    for (; last < merges.size() && merges[last].height == merges[first].height; ++last)
      pairs += static_cast<double>(tree.size_of(merges[last].left)) *
               static_cast<double>(tree.size_of(merges[last].right));
    std::fill(ranks.begin() + static_cast<std::ptrdiff_t>(first),
              ranks.begin() + static_cast<std::ptrdiff_t>(last), before + (pairs + 1) / 2);
    before += pairs;
    first = last;
  }
  return ranks;
}

}  // namespace detail

/// The correlation of the cophenetic distances of two trees of the same observations, over all pairs. As
/// `cor_cophenetic` of R's dendextend, to 1e-10.
///
/// Not defined for fewer than 3 observations, and where all heights of a tree are the same. Above
/// `options.exact_up_to` observations it is estimated from a random sample of them, each paired with all
/// others, and comes with its standard error.
/// @throws parameter_error when the trees have different numbers of observations, or for a sample_size below
/// 2; cancelled_error. Time O(n²), of m sampled observations O(m·n); memory O(n) for each thread. The same
/// bytes for any number of threads.
inline TreeCorrelation cophenetic_correlation(const Dendrogram& a, const Dendrogram& b,
                                              const TreeCorrelationOptions& options = {},
                                              const Execution& execution = {}) {
  return detail::correlation_of_merges(a, b, detail::merge_heights(a), detail::merge_heights(b), "heights",
                                       options, "cophenetic_correlation()", "cophenetic correlation",
                                       execution);
}

/// Baker's gamma of two trees of the same observations: Spearman's rank correlation, over all pairs, of when
/// a pair is joined. Only the order of the merges counts, not their heights. As `cor_bakers_gamma` of R's
/// dendextend, to 1e-10, when no two heights are equal. Here pairs joined at equal heights share a rank, so
/// the order of equal merges does not matter.
///
/// Not defined for fewer than 3 observations and where all heights of a tree are the same (dendextend gives 1
/// there). Sampling, errors and cost as `cophenetic_correlation` of two trees.
/// @see Baker 1974
inline TreeCorrelation bakers_gamma(const Dendrogram& a, const Dendrogram& b,
                                    const TreeCorrelationOptions& options = {},
                                    const Execution& execution = {}) {
  return detail::correlation_of_merges(a, b, detail::pair_ranks(a), detail::pair_ranks(b), "heights", options,
                                       "bakers_gamma()", "Baker's gamma", execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_COMPARE_TREES_HPP
