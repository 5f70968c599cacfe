// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_RECEIPTS_RECEIPT_SHARES_HPP
#define SEGMENTIQ_RECEIPTS_RECEIPT_SHARES_HPP

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/receipts/receipt_figures.hpp"
#include "segmentiq/receipts/receipt_rows.hpp"

// The shares of the categories in each customer's purchases.
namespace segmentiq::detail {

/// Shares of customers 0 … c−1; NaN where the purchases of a customer sum to 0.
struct CategoryShares {
  struct Own {
    std::string category;
    std::vector<double> shares;
  };
  std::vector<Own> own;         ///< of the categories with most purchases, in this order
  Index others = 0;             ///< the number of categories without a share of their own
  std::vector<double> other;    ///< their share together
  std::vector<double> unknown;  ///< the share of purchases without a category
};

/// The categories with purchases, those with most first; with equally many by their bytes.
inline std::vector<std::int32_t> ranked_categories(ReceiptsByCustomer& receipts,
                                                   std::span<const std::string> texts) {
  std::vector<Index> purchases(texts.size(), 0);
  std::vector<std::int32_t> ranked;
  for (std::size_t c = 0; c < receipts.customers(); ++c)
    for (const ReceiptRow& r : receipts.of(c))
      if (r.category >= 0 && !(r.amount < 0) && ++purchases[to_size(r.category)] == 1)
        ranked.push_back(r.category);
  std::sort(ranked.begin(), ranked.end(), [&](std::int32_t a, std::int32_t b) {
    const Index pa = purchases[to_size(a)], pb = purchases[to_size(b)];
    return pa != pb ? pa > pb : texts[to_size(a)] < texts[to_size(b)];
  });
  return ranked;
}

/// @param texts the categories by their codes
/// @param max_categories how many get a share of their own, ≥ 0
/// @throws memory_limit_error, cancelled_error. O(n + customers · shares)
inline CategoryShares category_shares(ReceiptsByCustomer& receipts, std::span<const std::string> texts,
                                      Index max_categories, const Execution& execution) {
  const std::vector<std::int32_t> ranked = ranked_categories(receipts, texts);
  const std::size_t own = std::min(ranked.size(), to_size(max_categories));
  const std::size_t other = own, unknown = own + 1;
  std::vector<std::size_t> place(texts.size(), other);
  for (std::size_t i = 0; i < own; ++i)
    place[to_size(ranked[i])] = i;
  const double cells = static_cast<double>((own + 2) * receipts.customers());
  require_memory(cells * sizeof(double), execution,
                 "customers_from_receipts(): the shares of " + std::to_string(own) + " categories",
                 "lower max_categories");

  std::vector<std::vector<double>> shares(own + 2, std::vector<double>(receipts.customers()));
  parallel_chunks(static_cast<Index>(receipts.customers()), 512, execution, [&](Index first, Index last) {
    std::vector<MoneySum> sums(own + 2);
    for (auto c = to_size(first); c < to_size(last); ++c) {
      std::fill(sums.begin(), sums.end(), MoneySum{});
      MoneySum all;
      for (const ReceiptRow& r : receipts.of(c)) {
        if (r.amount < 0) continue;
        sums[r.category < 0 ? unknown : place[to_size(r.category)]].add(r.amount);
        all.add(r.amount);
      }
      for (std::size_t i = 0; i < sums.size(); ++i)
        shares[i][c] =
            all.value() > 0 ? sums[i].value() / all.value() : std::numeric_limits<double>::quiet_NaN();
    }
  });
  CategoryShares found;
  for (std::size_t i = 0; i < own; ++i)
    found.own.push_back({texts[to_size(ranked[i])], std::move(shares[i])});
  found.others = static_cast<Index>(ranked.size() - own);
  found.other = std::move(shares[other]);
  found.unknown = std::move(shares[unknown]);
  return found;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_RECEIPTS_RECEIPT_SHARES_HPP
