// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DISTINCT_ROWS_HPP
#define SEGMENTIQ_LINKAGE_DISTINCT_ROWS_HPP

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/radix_sort.hpp"

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

/// A row, and the hash of its values.
struct HashedRow {
  std::uint64_t hash;
  Index row;
};

/// @param rows ordered by hash
inline bool all_hashes_differ(const LargeVector<HashedRow>& rows, const Execution& execution) {
  std::atomic<bool> found{false};
  parallel_chunks(static_cast<Index>(rows.size()) - 1, 16'384, execution, [&](Index first, Index last) {
    const auto begin = rows.begin() + first;
    const auto same = [](const HashedRow& a, const HashedRow& b) {
      return a.hash == b.hash;
    };
    const auto end = rows.begin() + last + 1;
    if (std::adjacent_find(begin, end, same) != end) found = true;
  });
  return !found;
}

/// The observations ordered by what is in them: by a hash of the row, then by its values, then by their
/// number. Identical rows stand together, and the sequence of rows is the same however the observations were
/// shuffled. O(n·(d + log n)) time, 32n bytes.
template<class T>
LargeVector<HashedRow> rows_by_content(const Matrix<T>& x, const Execution& execution) {
  LargeVector<HashedRow> rows(to_size(x.rows()));
  parallel_chunks(x.rows(), 4096, execution, [&](Index first, Index last) {
    for (Index i = first; i < last; ++i)
      rows[to_size(i)] = {hash_of_row(x, i), i};
  });
  const auto before = [&](const HashedRow& a, const HashedRow& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    const int order = compare_rows(x, a.row, b.row);
    return order != 0 ? order < 0 : a.row < b.row;
  };
  sort_by_key(
      rows, [](const HashedRow& row) { return row.hash; }, execution);
  if (all_hashes_differ(rows, execution)) return rows;
  // Different rows of the same hash are as rare as they are possible.
  for (auto first = rows.begin(); first != rows.end();) {
    auto last = first + 1;
    while (last != rows.end() && last->hash == first->hash)
      ++last;
    if (!std::is_sorted(first, last, before)) std::sort(first, last, before);
    first = last;
  }
  return rows;
}

/// The numbers of the observations in that order.
template<class T>
std::vector<Index> content_order(const Matrix<T>& x, const Execution& execution) {
  const LargeVector<HashedRow> rows = rows_by_content(x, execution);
  std::vector<Index> order(rows.size());
  std::transform(rows.begin(), rows.end(), order.begin(), [](const HashedRow& r) { return r.row; });
  return order;
}

/// Every different row once.
struct DistinctRows {
  LargeVector<Index> rows;                       ///< the first observation of each
  std::vector<double> weights;                   ///< of all its observations together; empty: all of them 1
  std::vector<std::pair<Index, Index>> repeats;  ///< (first, a later one that is the same)
};

/// @param weights n values, or none
/// @param canonical rows in the order of their content; else in the order of their first observations
template<class T>
DistinctRows distinct_rows(const Matrix<T>& x, const std::vector<double>& weights, bool canonical,
                           const Execution& execution) {
  const LargeVector<HashedRow> order = rows_by_content(x, execution);
  DistinctRows result;
  if (all_hashes_differ(order, execution)) {
    result.rows.resize(order.size());
    result.weights = weights;
    parallel_chunks(x.rows(), 16'384, execution, [&](Index first, Index last) {
      for (auto i = to_size(first); i < to_size(last); ++i) {
        result.rows[i] = canonical ? order[i].row : static_cast<Index>(i);
        if (canonical && !weights.empty()) result.weights[i] = weights[to_size(order[i].row)];
      }
    });
    return result;
  }
  result.rows.reserve(order.size());
  std::vector<double> found;  // the weight of each of the rows
  std::vector<double> group;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    for (; end < order.size() && order[end].hash == order[i].hash; ++end) {
      if (compare_rows(x, order[i].row, order[end].row) != 0) break;
      result.repeats.emplace_back(order[i].row, order[end].row);
    }
    double sum = static_cast<double>(end - i);
    if (!weights.empty()) {  // summed in an order that the file's does not show in
      group.clear();
      for (std::size_t g = i; g < end; ++g)
        group.push_back(weights[to_size(order[g].row)]);
      std::sort(group.begin(), group.end());
      sum = 0;
      for (const double w : group)
        sum += w;
    }
    result.rows.push_back(order[i].row);
    found.push_back(sum);
    i = end;
  }
  if (!canonical) {
    std::vector<double> weight_by_row(order.size(), 0.0);  // no weight is 0
    for (std::size_t i = 0; i < found.size(); ++i)
      weight_by_row[to_size(result.rows[i])] = found[i];
    result.rows.clear();
    found.clear();
    for (std::size_t i = 0; i < weight_by_row.size(); ++i)
      if (weight_by_row[i] > 0) {
        result.rows.push_back(static_cast<Index>(i));
        found.push_back(weight_by_row[i]);
      }
  }
  if (!weights.empty() || !result.repeats.empty()) result.weights = std::move(found);
  return result;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DISTINCT_ROWS_HPP
