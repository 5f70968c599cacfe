// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/stats/tail_probability.hpp"

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "segmentiq/stats/hypergeometric.hpp"
#include "segmentiq/stats/saddle_point.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"
#include "support/special_values.hpp"

using namespace segmentiq::detail;
using segmentiq::testing::infinity;

namespace {

/// What the functions make of the arguments of a line of tails.txt: a logarithm, or for "quantile" a z.
double answer(const std::string& kind, const std::vector<double>& v) {
  if (kind == "gamma") return log_upper_gamma(v[0], v[1]);
  if (kind == "beta") return log_incomplete_beta(v[0], v[1], v[2], 1 - v[2]);
  if (kind == "chi2") return std::log(chi_squared_tail(v[0], v[1]));
  if (kind == "f") return std::log(f_tail(v[0], v[1], v[2]));
  if (kind == "normal") return log_normal_tail(v[0]);
  if (kind == "two_sided") return std::log(two_sided_normal(v[0]));
  if (kind == "quantile") return normal_tail_quantile(v[0]);
  if (kind == "poisson") return log_poisson(v[0], v[1]);
  if (kind == "binomial") return log_binomial(v[0], v[1], v[2], 1 - v[2]);
  if (kind == "hypergeometric") return Hypergeometric{v[1], v[2], v[3]}.log_probability(v[0]);
  if (kind == "both_sides") return Hypergeometric{v[1], v[2], v[3]}.log_two_sided(v[0]);
  throw std::runtime_error("tails.txt: unknown " + kind);
}

}  // namespace

TEST_CASE("tails agree with mpmath and SciPy to 1e-10, far below the smallest double too",
          "[stats][tail_probability][golden]") {
  // tests/golden/profile/make_tails.py
  std::ifstream file(SEGMENTIQ_TEST_DATA "/profile/tails.txt");
  std::map<std::string, segmentiq::testing::GoldenCounts> inputs;
  int far = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    CAPTURE(line);
    std::istringstream in(line);
    std::string source, kind;
    in >> source >> kind;
    std::vector<double> values;
    for (double value = 0; in >> value;)
      values.push_back(value);
    const double expected = values.back();
    values.pop_back();
    if (source != "grid") inputs[kind].count(source);

    const double found = answer(kind, values);
    const bool is_logarithm = kind != "quantile";
    const bool is_probability = kind == "chi2" || kind == "f" || kind == "two_sided";
    if (!is_logarithm)
      CHECK_THAT(found, WithinRel(expected, 1e-10));
    else if (is_probability && expected < -690)
      CHECK(found < std::log(1e-299));  // near the smallest double, or 0
    else  // a logarithm's error is the relative one of the tail; the log of 1e-100000 has 16 digits itself
      CHECK_THAT(found, WithinAbs(expected, std::max(1e-10, 1e-14 * std::fabs(expected))));
    if (kind == "normal" && values[0] > 1e-3)
      CHECK_THAT(normal_tail_quantile(expected), WithinRel(values[0], 1e-12));
    far += is_logarithm && expected < -690;
  }
  CHECK(far >= 30);
  REQUIRE(inputs.size() == 11);
  for (const auto& [kind, counts] : inputs) {
    INFO(kind);
    REQUIRE(counts.random >= 200);
    REQUIRE(counts.real >= 20);
  }
}

TEST_CASE("the ends of tails", "[stats][tail_probability]") {
  CHECK(chi_squared_tail(0, 3) == 1);
  CHECK(chi_squared_tail(infinity, 3) == 0);
  CHECK(f_tail(0, 2, 5) == 1);
  CHECK(f_tail(infinity, 2, 5) == 0);
  CHECK(chi_squared_tail(5000, 1) == 0);  // below the smallest double
  CHECK(two_sided_normal(0) == 1);
  CHECK(two_sided_normal(50) == 0);
  CHECK(normal_tail_quantile(std::log(0.5)) == 0);
  CHECK_THAT(normal_tail_quantile(std::log(0.025)), WithinRel(1.9599639845400545, 1e-14));
  CHECK_THAT(log_normal_tail(normal_tail_quantile(-1e6)), WithinRel(-1e6, 1e-14));
}

TEST_CASE("hypergeometric probabilities add up to one, and both sides to two", "[stats][hypergeometric]") {
  for (const double white : {1.0, 5.0, 40.0, 2000.0})
    for (const double black : {1.0, 7.0, 300.0})
      for (const double drawn : {1.0, 4.0, 37.0}) {
        if (drawn > white + black) continue;
        const Hypergeometric chance{white, black, drawn};
        double sum = 0, above = 0;
        const double least = std::max(0.0, drawn - black), most = std::min(drawn, white);
        for (double x = least; x <= most; ++x)
          sum += std::exp(chance.log_probability(x));
        CHECK_THAT(sum, WithinRel(1.0, 1e-12));
        for (double x = most; x >= least; --x) {
          const double own = std::exp(chance.log_probability(x));
          const double two_sided = std::min(own + 2 * above, own + 2 * (1 - above - own));
          CAPTURE(white, black, drawn, x);
          CHECK_THAT(std::exp(chance.log_two_sided(x)), WithinAbs(std::min(1.0, two_sided), 1e-11));
          above += own;
        }
      }
}

TEST_CASE("hypergeometric tails of a million rows have a finite v-test", "[stats][hypergeometric]") {
  const double log_p = Hypergeometric{200'000, 800'000, 200'000}.log_two_sided(200'000);
  CHECK_THAT(log_p, WithinRel(-500'395.4, 1e-5));  // log of 1 / (1e6 over 2e5), by Stirling's formula
  CHECK(std::isfinite(normal_tail_quantile(log_p - std::log(2.0))));
}
