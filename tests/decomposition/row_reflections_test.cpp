// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/decomposition/row_reflections.hpp"

#include <stop_token>

#include "support/catch.hpp"
#include "support/plain_algebra.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;
using detail::RowReflections;

TEST_CASE("a reflection moves a row onto the first axis and keeps lengths", "[decomposition]") {
  const Matrix<double> x = scattered(2, 9, 1);
  Matrix<double> v = x.row(0);
  const detail::Reflection h = detail::make_reflection(v.data(), 9);
  Matrix<double> moved = x;
  for (const Index row : {0, 1})
    detail::reflect(h.tau, v.data(), moved.row(row).data(), 9);
  CHECK_THAT(moved(0, 0), WithinRel(h.beta, 1e-14));
  CHECK(largest(moved.row(0).tail(8)) < 1e-15);
  CHECK_THAT(std::abs(h.beta), WithinRel(x.row(0).norm(), 1e-15));
  CHECK_THAT(moved.row(1).norm(), WithinRel(x.row(1).norm(), 1e-14));

  Matrix<double> alone(1, 3);
  alone << -2, 0, 0;
  CHECK(detail::make_reflection(alone.data(), 3).tau == 0);
  CHECK(detail::make_reflection(alone.data(), 1).beta == -2);
}

TEST_CASE("reflections factor any matrix into a triangle and rows that are orthonormal", "[decomposition]") {
  const auto [r, m] = GENERATE(table<Index, Index>(
      {{1, 1}, {1, 5}, {5, 1}, {5, 5}, {7, 8}, {8, 8}, {9, 8}, {17, 40}, {40, 17}, {100, 230}}));
  INFO(r << " × " << m);
  const Matrix<double> x = (scattered(r, m, 3).array() - 0.5).matrix();
  Matrix<double> work = x;
  const RowReflections reflections(work, m, {});
  const Matrix<double> l = reflections.triangle();
  const Index count = std::min(r, m);
  REQUIRE(l.rows() == r);
  REQUIRE(l.cols() == count);
  for (Index k = 0; k < count; ++k)
    CHECK(l.row(k).tail(count - k - 1).isZero(0));

  Matrix<double> h = Matrix<double>::Identity(m, m);
  reflections.apply(h, {});
  CHECK(off_orthonormal(h) < 1e-13);
  CHECK(largest(times(l, h.topRows(count)) - x) < 1e-13);

  Matrix<double> again = x;
  RowReflections(again, m, {.threads = 1}).restore_triangle();
  CHECK(again.leftCols(count) == l);
}

TEST_CASE("only the columns asked for are reflected", "[decomposition]") {
  const Matrix<double> x = scattered(4, 9, 3);
  Matrix<double> work = x, narrow = x.leftCols(6);
  RowReflections(work, 6, {}).restore_triangle();
  RowReflections(narrow, 6, {}).restore_triangle();
  CHECK(work.leftCols(6) == narrow);
  CHECK(work.rightCols(3) == x.rightCols(3));
}

TEST_CASE("reflections are the same bytes on any number of threads, and stop on request",
          "[decomposition][threads]") {
  const Matrix<double> x = scattered(60, 20'000, 4);  // six rows a chunk
  Matrix<double> expected = x;
  const RowReflections one(expected, x.cols(), {.threads = 1});
  Matrix<double> back = Matrix<double>::Identity(60, x.cols());
  one.apply(back, {.threads = 1});
  for (const int threads : {2, 3}) {
    Matrix<double> work = x;
    const RowReflections several(work, x.cols(), {.threads = threads});
    CHECK(work == expected);
    Matrix<double> found = Matrix<double>::Identity(60, x.cols());
    several.apply(found, {.threads = threads});
    CHECK(found == back);
  }
  std::stop_source source;
  source.request_stop();
  Matrix<double> work = x;
  CHECK_THROWS_AS(RowReflections(work, x.cols(), {.stop = source.get_token()}), cancelled_error);
}
