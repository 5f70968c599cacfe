// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/core/require.hpp"

#include <limits>

#include "segmentiq/core/memory.hpp"
#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("the first value that is not finite is named by row and column", "[core]") {
  Matrix<double> x = Matrix<double>::Ones(4, 3);
  CHECK_FALSE(first_non_finite(x).has_value());
  CHECK_NOTHROW(require_finite(x, "f()"));

  x(3, 0) = std::numeric_limits<double>::infinity();
  x(2, 1) = std::numeric_limits<double>::quiet_NaN();
  CHECK(first_non_finite(x) == std::pair<Index, Index>{2, 1});
  CHECK_THROWS_WITH(require_finite(x, "f()"),
                    ContainsSubstring("f(): ") && ContainsSubstring("row 2, column 1"));
}

TEST_CASE("a memory limit refuses with the figure and the advice", "[core]") {
  Execution execution;
  CHECK_NOTHROW(require_memory(1e18, execution, "work", ""));
  execution.max_memory = 1'000'000;
  CHECK_NOTHROW(require_memory(1e6, execution, "work", ""));
  CHECK_THROWS_WITH(require_memory(4e10, execution, "f(): the distances", "do less"),
                    "f(): the distances need 40.0 GB, above the limit of 1.0 MB; do less");
}

TEST_CASE("numbers of bytes are formatted for people", "[core]") {
  CHECK(format_bytes(0) == "0 B");
  CHECK(format_bytes(999) == "999 B");
  CHECK(format_bytes(1500) == "1.5 kB");
  CHECK(format_bytes(999'960) == "1.0 MB");
  CHECK(format_bytes(40e9) == "40.0 GB");
}

TEST_CASE("observations are needed", "[core]") {
  CHECK_NOTHROW(require_observations(1, "f()"));
  CHECK_THROWS_AS(require_observations(0, "f()"), data_error);
  CHECK_THROWS_WITH(require_observations(0, "f()"), "f(): needs at least one observation, but there is none");
}

TEST_CASE("finiteness is asked of expressions, floats and empty matrices alike", "[core]") {
  Matrix<float> x = Matrix<float>::Ones(2, 2);
  CHECK_FALSE(first_non_finite(x).has_value());
  CHECK_FALSE(first_non_finite(Matrix<double>(0, 3)).has_value());
  CHECK_FALSE(first_non_finite(Matrix<double>(3, 0)).has_value());
  x(1, 0) = -std::numeric_limits<float>::infinity();
  CHECK(first_non_finite(x.bottomRows(1)) == std::pair<Index, Index>{0, 0});
  CHECK_THROWS_WITH(require_finite(x, "f()"), ContainsSubstring("is -inf"));
}
