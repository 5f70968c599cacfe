// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_SEGMENT_PROFILES_HPP
#define SEGMENTIQ_PROFILE_SEGMENT_PROFILES_HPP

#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/profile/category_profile.hpp"
#include "segmentiq/profile/column_separation.hpp"
#include "segmentiq/profile/numeric_profile.hpp"
#include "segmentiq/profile/segment_names.hpp"
#include "segmentiq/profile/segment_rule.hpp"
#include "segmentiq/profile/typical_members.hpp"

namespace segmentiq {

/// One segment as a whole.
struct SegmentProfile {
  std::string name;             ///< unique, made of its drivers: "Platinum · High annual income · Weekly"
  Index count = 0;              ///< rows
  double share = 0;             ///< of the labelled rows, 0 … 1
  std::vector<Driver> drivers;  ///< what sets it apart, the strongest first
  SegmentRule rule;             ///< a rule for its members that can be applied by hand
  TypicalMembers members;       ///< the typical and the least typical one, as rows of the table

  friend bool operator==(const SegmentProfile&, const SegmentProfile&) = default;
};

/// What each segment is: the result of profile_segments(). Lists with one entry per segment are in the order
/// of the labels.
struct SegmentProfiles {
  Index rows = 0;        ///< labelled rows
  Index unlabelled = 0;  ///< rows without a label, which are ignored
  std::vector<SegmentProfile> segments;
  std::vector<NumericColumnProfile> numeric;          ///< in the order of the schema
  std::vector<CategoricalColumnProfile> categorical;  ///< in the order of the schema
  std::vector<ColumnSeparation> separation;           ///< both kinds, in the order of the schema

  friend bool operator==(const SegmentProfiles&, const SegmentProfiles&) = default;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_SEGMENT_PROFILES_HPP
