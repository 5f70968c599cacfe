// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_RANDOM_SHAPES_HPP
#define SEGMENTIQ_TESTS_SUPPORT_RANDOM_SHAPES_HPP

#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "support/random_data.hpp"

// Observations of shapes that a k-d tree finds easy, and of shapes that it finds hard. No two of their
// distances are equal, for all that a test has to know.
namespace segmentiq::testing {

enum class Shape { uniform, blobs, line, outlier, tight_groups, far_off, growing_gaps, half_categories };

inline constexpr std::array<Shape, 8> all_shapes = {
    Shape::uniform,      Shape::blobs,   Shape::line,         Shape::outlier,
    Shape::tight_groups, Shape::far_off, Shape::growing_gaps, Shape::half_categories};

inline std::string_view to_string(Shape shape) {
  constexpr std::array<std::string_view, 8> names = {
      "uniform", "blobs", "line", "outlier", "tight groups", "far off", "growing gaps", "half categories"};
  return names[static_cast<std::size_t>(shape)];
}

/// Near enough to a normal number: the sum of twelve uniform ones.
inline double normal(std::mt19937_64& random) {
  double sum = -6;
  for (int i = 0; i < 12; ++i)
    sum += uniform(random);
  return sum;
}

/// n × d normal numbers around some centres, which are `apart` from each other.
inline Matrix<double> grouped(Index n, Index d, Index groups, double apart, double spread,
                              std::uint64_t seed) {
  std::mt19937_64 random(seed * 1'000'003 + static_cast<std::uint64_t>(n * 1009 + d));
  Matrix<double> centers(groups, d);
  for (Index i = 0; i < centers.size(); ++i)
    centers.data()[i] = apart * normal(random);
  Matrix<double> x(n, d);
  for (Index i = 0; i < n; ++i) {
    const auto group = static_cast<Index>(random() % static_cast<std::uint64_t>(groups));
    for (Index k = 0; k < d; ++k)
      x(i, k) = centers(group, k) + spread * normal(random);
  }
  return x;
}

/// n × d observations of a shape.
inline Matrix<double> shaped(Shape shape, Index n, Index d, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Matrix<double> x = scattered(n, d, seed);
  switch (shape) {
    case Shape::uniform:
      break;
    case Shape::blobs:
      return grouped(n, d, 1 + static_cast<Index>(random() % 12), 4, 1, seed);
    case Shape::line:  // along a direction that no feature has, and a little off it
      for (Index i = 0; i < n; ++i) {
        const double place = uniform(random);
        for (Index k = 0; k < d; ++k)
          x(i, k) = place * static_cast<double>(k + 1) + 1e-3 * x(i, k);
      }
      break;
    case Shape::outlier:
      x.row(static_cast<Index>(random() % static_cast<std::uint64_t>(n))).array() += 1e5;
      break;
    case Shape::tight_groups:
      return grouped(n, d, 1 + n / 10, 1e2, 1e-6, seed);
    case Shape::far_off:  // seconds since 1970, within a month
      x = (x.array() * 2.6e6 + 1.6e9).matrix();
      break;
    case Shape::growing_gaps:  // every feature from 1 to about 10⁶
      x = (x.array() * 14).exp().matrix();
      break;
    case Shape::half_categories:  // 0 or 1 in the first half of the features
      for (Index k = 0; k < d / 2; ++k)
        x.col(k) = (x.col(k).array() < 0.2).cast<double>();
      break;
  }
  return x;
}

/// n weights, from 10⁻³ to 10³.
inline std::vector<double> uneven_weights(Index n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<double> weights;
  for (Index i = 0; i < n; ++i)
    weights.push_back(std::pow(10.0, 6 * uniform(random) - 3));
  return weights;
}

/// Small whole numbers, most of them 1.
inline std::vector<double> whole_weights(Index n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<double> weights;
  for (Index i = 0; i < n; ++i)
    weights.push_back(static_cast<double>(1 + random() % 4));
  return weights;
}

/// The rows `order` of x.
template<class T>
Matrix<T> rows_of(const Matrix<T>& x, const std::vector<Index>& order) {
  Matrix<T> rows(static_cast<Index>(order.size()), x.cols());
  for (std::size_t i = 0; i < order.size(); ++i)
    rows.row(static_cast<Index>(i)) = x.row(order[i]);
  return rows;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_RANDOM_SHAPES_HPP
