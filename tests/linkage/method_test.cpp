// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/method.hpp"

#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("methods are named as SciPy names them, both ways", "[linkage]") {
  for (const Method method : all_methods)
    CHECK(method_from_name(to_string(method)) == method);
  CHECK(to_string(Method::ward) == "ward");
  CHECK(to_string(Method::weighted) == "weighted");
  for (const char* wrong : {"", "Ward", "ward ", "mcquitty"}) {
    CHECK_THROWS_AS(method_from_name(wrong), parameter_error);
    CHECK_THROWS_WITH(method_from_name(wrong),
                      "method_from_name(): name ('" + std::string(wrong) +
                          "') must be one of single, complete, average, weighted, ward, centroid, median");
  }
}

TEST_CASE("a method becomes its own criterion", "[linkage]") {
  for (const Method method : all_methods)
    CHECK(with_criterion(method, [](const auto& criterion) { return std::string(criterion.name); }) ==
          to_string(method));
  const auto reducible = [](Method method) {
    return with_criterion(method, [](const auto& criterion) { return criterion.is_reducible; });
  };
  CHECK(reducible(Method::ward));
  CHECK_FALSE(reducible(Method::centroid));
  CHECK_FALSE(reducible(Method::median));
}

TEST_CASE("what holds for a criterion can be asked of its method", "[linkage]") {
  static_assert(needs_squared_euclidean(Method::ward) && !needs_squared_euclidean(Method::average));
  for (const Method method : all_methods)
    CHECK(needs_squared_euclidean(method) ==
          (method == Method::ward || method == Method::centroid || method == Method::median));
  const auto squares = [](const auto& criterion) {
    return criterion.needs_squared_euclidean;
  };
  CHECK(detail::names_of_methods(squares) == "ward, centroid and median");
  CHECK(detail::names_of_methods([](const auto& c) { return c.name == "ward"; }) == "ward");
  CHECK(detail::names_of_methods([](const auto&) { return false; }).empty());
}

TEST_CASE("a criterion stands for itself where a method would do", "[linkage]") {
  static_assert(CriterionOrMethod<Ward> && CriterionOrMethod<Method> && !CriterionOrMethod<int>);
  CHECK(with_criterion(Average{}, [](const auto& criterion) { return std::string(criterion.name); }) ==
        "average");
}
