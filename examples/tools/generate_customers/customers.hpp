// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_TOOLS_GENERATE_CUSTOMERS_CUSTOMERS_HPP
#define SEGMENTIQ_EXAMPLES_TOOLS_GENERATE_CUSTOMERS_CUSTOMERS_HPP

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Invented customers of an Ethiopian supermarket, drawn from four planted segments.
//
// All arithmetic is on integers and the generator of random numbers is written out here, so the same seed
// gives the same bytes with every compiler, standard library and processor.
namespace customers {

/// SplitMix64 (Steele, Lea, Flood 2014): the 64-bit generator with the shortest code that passes BigCrush.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  /// Uniform on 0 … count − 1. @pre 0 < count ≤ 2³²
  std::int64_t below(std::int64_t count) {
    return static_cast<std::int64_t>(((next() >> 32) * static_cast<std::uint64_t>(count)) >> 32);
  }

  /// A bell curve around 0 that ends at ±`reach`: the sum of four uniform numbers, all from one draw. Its
  /// standard deviation is 0.29 × reach.
  std::int64_t bell(std::int64_t reach) {
    const std::uint64_t bits = next();
    constexpr std::int64_t half = 131'070;  // of the largest sum, 4 × 65,535
    std::int64_t sum = -half;
    for (int shift = 0; shift < 64; shift += 16)
      sum += static_cast<std::int64_t>((bits >> shift) & 65535u);
    return reach * sum / half;
  }

  /// The position of one of the weights, each as likely as its share of them all. @pre their sum is > 0
  template<std::size_t N>
  std::size_t pick(const std::array<std::int64_t, N>& weights) {
    std::int64_t total = 0;
    for (const std::int64_t weight : weights)
      total += weight;
    std::int64_t left = below(total);
    std::size_t i = 0;
    while (left >= weights[i])
      left -= weights[i++];
    return i;
  }

 private:
  std::uint64_t state_;
};

inline constexpr std::array<std::string_view, 2> genders = {"Male", "Female"};
inline constexpr std::array<std::string_view, 8> regions = {
    "Addis Ababa", "Dire Dawa", "Hawassa", "Bahir Dar", "Mekelle", "Gondar", "Jimma", "Adama"};
inline constexpr std::array<std::string_view, 4> tiers = {"Bronze", "Silver", "Gold", "Platinum"};
inline constexpr std::array<std::string_view, 3> frequencies = {"Daily", "Weekly", "Monthly"};

/// A whole number spread around a centre.
struct Spread {
  std::int64_t centre;
  std::int64_t reach;  ///< the largest distance from the centre, at noise 1
};

/// The range that every customer's number lies in.
struct Limits {
  std::int64_t low;
  std::int64_t high;
};

inline constexpr Limits age_limits = {22, 58};
inline constexpr Limits income_limits = {28'000, 105'000};
inline constexpr Limits score_limits = {31, 92};

/// What incomes are rounded to: 500 for the first 1,000 customers, which people look at; 50 for the others,
/// since close to half of a million customers would otherwise be copies.
constexpr std::int64_t income_step(std::int64_t id) {
  return id <= 1000 ? 500 : 50;
}

/// One planted kind of customer. The weights of a categorical column are in its order of names above.
struct Segment {
  std::string_view name;
  std::int64_t weight;  ///< per cent of the customers
  Spread age;
  Spread income;
  Spread score;
  std::array<std::int64_t, 4> tier_weights;
  std::array<std::int64_t, 3> frequency_weights;
};

inline constexpr std::array<Segment, 4> segments = {{
    {"Premium shoppers", 20, {47, 14}, {91'000, 22'000}, {83, 14}, {0, 1, 8, 91}, {14, 85, 1}},
    {"Budget-conscious families", 30, {38, 14}, {54'000, 19'000}, {52, 13}, {5, 94, 1, 0}, {4, 95, 1}},
    {"Young urban professionals", 25, {27, 9}, {62'000, 24'000}, {71, 14}, {1, 5, 93, 1}, {91, 8, 1}},
    {"Occasional shoppers", 25, {48, 17}, {37'000, 16'000}, {38, 12}, {95, 4, 1, 0}, {1, 3, 96}},
}};

inline constexpr std::array<std::int64_t, 4> segment_weights = {segments[0].weight, segments[1].weight,
                                                                segments[2].weight, segments[3].weight};

/// Gender and region hardly depend on the segment: two in five customers live in the capital.
inline constexpr std::array<std::int64_t, 2> gender_weights = {1, 1};
inline constexpr std::array<std::int64_t, 8> region_weights = {39, 9, 9, 9, 8, 8, 8, 10};

/// One customer; categories are positions in the lists of names above.
struct Customer {
  std::int64_t id = 0;
  std::int64_t age = 0;
  std::int64_t income = 0;
  std::int64_t score = 0;
  std::size_t gender = 0;
  std::size_t region = 0;
  std::size_t tier = 0;
  std::size_t frequency = 0;
  std::size_t segment = 0;
};

/// Draws one customer after another. The first is always the same one, whatever the seed:
/// `1,25,45000,65,Male,Addis Ababa,Gold,Weekly`, a young urban professional; all others are random.
class CustomerGenerator {
 public:
  /// @param noise scales the spread of the numbers and the share of untypical tiers and visit frequencies.
  ///   0 = every customer is the typical one of the segment, 1 = as the table above says. @pre 0 ≤ noise ≤ 10
  CustomerGenerator(std::uint64_t seed, double noise) : random_(seed) {
    for (Segment& segment : segments_) {
      for (Spread* spread : {&segment.age, &segment.income, &segment.score})
        spread->reach = std::llround(static_cast<double>(spread->reach) * noise);
      spread_weights(segment.tier_weights, noise);
      spread_weights(segment.frequency_weights, noise);
    }
  }

  Customer next() {
    if (++id_ == 1) return {1, 25, 45'000, 65, 0, 0, 2, 1, 2};
    Customer c;
    c.id = id_;
    c.segment = random_.pick(segment_weights);
    const Segment& segment = segments_[c.segment];
    c.age = draw(segment.age, age_limits, 1);
    c.income = draw(segment.income, income_limits, income_step(id_));
    c.score = draw(segment.score, score_limits, 1);
    c.gender = random_.pick(gender_weights);
    c.region = random_.pick(region_weights);
    c.tier = random_.pick(segment.tier_weights);
    c.frequency = random_.pick(segment.frequency_weights);
    return c;
  }

 private:
  /// A number rounded to a multiple of `step`. Draws until it is within the limits, so that values do not
  /// pile up at them.
  std::int64_t draw(const Spread& spread, const Limits& limits, std::int64_t step) {
    for (;;) {
      const std::int64_t drawn = spread.centre + random_.bell(spread.reach);
      const std::int64_t rounded = (drawn + step / 2) / step * step;
      if (rounded >= limits.low && rounded <= limits.high) return rounded;
    }
  }

  /// Every weight but the largest becomes `noise` times as heavy. In thousandths, to stay with integers.
  template<std::size_t N>
  static void spread_weights(std::array<std::int64_t, N>& weights, double noise) {
    std::size_t typical = 0;
    for (std::size_t i = 1; i < N; ++i)
      if (weights[i] > weights[typical]) typical = i;
    for (std::size_t i = 0; i < N; ++i)
      weights[i] = std::llround(static_cast<double>(weights[i]) * 1000 * (i == typical ? 1 : noise));
  }

  std::array<Segment, 4> segments_ = segments;
  Random random_;
  std::int64_t id_ = 0;
};

/// Appends the line of column names. @param with_segment whether the true segment is the last column
inline void append_header(std::string& csv, bool with_segment) {
  csv += "customer_id,age,annual_income,spending_score,gender,region,membership_tier,visit_frequency";
  csv += with_segment ? ",segment\n" : "\n";
}

/// Appends one customer's line.
inline void append_row(std::string& csv, const Customer& c, bool with_segment) {
  for (const std::int64_t number : {c.id, c.age, c.income, c.score}) {
    char digits[20];
    csv.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    csv += ',';
  }
  csv += genders[c.gender];
  for (const std::string_view name : {regions[c.region], tiers[c.tier], frequencies[c.frequency]}) {
    csv += ',';
    csv += name;
  }
  if (with_segment) {
    csv += ',';
    csv += segments[c.segment].name;
  }
  csv += '\n';
}

}  // namespace customers

#endif  // SEGMENTIQ_EXAMPLES_TOOLS_GENERATE_CUSTOMERS_CUSTOMERS_HPP
