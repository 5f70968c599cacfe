// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/dense/working_distances.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;
using detail::WorkingDistances;

namespace {

CondensedMatrix numbered(Index n) {
  CondensedMatrix distances(n);
  for (Index i = 0; i < distances.size(); ++i)
    distances.data()[i] = static_cast<double>(i + 1);
  return distances;
}

WorkingDistances in_a_square(const CondensedMatrix& distances) {
  const Index n = distances.observations();
  WorkingDistances working(n);
  for (Index i = 0; i < n; ++i)
    for (Index from = i + 1; from < n;) {  // in pieces that end where they like
      const Index to = std::min(n, from + 1 + (from + i) % 11);
      working.set_beyond(i, from, to, distances.data() + distances.row_begin(i) + (from - i - 1));
      from = to;
    }
  with_team({.threads = 2}, [&](Team& team) { working.complete(team); });
  return working;
}

/// Calls visit(from, to) for the slots in parts.
template<class Visit>
void in_parts(const WorkingDistances& working, Index part, const Visit& visit) {
  for (Index from = 0; from < working.slots(); from += part)
    visit(from, std::min(working.slots(), from + part));
}

/// Compares the active slots' rows, whole and in parts, with a plain square table.
void check_rows(const WorkingDistances& working, const Matrix<double>& expected,
                const std::vector<Index>& active) {
  REQUIRE(working.slots() == expected.rows());
  std::vector<double> buffer(static_cast<std::size_t>(working.slots()));
  bool same = true;
  for (const Index part : {Index{8}, Index{24}, Index{1024}})
    for (const Index i : active)
      in_parts(working, part, [&](Index from, Index to) {
        const double* const row = working.row(i, from, to, buffer.data());
        for (const Index j : active)
          if (from <= j && j < to) same = same && row[j - from] == (i == j ? HUGE_VAL : expected(i, j));
      });
  CHECK(same);
}

}  // namespace

TEST_CASE("both layouts give and take the rows of a table, before and after compaction", "[linkage]") {
  for (const Index n : {1, 2, 3, 7, 8, 9, 16, 17, 63, 64, 65, 100}) {
    const CondensedMatrix distances = numbered(n);
    for (const bool square : {false, true}) {
      INFO("n " << n << ", square " << square);
      WorkingDistances working = square ? in_a_square(distances) : WorkingDistances(distances);
      Matrix<double> table(n, n);
      for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < n; ++j)
          table(i, j) = distances(i, j);
      std::vector<Index> active(static_cast<std::size_t>(n));
      std::iota(active.begin(), active.end(), Index{0});
      check_rows(working, table, active);

      std::mt19937_64 random(static_cast<std::uint64_t>(n));
      std::vector<double> buffer(static_cast<std::size_t>(n));
      const auto overwrite_a_row = [&](Index dying) {
        Index slot = dying;
        while (slot == dying)
          slot = active[random() % active.size()];
        const Index part = random() % 2 == 0 ? 8 : 48;
        in_parts(working, part, [&](Index from, Index to) {
          double* const row = working.open_row(slot, from, to, buffer.data());
          for (Index j = from; j < to; ++j)
            table(slot, j) = table(j, slot) = row[j - from] = j == slot ? HUGE_VAL : -uniform(random);
          working.close_row(slot, from, to, row, dying);
        });
      };
      // Kill slots one after the other; compact whenever there is room.
      int compactions = 0;
      while (active.size() > 1) {
        overwrite_a_row(-1);
        check_rows(working, table, active);
        // What a row says of the dying slot need not be kept, so it is not looked at any more.
        const auto dying = active.begin() + static_cast<std::ptrdiff_t>(random() % active.size());
        overwrite_a_row(*dying);
        active.erase(dying);
        if (!working.wants_compaction(static_cast<Index>(active.size()))) continue;
        ++compactions;
        with_team({.threads = n == 65 ? 2 : 1}, [&](Team& team) { working.compact(active, team); });
        Matrix<double> compacted(static_cast<Index>(active.size()), static_cast<Index>(active.size()));
        for (std::size_t i = 0; i < active.size(); ++i)
          for (std::size_t j = 0; j < active.size(); ++j)
            compacted(static_cast<Index>(i), static_cast<Index>(j)) = table(active[i], active[j]);
        table = compacted;
        std::iota(active.begin(), active.end(), Index{0});
        check_rows(working, table, active);
      }
      if (n >= 7) CHECK(compactions >= 2);
    }
  }
}
