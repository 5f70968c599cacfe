// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_CONTENT_ORDER_HPP
#define SEGMENTIQ_TABLE_CONTENT_ORDER_HPP

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/radix_sort.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

namespace detail {

/// A step of the finaliser of splitmix64 (Steele, Lea & Flood 2014).
inline std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash += word;
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9u;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebu;
  return hash ^ (hash >> 31);
}

inline std::uint64_t hash_of_text(std::string_view text) {
  std::uint64_t hash = mixed(0x9e3779b97f4a7c15u, text.size());
  for (std::size_t at = 0; at < text.size(); at += 8) {
    std::uint64_t word = 0;
    for (std::size_t i = at; i < std::min(at + 8, text.size()); ++i)
      word = word << 8 | static_cast<unsigned char>(text[i]);
    hash = mixed(hash, word);
  }
  return hash;
}

/// Hashes of a text column's categories, by code.
inline std::vector<std::uint64_t> hashes_of_categories(const Column& column) {
  std::vector<std::uint64_t> hashes;
  if (column.is_numeric()) return hashes;
  for (const std::string_view category : column.categories())
    hashes.push_back(hash_of_text(category));
  return hashes;
}

/// The bits of a number by which rows are told apart: 0.0 and −0.0 are the same, and so are all NaN.
inline std::uint64_t content_bits(double value) {
  return value == value ? std::bit_cast<std::uint64_t>(value + 0.0) : ~std::uint64_t{0};
}

/// −1, 0 or 1 as the cells of row a come before, equal or come after those of row b.
inline int compare_cells(const Table& table, Index a, Index b) {
  for (const Column& column : table.columns()) {
    if (column.is_numeric()) {
      const std::uint64_t x = content_bits(column.numbers()[to_size(a)]);
      const std::uint64_t y = content_bits(column.numbers()[to_size(b)]);
      if (x != y) return x < y ? -1 : 1;
      continue;
    }
    const std::int32_t x = column.codes()[to_size(a)];
    const std::int32_t y = column.codes()[to_size(b)];
    if (x == y) continue;
    if (x < 0 || y < 0) return x < 0 ? -1 : 1;
    const int order = column.categories()[static_cast<std::size_t>(x)].compare(
        column.categories()[static_cast<std::size_t>(y)]);
    if (order != 0) return order;
  }
  return 0;
}

}  // namespace detail

/// The rows of a table in an order that depends on what is in them, not on where they stand: by a hash of all
/// cells, then by the cells, then by position. `table.select(content_order(table))` has the same cells in the
/// same order for any shuffle of the rows, but for the texts of numbers ("1.0" and "1" are the same number).
///
/// O(rows · columns + rows · log rows) time, 16 bytes a row. @throws cancelled_error
inline std::vector<Index> content_order(const Table& table, const Execution& execution = {}) {
  struct HashedRow {
    std::uint64_t hash;
    Index row;
  };
  detail::LargeVector<HashedRow> rows(to_size(table.rows()));
  parallel_chunks(table.rows(), 16'384, execution, [&](Index first, Index last) {
    for (Index i = first; i < last; ++i)
      rows[to_size(i)] = {0x9e3779b97f4a7c15u, i};
  });
  for (const Column& column : table.columns()) {
    const std::vector<std::uint64_t> of_category = detail::hashes_of_categories(column);
    parallel_chunks(table.rows(), 16'384, execution, [&](Index first, Index last) {
      for (auto i = to_size(first); i < to_size(last); ++i) {
        std::uint64_t word = 0;
        if (column.is_numeric())
          word = detail::content_bits(column.numbers()[i]);
        else if (column.codes()[i] >= 0)
          word = of_category[static_cast<std::size_t>(column.codes()[i])];
        rows[i].hash = detail::mixed(rows[i].hash, word);
      }
    });
  }
  detail::sort_by_key(
      rows, [](const HashedRow& row) { return row.hash; }, execution);
  const auto before = [&](const HashedRow& a, const HashedRow& b) {
    const int order = detail::compare_cells(table, a.row, b.row);
    return order != 0 ? order < 0 : a.row < b.row;
  };
  std::vector<Index> order(rows.size());
  for (std::size_t first = 0; first < rows.size();) {
    std::size_t last = first + 1;
    while (last < rows.size() && rows[last].hash == rows[first].hash)
      ++last;
    if (last - first > 1)
      std::sort(rows.begin() + static_cast<std::ptrdiff_t>(first),
                rows.begin() + static_cast<std::ptrdiff_t>(last), before);
    for (std::size_t i = first; i < last; ++i)
      order[i] = rows[i].row;
    first = last;
  }
  return order;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_CONTENT_ORDER_HPP
