// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_MISSING_POLICY_HPP
#define SEGMENTIQ_PREPROCESS_MISSING_POLICY_HPP

#include <array>
#include <string>
#include <string_view>

#include "segmentiq/core/error.hpp"
#include "segmentiq/table/schema.hpp"

namespace segmentiq {

/// How a missing cell of a feature column is treated.
enum class MissingPolicy {
  error,          ///< an error naming file, line and column
  drop,           ///< the row is left out
  mean,           ///< the column's mean (numeric only)
  median,         ///< the column's median (numeric only)
  most_frequent,  ///< the most frequent value, the smallest if there are several
  constant,       ///< a value given in the options
  own_category    ///< a category that says "missing" (categorical only)
};

/// All policies, in the order in which messages list them.
inline constexpr std::array all_missing_policies{
    MissingPolicy::error,         MissingPolicy::drop,     MissingPolicy::mean,        MissingPolicy::median,
    MissingPolicy::most_frequent, MissingPolicy::constant, MissingPolicy::own_category};

constexpr std::string_view to_string(MissingPolicy policy) {
  switch (policy) {
    case MissingPolicy::error:
      return "error";
    case MissingPolicy::drop:
      return "drop";
    case MissingPolicy::mean:
      return "mean";
    case MissingPolicy::median:
      return "median";
    case MissingPolicy::most_frequent:
      return "most_frequent";
    case MissingPolicy::constant:
      return "constant";
    case MissingPolicy::own_category:
      return "own_category";
  }
  return "";
}

/// Whether a policy is valid for columns of a role: texts have no mean, numbers no own category.
constexpr bool applies_to(MissingPolicy policy, ColumnRole role) {
  switch (policy) {
    case MissingPolicy::mean:
    case MissingPolicy::median:
      return role == ColumnRole::numeric_feature;
    case MissingPolicy::own_category:
      return role == ColumnRole::categorical_feature;
    default:
      return role != ColumnRole::excluded;
  }
}

namespace detail {

/// @throws parameter_error listing the valid policies of that role
inline void require_policy(MissingPolicy policy, ColumnRole role, const std::string& option) {
  if (applies_to(policy, role)) return;
  std::string allowed;
  for (const MissingPolicy other : all_missing_policies)
    if (applies_to(other, role)) allowed += (allowed.empty() ? "" : ", ") + std::string(to_string(other));
  throw parameter_error(
      "Imputer::fit(): " + option + " (" + std::string(to_string(policy)) + ") must be a policy that " +
      (role == ColumnRole::numeric_feature ? "numeric" : "categorical") + " columns have: " + allowed);
}

}  // namespace detail

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_MISSING_POLICY_HPP
