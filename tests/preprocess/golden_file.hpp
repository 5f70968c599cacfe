// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_PREPROCESS_GOLDEN_FILE_HPP
#define SEGMENTIQ_TESTS_PREPROCESS_GOLDEN_FILE_HPP

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"

namespace segmentiq::testing {

/// The named matrices and texts of a file that one of the scripts beside it wrote.
class GoldenFile {
 public:
  /// @param name below tests/golden
  explicit GoldenFile(const std::string& name) {
    std::ifstream file(std::string(SEGMENTIQ_TEST_DATA) + "/" + name);
    if (!file) throw std::runtime_error("cannot open " + name);
    std::string line;
    while (std::getline(file, line)) {
      std::istringstream head(line);
      std::string kind, label;
      Index rows = 0, columns = 0;
      head >> kind >> label >> rows >> columns;
      if (kind == "matrix") {
        Matrix<double>& values = matrices_[label];
        values.resize(rows, columns);
        for (Index i = 0; i < rows; ++i) {
          std::getline(file, line);
          const char* at = line.c_str();
          for (Index j = 0; j < columns; ++j) {
            char* end = nullptr;
            values(i, j) = std::strtod(at, &end);
            if (end == at) throw std::runtime_error(name + ": " + label + " is not complete");
            at = end;
          }
        }
      } else if (kind == "texts") {
        std::vector<std::string>& texts = texts_[label];
        texts.resize(static_cast<std::size_t>(rows));
        for (std::string& text : texts)
          std::getline(file, text);
      } else if (line.empty() || line[0] != '#') {
        throw std::runtime_error(name + ": cannot read the line " + line);
      }
    }
  }

  const Matrix<double>& matrix(const std::string& label) const { return matrices_.at(label); }
  /// A matrix of one row, as a vector.
  Vector<double> vector(const std::string& label) const { return matrix(label).row(0).transpose(); }
  const std::vector<std::string>& texts(const std::string& label) const { return texts_.at(label); }

 private:
  std::map<std::string, Matrix<double>> matrices_;
  std::map<std::string, std::vector<std::string>> texts_;
};

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_PREPROCESS_GOLDEN_FILE_HPP
