// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_PROFILE_OPTIONS_HPP
#define SEGMENTIQ_PROFILE_PROFILE_OPTIONS_HPP

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// How the typical and the least typical member of each segment are found.
struct TypicalOptions {
  /// Segments of up to this many members are searched whole, in members² distances each, ≥ 1.
  Index exact_up_to = 10'000;
  /// Of a larger segment so many members nearest to its centroid, and so many farthest from it, are compared
  /// with all members, ≥ 1. The result says whether that settles it.
  Index candidates = 256;
};

/// How segments get their names.
struct NameOptions {
  /// Characters of a name, ≥ 8; wide ones (East Asian, emoji) count as two.
  Index max_characters = 40;
  /// Drivers in a name, ≥ 1.
  Index max_drivers = 3;
};

/// How the rule of each segment is found.
struct RuleOptions {
  /// Conditions that a row passes at most, 1 … 3.
  Index depth = 3;
  /// Categories that one condition lists at most, ≥ 1: few enough to apply it by hand.
  Index max_categories = 4;
  /// A numeric column is cut between any two of its values while it has at most this many of them, else
  /// between 256 bins of about equal count; 2 … 65,000.
  Index exact_values = 2'048;
  /// Members of a part below which it is not divided any more, ≥ 1.
  Index min_rows = 1;
};

/// What profile_segments() does; the defaults are those of the program.
struct ProfileOptions {
  /// Categories of each column that are listed for each segment, ≥ 1: its most frequent ones. The others are
  /// counted.
  Index max_categories = 10;
  TypicalOptions typical{};
  NameOptions names{};
  RuleOptions rules{};
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_PROFILE_OPTIONS_HPP
