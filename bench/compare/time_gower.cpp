// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times gower_distances() for compare_measures.py: time_gower MATRIX ROWS KINDS [THREADS], KINDS as
// numeric,ordinal,nominal,symmetric_binary,asymmetric_binary, one for each column of the matrix. Answers each
// line on standard input with seconds; for the line "write" it writes the dissimilarities to
// MATRIX.distances.
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "read_matrix.hpp"
#include "segmentiq/distance/gower.hpp"
#include "server.hpp"
#include "write_distances.hpp"

namespace {

segmentiq::GowerKind kind_from_name(const std::string& name) {
  using enum segmentiq::GowerKind;
  for (const segmentiq::GowerKind kind : {numeric, ordinal, nominal, symmetric_binary, asymmetric_binary})
    if (to_string(kind) == name) return kind;
  throw std::invalid_argument("there is no kind '" + name + "'");
}

}  // namespace

int main(int argc, char** argv) {
  return compare::serve("time_gower MATRIX ROWS KINDS", argc, argv, [](const compare::Call& call) {
    std::vector<segmentiq::GowerFeature> features;
    std::istringstream kinds(call[2]);
    for (std::string name; std::getline(kinds, name, ',');)
      features.push_back({.kind = kind_from_name(name)});
    const segmentiq::Matrix<double> x =
        compare::read_matrix(call[0], call[1], std::to_string(features.size()));
    compare::answer_lines([&](const std::string& line) {
      const auto [distances, seconds] =
          compare::timed([&] { return gower_distances(x, features, call.execution); });
      if (line == "write") compare::write_distances(distances, call[0] + ".distances");
      std::cout << seconds;
    });
  });
}
