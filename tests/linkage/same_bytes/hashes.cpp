// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Prints hashes of the bytes that linkage and the silhouette make of fixed data.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "segmentiq/quality/silhouette.hpp"

using namespace segmentiq;

namespace {

/// FNV-1a.
struct Hash {
  std::uint64_t value = 14695981039346656037u;

  void add(const Dendrogram& tree) {
    for (const Merge& m : tree.merges()) {
      add(m.left);
      add(m.right);
      add(m.height);
    }
  }

  template<class Number>
  void add(const Number& number) {
    unsigned char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    for (const unsigned char byte : bytes)
      value = (value ^ byte) * 1099511628211u;
  }
};

template<class Criterion>
void print(const Matrix<double>& x, const Criterion& criterion) {
  Hash merges, silhouettes;
  const Dendrogram tree = linkage(x, criterion);
  merges.add(tree);
  const SilhouetteResult quality = silhouette(x, cut_exact(tree, 6));
  for (const double value : quality.values)
    silhouettes.add(value);
  silhouettes.add(*quality.mean);
  const SilhouetteResult sampled = silhouette(x, cut_exact(tree, 2), {.exact_up_to = 0, .sample_size = 40});
  silhouettes.add(*sampled.mean);
  silhouettes.add(sampled.standard_error);
  std::printf("%s %016llx %016llx\n", std::string(Criterion::name).c_str(),
              static_cast<unsigned long long>(merges.value),
              static_cast<unsigned long long>(silhouettes.value));
}

/// The same of the tree engine, few clusters left to the chain.
template<class Criterion>
void print_tree(const Matrix<double>& x, const Criterion& criterion) {
  const std::vector<double> weights = [&] {
    std::vector<double> uneven;
    for (Index i = 0; i < x.rows(); ++i)
      uneven.push_back(0.3 + static_cast<double>(i % 7));
    return uneven;
  }();
  const detail::DistinctRows rows = detail::distinct_rows(x, weights, true, {});
  detail::FoundMerges found;
  if constexpr (detail::GeometricCriterion<Criterion>)
    found = detail::tree_linkage(x, criterion, rows, {}, 20);
  else
    found = detail::tree_linkage(x, criterion, rows, {});
  Hash merges;
  merges.add(detail::dendrogram_as_found(x.rows(), found.merges));
  std::printf("%s by the tree %016llx\n", std::string(Criterion::name).c_str(),
              static_cast<unsigned long long>(merges.value));
}

}  // namespace

int main() {
  std::mt19937_64 random(1);
  Matrix<double> x(230, 7);  // crosses the layouts of the working distances
  for (Index i = 0; i < x.rows(); ++i)
    for (Index j = 0; j < x.cols(); ++j)
      x(i, j) = static_cast<double>(random() >> 11) * 0x1p-53 * 10;
  x.col(6) = 10 - x.col(0).array();  // varies as much as the other, to rounding: the k-d tree must choose
  // One for each algorithm; a multiplication and an addition follow each other in the last three.
  print(x, Single{});
  print(x, Average{});
  print(x, Ward{});
  print(x, Centroid{});
  print_tree(x, Single{});
  print_tree(x, Complete{});
  print_tree(x, Average{});
  print_tree(x, Ward{});
  print_tree(x, Centroid{});
  print_tree(x, Median{});
}
