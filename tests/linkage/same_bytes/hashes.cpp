// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Prints hashes of the bytes that linkage and the silhouette make of fixed data.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>

#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "segmentiq/quality/silhouette.hpp"

using namespace segmentiq;

namespace {

/// FNV-1a.
struct Hash {
  std::uint64_t value = 14695981039346656037u;

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
  for (const Merge& m : tree.merges()) {
    merges.add(m.left);
    merges.add(m.right);
    merges.add(m.height);
  }
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

}  // namespace

int main() {
  std::mt19937_64 random(1);
  Matrix<double> x(230, 7);  // crosses the layouts of the working distances
  for (Index i = 0; i < x.rows(); ++i)
    for (Index j = 0; j < x.cols(); ++j)
      x(i, j) = static_cast<double>(random() >> 11) * 0x1p-53 * 10;
  // One for each algorithm; a multiplication and an addition follow each other in the last three.
  print(x, Single{});
  print(x, Average{});
  print(x, Ward{});
  print(x, Centroid{});
}
