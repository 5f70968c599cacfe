// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_BENCH_COMPARE_WRITE_DISTANCES_HPP
#define SEGMENTIQ_BENCH_COMPARE_WRITE_DISTANCES_HPP

#include <fstream>
#include <stdexcept>
#include <string>

#include "segmentiq/distance/condensed_matrix.hpp"

namespace compare {

/// All distances as doubles, as `numpy.fromfile(file)` reads them.
inline void write_distances(const segmentiq::CondensedMatrix& distances, const std::string& file) {
  std::ofstream out(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(distances.data()),
            distances.size() * static_cast<std::streamsize>(sizeof(double)));
  if (!out.flush()) throw std::runtime_error("cannot write '" + file + "'");
}

}  // namespace compare

#endif  // SEGMENTIQ_BENCH_COMPARE_WRITE_DISTANCES_HPP
