// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times gower_distances() for compare_measures.py: time_gower MATRIX ROWS KINDS [THREADS], KINDS as
// numeric,ordinal,nominal,symmetric_binary,asymmetric_binary, one for each column of the matrix. Answers each
// line on standard input with seconds; for the line "write" it writes the dissimilarities to
// MATRIX.distances.
#include <chrono>
#include <exception>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "read_matrix.hpp"
#include "segmentiq/distance/gower.hpp"
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
  if (argc != 4 && argc != 5) {
    std::cerr << "usage: time_gower MATRIX ROWS KINDS [THREADS]\n";
    return 2;
  }
  try {
    std::vector<segmentiq::GowerFeature> features;
    std::istringstream kinds(argv[3]);
    for (std::string name; std::getline(kinds, name, ',');)
      features.push_back({.kind = kind_from_name(name)});
    const segmentiq::Matrix<double> x = peers::read_matrix(argv[1], argv[2], std::to_string(features.size()));
    segmentiq::Execution execution;
    if (argc == 5) execution.threads = std::stoi(argv[4]);
    for (std::string line; std::getline(std::cin, line);) {
      const auto begun = std::chrono::steady_clock::now();
      const segmentiq::CondensedMatrix distances = gower_distances(x, features, execution);
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
      if (line == "write") peers::write_distances(distances, std::string(argv[1]) + ".distances");
      std::cout << spent.count() << std::endl;
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "time_gower: " << error.what() << '\n';
    return 1;
  }
}
