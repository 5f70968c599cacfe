// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_METHOD_HPP
#define SEGMENTIQ_LINKAGE_METHOD_HPP

#include <array>
#include <concepts>
#include <string>
#include <string_view>

#include "segmentiq/core/from_name.hpp"
#include "segmentiq/linkage/criteria.hpp"

namespace segmentiq {

/// The shipped linkage criteria, for a choice at run time.
enum class Method { single, complete, average, weighted, ward, centroid, median };

inline constexpr std::array<Method, 7> all_methods = {Method::single,   Method::complete, Method::average,
                                                      Method::weighted, Method::ward,     Method::centroid,
                                                      Method::median};

/// What linkage() takes: a criterion, or the name of a shipped one.
template<class T>
concept CriterionOrMethod = LinkageCriterion<T> || std::same_as<T, Method>;

/// Calls `use` with the criterion that `method` names: the one place where a run-time choice becomes a type.
template<class Use>
constexpr decltype(auto) with_criterion(Method method, Use&& use) {
  switch (method) {
    case Method::single:
      return use(Single{});
    case Method::complete:
      return use(Complete{});
    case Method::average:
      return use(Average{});
    case Method::weighted:
      return use(Weighted{});
    case Method::centroid:
      return use(Centroid{});
    case Method::median:
      return use(Median{});
    case Method::ward:
      break;
  }
  return use(Ward{});
}
/// A criterion is its own.
template<LinkageCriterion Criterion, class Use>
constexpr decltype(auto) with_criterion(const Criterion& criterion, Use&& use) {
  return use(criterion);
}

/// "ward", as SciPy names it.
constexpr std::string_view to_string(Method method) {
  return with_criterion(method, [](const auto& criterion) { return std::string_view(criterion.name); });
}

/// Whether only Euclidean distances give the method its meaning. @see LinkageCriterion
constexpr bool needs_squared_euclidean(Method method) {
  return with_criterion(method, [](const auto& criterion) { return criterion.needs_squared_euclidean; });
}

namespace detail {

/// The names of the methods for which `holds(criterion)`, as in a sentence: "single, complete and ward".
template<class Holds>
std::string names_of_methods(Holds&& holds) {
  std::string names, last;
  for (const Method method : all_methods) {
    if (!with_criterion(method, holds)) continue;
    if (!last.empty()) names += (names.empty() ? "" : ", ") + last;
    last = to_string(method);
  }
  return names.empty() ? last : names + " and " + last;
}

}  // namespace detail

/// The method of a name. @throws parameter_error listing the names
inline Method method_from_name(std::string_view name) {
  return from_name(name, all_methods, "method_from_name()");
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_METHOD_HPP
