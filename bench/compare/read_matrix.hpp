// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_BENCH_COMPARE_READ_MATRIX_HPP
#define SEGMENTIQ_BENCH_COMPARE_READ_MATRIX_HPP

#include <fstream>
#include <stdexcept>
#include <string>

#include "segmentiq/core/matrix.hpp"

namespace compare {

/// rows × columns doubles as NumPy's `x.tofile(file)` writes them.
inline segmentiq::Matrix<double> read_matrix(const std::string& file, const std::string& rows,
                                             const std::string& columns) {
  segmentiq::Matrix<double> x(std::stol(rows), std::stol(columns));
  std::ifstream in(file, std::ios::binary);
  const std::streamsize bytes = x.size() * static_cast<std::streamsize>(sizeof(double));
  if (!in.read(reinterpret_cast<char*>(x.data()), bytes) || in.peek() != std::ifstream::traits_type::eof())
    throw std::runtime_error("'" + file + "' must hold " + std::to_string(x.size()) + " doubles");
  return x;
}

}  // namespace compare

#endif  // SEGMENTIQ_BENCH_COMPARE_READ_MATRIX_HPP
