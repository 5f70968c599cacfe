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
