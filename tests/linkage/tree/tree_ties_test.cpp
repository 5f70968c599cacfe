// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "segmentiq/dendrogram/cut.hpp"
#include "support/catch.hpp"
#include "support/random_shapes.hpp"
#include "support/replay.hpp"
#include "support/same_dendrogram.hpp"
#include "support/tree_clustering.hpp"

// Where dissimilarities are equal there are several right dendrograms: the tree must find one of them, and
// say so.

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// A few levels in each of a few features, and so far fewer different rows than rows. Tenths are not exact in
/// binary: with them equal distances may differ by their last bit.
Matrix<double> table_of_few(std::uint64_t seed, Index most) {
  std::mt19937_64 random(seed);
  const auto below = [&](Index count) {
    return static_cast<Index>(random() % static_cast<std::uint64_t>(count));
  };
  const Index n = 5 + below(most - 4);  // more than features: no table is taken for one of distances
  const Index d = 1 + below(4);
  const auto levels = static_cast<int>(2 + below(4));
  return tied(n, d, levels, seed) * (below(2) == 0 ? 1.0 : 0.1);
}

/// The corners of a grid, `side` to a side.
Matrix<double> grid(Index side) {
  Matrix<double> x(side * side, 2);
  for (Index i = 0; i < x.rows(); ++i)
    x.row(i) << static_cast<double>(i / side), static_cast<double>(i % side);
  return x;
}

/// The same observations in two orders, every third time with weights.
struct Shuffled {
  explicit Shuffled(std::uint64_t seed)
      : before(table_of_few(seed, 60)), order(shuffled(before.rows(), seed)), after(rows_of(before, order)) {
    if (seed % 3 == 0) weights_before = uneven_weights(before.rows(), seed);
    for (std::size_t i = 0; i < weights_before.size(); ++i)
      weights_after.push_back(weights_before[static_cast<std::size_t>(order[i])]);
    different = static_cast<Index>(detail::distinct_rows(before, {}, true, {}).rows.size());
  }

  /// Whether two clusterings, of the observations before and after, have the same heights, and the same
  /// segments of customers in all cuts to 2 … 10. Into more segments than there are different rows, only the
  /// file could say which of equals go together.
  bool says_the_same(const Dendrogram& a, const Dendrogram& b) const {
    for (std::size_t i = 0; i < a.merges().size(); ++i)
      if (std::abs(a.merges()[i].height - b.merges()[i].height) > 1e-12 * a.merges()[i].height) return false;
    for (Index k = 2; k <= std::min<Index>(10, different); ++k) {
      const Partition of_after = cut_exact(b, k);
      Partition moved_back = of_after;
      for (std::size_t i = 0; i < order.size(); ++i)
        moved_back.labels[static_cast<std::size_t>(order[i])] = of_after.labels[i];
      if (!same_segments(cut_exact(a, k), moved_back)) return false;
    }
    return true;
  }

  Matrix<double> before;
  std::vector<Index> order;
  Matrix<double> after;
  std::vector<double> weights_before, weights_after;
  Index different;
};

}  // namespace

TEST_CASE("with ties and duplicates every merge of the tree joins a closest pair at its dissimilarity",
          "[linkage][tree][oracle]") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const Matrix<double> x = table_of_few(seed, 45);
    for (const Method method : tree_methods)
      for (const bool canonical : {false, true}) {
        INFO(to_string(method) << ", " << x.rows() << " × " << x.cols() << ", canonical " << canonical
                               << ", seed " << seed);
        const TreeRun run{.canonical = canonical, .enough = 1 + static_cast<Index>(seed % 5)};
        CHECK(replay_error(tree_clustering(x, method, run).dendrogram, x, method) < 1e-9);
        CHECK(replay_error(tree_clustering_of_rows(x, method, rows_one_by_one(x.rows()), run).dendrogram, x,
                           method) < 1e-9);
      }
  }
}

TEST_CASE("with ties every merge of the dense engine in canonical order joins a closest pair",
          "[linkage][oracle]") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Matrix<double> x = table_of_few(seed, 30);
    for (const Method method : all_methods) {
      INFO(to_string(method) << ", " << x.rows() << " × " << x.cols() << ", seed " << seed);
      CHECK(replay_error(dense_clustering(x, method, {}, RowOrder::canonical).dendrogram, x, method) < 1e-9);
    }
  }
}

TEST_CASE("merging duplicates beforehand changes no height and no cut", "[linkage][tree][property]") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    std::mt19937_64 random(seed);
    const Index different = 3 + static_cast<Index>(random() % 60);
    const Matrix<double> once = shaped(all_shapes[seed % all_shapes.size()], different, 3, seed);
    std::vector<Index> drawn;
    for (Index i = 0; i < 3 * different; ++i)
      drawn.push_back(static_cast<Index>(random() % static_cast<std::uint64_t>(different)));
    const Matrix<double> x = rows_of(once, drawn);
    for (const Method method : tree_methods) {
      INFO(to_string(method) << ", " << different << " different rows, seed " << seed);
      const Dendrogram merged = tree_clustering(x, method).dendrogram;
      const Dendrogram one_by_one =
          tree_clustering_of_rows(x, method, rows_one_by_one(x.rows()), {}).dendrogram;
      const Dendrogram dense = dense_clustering(x, method).dendrogram;
      const Index distinct = x.rows() - std::count_if(dense.merges().begin(), dense.merges().end(),
                                                      [](const Merge& m) { return m.height == 0; });
      for (Index k = 1; k <= distinct; ++k) {
        CHECK(same_segments(cut_exact(merged, k), cut_exact(one_by_one, k)));
        CHECK(same_segments(cut_exact(merged, k), cut_exact(dense, k)));
      }
      for (std::size_t i = 0; i < merged.merges().size(); ++i) {
        CHECK_THAT(merged.merges()[i].height, WithinRel(dense.merges()[i].height, 1e-10));
        CHECK_THAT(one_by_one.merges()[i].height, WithinRel(dense.merges()[i].height, 1e-10));
      }
    }
  }
}

TEST_CASE("merges that tie are counted: none on scattered observations, some on a grid",
          "[linkage][tree][ties]") {
  for (const Method method : tree_methods)
    for (const Algorithm algorithm : {Algorithm::dense, Algorithm::tree})
      for (const RowOrder order : {RowOrder::file, RowOrder::canonical}) {
        INFO(to_string(method) << ", " << to_string(algorithm) << ", " << to_string(order));
        const LinkageOptions options{.algorithm = algorithm, .order = order};
        const auto tied_merges = [&](const Matrix<double>& x) {
          return linkage_result(x, method, options).tied_merges;
        };
        CHECK(tied_merges(grouped(300, 3, 8, 4, 1, 1)) == 0);
        CHECK(tied_merges(grid(6)) > 0);
      }
}

TEST_CASE("the rounds of the tree count ties themselves", "[linkage][tree][ties]") {
  for (const Method method : {Method::complete, Method::average, Method::ward}) {
    INFO(to_string(method));
    CHECK(tree_clustering(grouped(300, 3, 8, 4, 1, 3), method).tied == 0);
    CHECK(tree_clustering(grid(6), method).tied > 0);
    // Two of three points in a row, one apart: the middle one could go either way.
    Matrix<double> row(3, 1);
    row << 0, 1, 2;
    CHECK(tree_clustering(row, method).tied == 1);
    row << 0, 1, 2.5;
    CHECK(tree_clustering(row, method).tied == 0);
  }
}

TEST_CASE("in canonical order the same observations get the same segments, however they are shuffled",
          "[linkage][tree][property]") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const Shuffled table(seed);
    for (const Method method : tree_methods) {
      INFO(to_string(method) << ", " << table.before.rows() << " × " << table.before.cols() << ", seed "
                             << seed);
      const auto by_tree = [&](const Matrix<double>& x, const std::vector<double>& weights) {
        const Index enough = 1 + static_cast<Index>(seed % 20);
        return tree_clustering(x, method, {.weights = weights, .canonical = true, .enough = enough})
            .dendrogram;
      };
      const auto dense = [&](const Matrix<double>& x, const std::vector<double>& weights) {
        return dense_clustering(x, method, weights, RowOrder::canonical).dendrogram;
      };
      CHECK(table.says_the_same(by_tree(table.before, table.weights_before),
                                by_tree(table.after, table.weights_after)));
      CHECK(table.says_the_same(dense(table.before, table.weights_before),
                                dense(table.after, table.weights_after)));
    }
  }
}
