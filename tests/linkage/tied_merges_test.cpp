// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// How many merges had a third cluster as near: counted by the engines, and by clusterings made the plain way.
#include <algorithm>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/distance/euclidean.hpp"
#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/random_shapes.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// Clusters in slots, all dissimilarities in a full matrix. A union lives on in the later slot.
class PlainClusters {
 public:
  PlainClusters(const CondensedMatrix& distances, Method method)
      : method_(method), between_(distances.observations(), distances.observations()) {
    for (Index i = 0; i < between_.rows(); ++i) {
      alive_.push_back(i);
      sizes_.push_back(1);
      for (Index j = 0; j < between_.rows(); ++j)
        between_(i, j) = distances(i, j);
    }
  }

  const std::vector<Index>& alive() const { return alive_; }
  double between(Index i, Index j) const { return between_(i, j); }
  double size(Index i) const { return sizes_[static_cast<std::size_t>(i)]; }

  /// Merges slot x into slot y > x. @return whether a third cluster was as near to one of them
  bool merge(Index x, Index y) {
    const double height = between_(x, y);
    bool tied = false;
    for (const Index k : alive_) {
      if (k == x || k == y) continue;
      tied = tied || between_(x, k) == height || between_(y, k) == height;
      const double now = with_criterion(method_, [&](const auto& criterion) {
        return criterion.update(between_(x, k), between_(y, k), height, size(x), size(y), size(k));
      });
      between_(y, k) = between_(k, y) = now;
    }
    sizes_[static_cast<std::size_t>(y)] += size(x);
    std::erase(alive_, x);
    return tied;
  }

 private:
  Method method_;
  Matrix<double> between_;
  std::vector<Index> alive_;
  std::vector<double> sizes_;
};

/// The ties of the textbook: the merges of a dendrogram in its order, the closest pair first.
Index ties_in_order(const Dendrogram& tree, const CondensedMatrix& distances, Method method) {
  PlainClusters clusters(distances, method);
  std::vector<Index> slot;  // of a node
  for (Index i = 0; i < tree.observations(); ++i)
    slot.push_back(i);
  Index ties = 0;
  for (const Merge& m : tree.merges()) {
    const Index a = slot[static_cast<std::size_t>(m.left)], b = slot[static_cast<std::size_t>(m.right)];
    ties += clusters.merge(std::min(a, b), std::max(a, b));
    slot.push_back(std::max(a, b));
  }
  return ties;
}

/// The ties of a nearest-neighbour chain that searches every row anew, in SciPy's order of events.
Index ties_of_chain(const CondensedMatrix& distances, Method method) {
  PlainClusters clusters(distances, method);
  std::vector<Index> chain;
  Index ties = 0;
  while (clusters.alive().size() > 1) {
    if (chain.empty()) chain.push_back(clusters.alive().front());
    const Index last = chain.back();
    const Index before = chain.size() > 1 ? chain[chain.size() - 2] : -1;
    Index nearest = before;
    for (const Index k : clusters.alive())
      if (k != last && (nearest < 0 || clusters.between(last, k) < clusters.between(last, nearest)))
        nearest = k;
    if (nearest != before) {
      chain.push_back(nearest);
      continue;
    }
    chain.resize(chain.size() - 2);
    ties += clusters.merge(std::min(last, before), std::max(last, before));
  }
  return ties;
}

/// Whole numbers 1 … levels, so that many are equal; 0 for a few pairs when `with_zeros`.
CondensedMatrix tied_dissimilarities(Index n, Index levels, bool with_zeros, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  CondensedMatrix distances(n);
  for (Index i = 0; i < distances.size(); ++i)
    distances.data()[i] = static_cast<double>(random() % static_cast<std::uint64_t>(levels)) + !with_zeros;
  return distances;
}

}  // namespace

TEST_CASE("ties of given dissimilarities are counted as the plain algorithm meets them",
          "[linkage][ties][oracle]") {
  Index tied = 0, more = 0;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    const Index n = 1 + static_cast<Index>(seed % 23);
    const Index levels = 2 + static_cast<Index>(seed % 40) * 3;
    const CondensedMatrix distances = tied_dissimilarities(n, levels, seed % 5 == 0, seed);
    for (const Method method : all_methods) {
      INFO(to_string(method) << ", n " << n << ", levels " << levels << ", seed " << seed);
      const LinkageResult found = linkage_result(distances, method);
      const Index in_order = ties_in_order(found.dendrogram, distances, method);
      if (method == Method::single || method == Method::centroid || method == Method::median) {
        CHECK(found.tied_merges == in_order);
      } else {
        CHECK(found.tied_merges == ties_of_chain(distances, method));
        // Whole and half numbers are exact, so equal dissimilarities stay equal on any way to them.
        if (method == Method::complete || method == Method::weighted) {
          CHECK(found.tied_merges >= in_order);
          more += found.tied_merges - in_order;
          tied += in_order;
        }
      }
      CHECK(found.algorithm == Algorithm::dense);
      CHECK(found.dendrogram == linkage(distances, method));
    }
  }
  // What the chain counts beyond those of the textbook, third clusters that have a nearer one of their own,
  // is the smaller part even of numbers drawn at random.
  CAPTURE(tied, more);
  CHECK(tied > 300);
  CHECK(4 * more < tied);
}

TEST_CASE("ties of Euclidean distances are those of the observations", "[linkage][ties]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Matrix<double> x = tied(5 + static_cast<Index>(seed % 40), 2, 4, seed);
    const CondensedMatrix distances = euclidean_distances(x);
    for (const Method method : all_methods) {
      INFO(to_string(method) << ", seed " << seed);
      const LinkageResult of_rows = linkage_result(x, method, {.algorithm = Algorithm::dense});
      CHECK(linkage_result(distances, method).tied_merges == of_rows.tied_merges);
    }
  }
}

TEST_CASE("a tie is a third cluster as near, not a pair elsewhere of the same dissimilarity",
          "[linkage][ties]") {
  // Two pairs one apart, far from each other: one dendrogram, though two merges have one height.
  const CondensedMatrix pairs(4, std::vector<double>{1, 9, 8, 7, 6, 1});
  // Three in a row: the middle one could go either way.
  const CondensedMatrix row(3, std::vector<double>{1, 2, 1});
  for (const Method method : all_methods) {
    INFO(to_string(method));
    CHECK(linkage_result(pairs, method).tied_merges == 0);
    CHECK(linkage_result(row, method).tied_merges == 1);
    CHECK(linkage_result(CondensedMatrix(1), method).tied_merges == 0);
    CHECK(linkage_result(CondensedMatrix(2, std::vector<double>{1}), method).tied_merges == 0);
    CHECK(linkage_result(CondensedMatrix(5, std::vector<double>(10, 3.0)), method).tied_merges >= 1);
    const CondensedMatrix scattered = euclidean_distances(grouped(100, 3, 4, 4, 1, 1));
    CHECK(linkage_result(scattered, method).tied_merges == 0);
  }
}

TEST_CASE("merges of single linkage are tied but for the last of each height and cluster",
          "[linkage][ties]") {
  CHECK(detail::ties_of_single_linkage(Dendrogram(1, {})) == 0);
  CHECK(detail::ties_of_single_linkage(Dendrogram(4, {{0, 1, 1, 2}, {2, 3, 1, 2}, {4, 5, 5, 4}})) == 0);
  CHECK(detail::ties_of_single_linkage(Dendrogram(4, {{0, 1, 1, 2}, {2, 4, 1, 3}, {3, 5, 1, 4}})) == 2);
  CHECK(detail::ties_of_single_linkage(Dendrogram(4, {{0, 1, 1, 2}, {2, 3, 1, 2}, {4, 5, 1, 4}})) == 2);
  // The same from the tree engine and the dense one.
  const Matrix<double> x = testing::tied(60, 2, 5, 3);
  const auto ties = [&](Algorithm algorithm) {
    return linkage_result(x, Single{}, {.algorithm = algorithm}).tied_merges;
  };
  CHECK(ties(Algorithm::tree) == ties(Algorithm::dense));
  CHECK(ties(Algorithm::dense) > 10);
}
