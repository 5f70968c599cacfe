// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Times ALGLIB's agglomerative clustering for compare_scale.py: time_alglib METHOD MATRIX ROWS COLUMNS prints
// the seconds from observations to the dendrogram, and the most memory that the process had, in megabytes.
#include <libalglib/dataanalysis.h>
#include <sys/resource.h>

#include <chrono>
#include <exception>
#include <iostream>
#include <string>

#include "read_matrix.hpp"

namespace {

alglib::ae_int_t algorithm_of(const std::string& method) {
  if (method == "complete") return 0;
  if (method == "single") return 1;
  if (method == "average") return 2;
  if (method == "weighted") return 3;
  if (method == "ward") return 4;
  throw std::invalid_argument("ALGLIB has no linkage '" + method + "'");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: time_alglib METHOD MATRIX ROWS COLUMNS\n";
    return 2;
  }
  try {
    const segmentiq::Matrix<double> x = compare::read_matrix(argv[2], argv[3], argv[4]);
    alglib::real_2d_array points;
    points.setcontent(x.rows(), x.cols(), x.data());
    const auto begun = std::chrono::steady_clock::now();
    alglib::clusterizerstate state;
    alglib::ahcreport report;
    clusterizercreate(state);
    clusterizersetpoints(state, points, 2);  // Euclidean
    clusterizersetahcalgo(state, algorithm_of(argv[1]));
    clusterizerrunahc(state, report);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::cout << spent.count() << ' ' << 1.024 * static_cast<double>(usage.ru_maxrss) / 1000 << '\n';
    return 0;
  } catch (const alglib::ap_error& error) {
    std::cerr << "time_alglib: " << error.msg << '\n';
  } catch (const std::exception& error) {
    std::cerr << "time_alglib: " << error.what() << '\n';
  }
  return 1;
}
