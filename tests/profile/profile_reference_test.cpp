// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include "segmentiq/profile/column_separation.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"
#include "support/golden_linkage.hpp"

using namespace segmentiq;
using segmentiq::testing::GoldenCounts;

namespace {

std::vector<double> numbers(std::istream& in) {
  std::string line, word;
  std::getline(in, line);
  std::istringstream words(line);
  std::vector<double> found;
  while (words >> word)
    found.push_back(std::stod(word));
  return found;
}

void check(const Statistic& found, double expected, double tolerance = 1e-10) {
  if (std::isnan(expected)) {
    CHECK_FALSE(found);
    CHECK_FALSE(found.undefined.empty());
    return;
  }
  REQUIRE(found);
  if (std::fabs(expected) < 1e-300)
    CHECK_THAT(*found, WithinAbs(expected, 1e-12));
  else
    CHECK_THAT(*found, WithinRel(expected, tolerance) || WithinAbs(expected, 1e-13));
}

}  // namespace

TEST_CASE("columns against segments as in SciPy, NumPy and FactoMineR", "[profile][reference]") {
  std::ifstream file(SEGMENTIQ_TEST_DATA "/profile/profiles.txt");
  std::string line;
  std::getline(file, line);
  REQUIRE(line.starts_with("# made by"));
  Partition partition;
  std::vector<Index> rows;
  std::map<std::string, Matrix<double>> observations;
  std::map<std::string, GoldenCounts> inputs;  // of each kind
  while (std::getline(file, line)) {
    std::istringstream head(line);
    std::string kind, name;
    head >> kind >> name;
    CAPTURE(line);
    if (kind == "labels") {
      Index n = 0;
      head >> n >> partition.count;
      partition.labels.clear();
      for (const double label : numbers(file))
        partition.labels.push_back(static_cast<Label>(label));
      REQUIRE(static_cast<Index>(partition.labels.size()) == n);
      rows.resize(static_cast<std::size_t>(n));
      std::iota(rows.begin(), rows.end(), Index{0});
      continue;
    }
    inputs[kind].count(name);
    if (kind == "adjust") {
      std::vector<Statistic> p_values{Statistic::none("left out")};
      for (const double p : numbers(file))
        p_values.push_back(Statistic::of(p));
      const std::vector<double> expected = numbers(file);
      const std::vector<Statistic> found = adjust_p_values(p_values);
      CHECK_FALSE(found[0]);
      for (std::size_t i = 0; i < expected.size(); ++i)
        check(found[i + 1], expected[i], 1e-13);
      continue;
    }
    const detail::ClusterMembers order(partition);
    const auto k = static_cast<std::size_t>(partition.count);
    const std::size_t colon = name.find(':');
    if (kind == "numeric") {
      std::vector<double> values;
      if (colon == std::string::npos) {
        values = numbers(file);
      } else {
        const std::string file_name = name.substr(0, colon) + ".txt";
        if (!observations.contains(file_name))
          observations[file_name] = testing::read_golden_linkages(file_name).front().x;
        const Matrix<double>& x = observations[file_name];
        for (Index i = 0; i < x.rows(); ++i)
          values.push_back(x(i, std::stoi(name.substr(colon + 1))));
      }
      const auto column = detail::profile_numbers(name, values, rows, order, {});
      const ColumnSeparation separation = detail::separation_of(column);
      const auto test = numbers(file);
      // SciPy computes the variance within segments as a difference, which loses digits where F is large
      const double lost = 5e-16 * test[0];
      check(separation.statistic, test[0], 1e-10 + lost);
      check(separation.p_value, test[1], 2e-10 + lost * static_cast<double>(separation.freedom_below));
      check(separation.effect, test[2]);
      const auto v = numbers(file), p = numbers(file), mean = numbers(file), deviation = numbers(file);
      const auto all = numbers(file), quartiles = numbers(file);
      for (std::size_t c = 0; c < k; ++c) {
        const NumericProfile& own = column.segments[c];
        check(own.test.v, v[c]);
        check(own.test.p_value, p[c]);
        check(own.summary.mean, mean[c]);
        CHECK_THAT(*own.summary.standard_deviation, WithinRel(deviation[c], 1e-10) || WithinAbs(0, 1e-12));
        CHECK_THAT(*own.standardised_difference, WithinAbs((mean[c] - all[0]) / all[1], 1e-10));
        check(own.summary.first_quartile, quartiles[3 * c], 1e-14);
        check(own.summary.median, quartiles[3 * c + 1], 1e-14);
        check(own.summary.third_quartile, quartiles[3 * c + 2], 1e-14);
      }
      check(column.all.mean, all[0]);
      check(column.all.standard_deviation, all[1]);
    } else {
      REQUIRE(kind == "categorical");
      std::vector<std::int32_t> codes;
      for (const double code : numbers(file))
        codes.push_back(static_cast<std::int32_t>(code));
      std::size_t categories = 0;
      head >> categories;
      std::vector<std::string> texts;
      for (std::size_t c = 0; c < categories; ++c)
        texts.push_back(std::string(1, static_cast<char>('a' + c)));
      const auto counts = detail::count_categories(codes, categories, rows, order, {});
      const auto column = detail::profile_categories(name, counts, texts, 100, order, {});
      const ColumnSeparation separation = detail::separation_of(column, counts);
      const auto test = numbers(file);
      check(separation.statistic, test[0]);
      check(separation.p_value, test[1]);
      check(separation.effect, test[2]);
      for (std::size_t s = 0; s < k; ++s) {
        const auto v = numbers(file), p = numbers(file);
        REQUIRE(column.segments[s].categories.size() == categories);
        for (const CategoryProfile& category : column.segments[s].categories) {
          const auto at = static_cast<std::size_t>(category.category[0] - 'a');
          check(category.test.v, v[at], 1e-9);
          check(category.test.p_value, p[at], 1e-9);
        }
      }
    }
  }
  CHECK(inputs.size() == 3);
  for (const auto& [kind, counts] : inputs) {
    INFO(kind);
    CHECK(counts.random >= 200);
    CHECK(counts.real >= 20);
  }
}
