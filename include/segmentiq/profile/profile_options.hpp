// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_PROFILE_OPTIONS_HPP
#define SEGMENTIQ_PROFILE_PROFILE_OPTIONS_HPP

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// How the typical and the least typical member of each segment are found.
struct TypicalOptions {
  /// Segments of up to this many members are searched exhaustively, which takes members² distances each; ≥ 1.
  Index exact_up_to = 10'000;
  /// In larger segments, this many members nearest to the centroid and this many farthest from it are
  /// compared with all members; ≥ 1. The result says whether that is exact.
  Index candidates = 256;
};

/// How segments get their names.
struct NameOptions {
  /// The longest name, in characters, ≥ 8; wide ones (East Asian, emoji) count as two.
  Index max_characters = 40;
  /// The most drivers in a name, ≥ 1.
  Index max_drivers = 3;
};

/// How the rule of each segment is found.
struct RuleOptions {
  /// The depth of the tree, 1 … 3: a row meets at most this many conditions.
  Index depth = 3;
  /// The most categories that one condition lists, ≥ 1: few enough to apply it by hand.
  Index max_categories = 4;
  /// A numeric column with at most this many distinct values is cut between any two of them, else between 256
  /// bins of about equal count; 2 … 65,000.
  Index exact_values = 2'048;
  /// The fewest rows on either side of a split, ≥ 1.
  Index min_rows = 1;
};

/// What profile_segments() does; the defaults are those of the program.
struct ProfileOptions {
  /// Categories of each column that are listed for each segment, ≥ 1: the most frequent ones. The others are
  /// counted.
  Index max_categories = 10;
  TypicalOptions typical{};
  NameOptions names{};
  RuleOptions rules{};
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_PROFILE_OPTIONS_HPP
