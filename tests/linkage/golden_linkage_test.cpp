// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "support/golden_linkage.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/ulps.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// How far a file's trees are from SciPy's.
struct Deviation {
  Index heights = 0;
  Index not_exact = 0;
  std::uint64_t most_ulps = 0;
};

/// Ids and sizes must be equal; heights are counted.
void compare(const Dendrogram& found, const std::vector<Merge>& expected, Deviation& deviation) {
  REQUIRE(found.merges().size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Merge& ours = found.merges()[i];
    const Merge& theirs = expected[i];
    if (ours.left != theirs.left || ours.right != theirs.right || ours.size != theirs.size) {
      FAIL_CHECK("merge " << i << " joins " << ours.left << " and " << ours.right << " (size " << ours.size
                          << "), SciPy's joins " << theirs.left << " and " << theirs.right << " (size "
                          << theirs.size << ")");
      return;
    }
    const std::uint64_t ulps = ulps_between(ours.height, theirs.height);
    ++deviation.heights;
    deviation.not_exact += ulps > 0 ? 1 : 0;
    deviation.most_ulps = std::max(deviation.most_ulps, ulps);
  }
}

void check_file(const std::string& name, std::size_t cases, const Execution& execution = {}) {
  const auto golden = read_golden_linkages(name);
  REQUIRE(golden.size() == cases);
  Deviation deviation;
  for (const GoldenLinkage& given : golden) {
    REQUIRE(given.merges.size() == all_methods.size());
    for (const auto& [method, expected] : given.merges) {
      INFO(name << ", " << given.name << ", " << to_string(method));
      if (given.x.size() > 0) {
        const Dendrogram of_observations = linkage(given.x, method, {}, execution);
        compare(of_observations, expected, deviation);
        CHECK(linkage(euclidean_distances(given.x), method, execution) == of_observations);
      } else {
        compare(linkage(CondensedMatrix(given.n, given.dissimilarities), method, execution), expected,
                deviation);
      }
    }
  }
  CHECK(deviation.heights > 0);
  CHECK(deviation.most_ulps <= 4);
  if (deviation.not_exact > 0)
    WARN(name << ": " << deviation.not_exact << " of " << deviation.heights
              << " heights are not SciPy's to the last bit, by " << deviation.most_ulps << " ulp at most");
}

}  // namespace

TEST_CASE("linkage of scikit-learn's data sets is SciPy's", "[linkage][golden]") {
  check_file("iris.txt", 1);
  check_file("wine.txt", 1);
  check_file("breast_cancer.txt", 1);
  check_file("diabetes.txt", 1);
  check_file("digits.txt", 1);
}

TEST_CASE("linkage of tied data is SciPy's: equal merges come in its order", "[linkage][golden]") {
  check_file("tied.txt", 77, {.threads = 1});
}

TEST_CASE("linkage of small random inputs and of parts of real data is SciPy's", "[linkage][golden]") {
  check_file("small.txt", 200 + 25, {.threads = 1});
}
