// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "customers_csv.hpp"
#include "examples/tools/generate_customers/customers.hpp"
#include "support/catch.hpp"

namespace {

std::vector<customers::Customer> draw(int rows, std::uint64_t seed, double noise = 1) {
  customers::CustomerGenerator generator(seed, noise);
  std::vector<customers::Customer> drawn;
  for (int row = 0; row < rows; ++row)
    drawn.push_back(generator.next());
  return drawn;
}

}  // namespace

TEST_CASE("the random numbers are SplitMix64's", "[generate_customers]") {
  customers::Random random(1234567);  // the reference values of the algorithm's authors for this seed
  CHECK(random.next() == 6457827717110365317u);
  CHECK(random.next() == 3203168211198807973u);
  CHECK(random.next() == 9817491932198370423u);
}

TEST_CASE("the committed sample is what the generator makes", "[generate_customers]") {
  std::ifstream file(SEGMENTIQ_SAMPLE_DATA "/ethiopian_supermarket_customers.csv", std::ios::binary);
  const std::string committed{std::istreambuf_iterator<char>(file), {}};
  CHECK(committed == segmentiq::testing::customers_csv(50, 1, false));
  CHECK(ContainsSubstring("frequency\n1,25,45000,65,Male,Addis Ababa,Gold,Weekly\n2,").match(committed));
}

TEST_CASE("50 customers live in all regions and are of all segments", "[generate_customers]") {
  std::set<std::size_t> regions, segments;
  for (const customers::Customer& c : draw(50, 1)) {
    regions.insert(c.region);
    segments.insert(c.segment);
  }
  CHECK(regions.size() == customers::regions.size());
  CHECK(segments.size() == customers::segments.size());
}

TEST_CASE("10,000 customers lie within the ranges that are promised", "[generate_customers]") {
  const std::uint64_t seed = GENERATE(1u, 2u, 3u);
  std::int64_t id = 0;
  std::int64_t outside = 0;
  std::array<std::int64_t, 4> of_segment{};
  for (const customers::Customer& c : draw(10'000, seed)) {
    const std::int64_t step = ++id <= 1000 ? 500 : 50;
    outside += c.id != id || c.age < 22 || c.age > 58 || c.income < 28'000 || c.income > 105'000 ||
               c.income % step != 0 || c.score < 31 || c.score > 92;
    ++of_segment[c.segment];
  }
  CHECK(outside == 0);
  // Shares within 5 standard deviations (0.5 percentage points at most) of the planted ones.
  for (std::size_t s = 0; s < of_segment.size(); ++s)
    CHECK_THAT(static_cast<double>(of_segment[s]) / 100,
               WithinAbs(static_cast<double>(customers::segments[s].weight), 2.5));
}

TEST_CASE("the same seed gives the same customers, another seed others", "[generate_customers]") {
  CHECK(segmentiq::testing::customers_csv(200, 5, true) == segmentiq::testing::customers_csv(200, 5, true));
  CHECK(segmentiq::testing::customers_csv(200, 5, true) != segmentiq::testing::customers_csv(200, 6, true));
  CHECK(segmentiq::testing::customers_csv(200, 5, false)
            .starts_with(segmentiq::testing::customers_csv(
                20, 5, false)));  // a longer file begins with the shorter one
}

TEST_CASE("without noise every customer but the first is the typical one", "[generate_customers]") {
  const auto drawn = draw(500, 1, 0);
  std::int64_t untypical = 0;
  for (std::size_t i = 1; i < drawn.size(); ++i) {
    const customers::Segment& segment = customers::segments[drawn[i].segment];
    untypical += drawn[i].age != segment.age.centre || drawn[i].income != segment.income.centre ||
                 drawn[i].score != segment.score.centre;
  }
  CHECK(untypical == 0);
}

TEST_CASE("the segment is the last column when asked for", "[generate_customers]") {
  CHECK(ContainsSubstring(",visit_frequency,segment\n1,25,45000,65,Male,Addis Ababa,Gold,Weekly,Young urban "
                          "professionals\n")
            .match(segmentiq::testing::customers_csv(1, 9, true)));
}
