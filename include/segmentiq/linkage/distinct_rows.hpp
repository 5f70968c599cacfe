// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DISTINCT_ROWS_HPP
#define SEGMENTIQ_LINKAGE_DISTINCT_ROWS_HPP

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"

// Which observations are the same, and an order of observations that does not depend on the order of the
// file.
namespace segmentiq::detail {

/// A hash of the values of a row; 0.0 and −0.0 are the same. The same on every machine.
template<class T>
std::uint64_t hash_of_row(const Matrix<T>& x, Index i) {
  std::uint64_t hash = 0x9e3779b97f4a7c15u;
  for (Index k = 0; k < x.cols(); ++k) {
    const double value = static_cast<double>(x(i, k)) + 0.0;
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    // The finaliser of splitmix64 (Steele, Lea & Flood 2014) after each value.
    hash += bits;
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9u;
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebu;
    hash ^= hash >> 31;
  }
  return hash;
}

/// −1, 0, 1 as row a stands before, is the same as, or stands behind row b.
template<class T>
int compare_rows(const Matrix<T>& x, Index a, Index b) {
  for (Index k = 0; k < x.cols(); ++k)
    if (x(a, k) != x(b, k)) return x(a, k) < x(b, k) ? -1 : 1;
  return 0;
}

/// The observations ordered by what is in them: by a hash of the row, then by its values, then by their
/// number. Identical rows stand together, and the sequence of rows is the same however the observations were
/// shuffled. O(n·(d + log n)) time, 16n bytes to work in.
template<class T>
std::vector<Index> content_order(const Matrix<T>& x, const Execution& execution) {
  struct Entry {
    std::uint64_t hash;
    Index row;
  };
  std::vector<Entry> entries(static_cast<std::size_t>(x.rows()));
  parallel_chunks(x.rows(), 4096, execution, [&](Index first, Index last) {
    for (Index i = first; i < last; ++i)
      entries[static_cast<std::size_t>(i)] = {hash_of_row(x, i), i};
  });
  const auto before = [&](const Entry& a, const Entry& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    const int order = compare_rows(x, a.row, b.row);
    return order != 0 ? order < 0 : a.row < b.row;
  };
  // In pieces on all threads, then merged two by two: the order is strict, so it is the same for any number
  // of threads.
  const Index pieces = x.rows() > 20'000 ? 8 : 1;
  const auto begin_of = [&](Index p) {
    return entries.begin() + x.rows() * p / pieces;
  };
  parallel_chunks(pieces, 1, execution,
                  [&](Index p, Index) { std::sort(begin_of(p), begin_of(p + 1), before); });
  for (Index width = 1; width < pieces; width *= 2)
    parallel_chunks(pieces / (2 * width), 1, execution, [&](Index p, Index) {
      std::inplace_merge(begin_of(2 * width * p), begin_of(2 * width * p + width),
                         begin_of(2 * width * (p + 1)), before);
    });
  std::vector<Index> order(entries.size());
  std::transform(entries.begin(), entries.end(), order.begin(), [](const Entry& e) { return e.row; });
  return order;
}

/// Every different row once.
struct DistinctRows {
  std::vector<Index> rows;                       ///< the first observation of each
  std::vector<double> weights;                   ///< of all its observations together; empty: all of them 1
  std::vector<std::pair<Index, Index>> repeats;  ///< (first, a later one that is the same)
};

/// @param weights n values, or none
/// @param canonical rows in the order of their content; else in the order of their first observations
template<class T>
DistinctRows distinct_rows(const Matrix<T>& x, const std::vector<double>& weights, bool canonical,
                           const Execution& execution) {
  const std::vector<Index> order = content_order(x, execution);
  const auto weight = [&](Index i) {
    return weights.empty() ? 1.0 : weights[static_cast<std::size_t>(i)];
  };
  DistinctRows result;
  std::vector<std::pair<Index, double>> found;  // first observation and weight
  std::vector<double> group;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && compare_rows(x, order[i], order[end]) == 0)
      result.repeats.emplace_back(order[i], order[end++]);
    double sum = static_cast<double>(end - i);
    if (!weights.empty()) {  // summed in an order that the file's does not show in
      group.clear();
      for (std::size_t g = i; g < end; ++g)
        group.push_back(weight(order[g]));
      std::sort(group.begin(), group.end());
      sum = 0;
      for (const double w : group)
        sum += w;
    }
    found.emplace_back(order[i], sum);
    i = end;
  }
  if (!canonical) std::sort(found.begin(), found.end());
  const bool is_weighted = !weights.empty() || !result.repeats.empty();
  for (const auto& [row, sum] : found) {
    result.rows.push_back(row);
    if (is_weighted) result.weights.push_back(sum);
  }
  return result;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DISTINCT_ROWS_HPP
