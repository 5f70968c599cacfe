// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_PREPROCESS_GOLDEN_COLUMNS_HPP
#define SEGMENTIQ_TESTS_PREPROCESS_GOLDEN_COLUMNS_HPP

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "segmentiq/core/types.hpp"

namespace segmentiq::testing {

/// A column of numbers, and what scikit-learn's scalers and imputers make of it.
struct GoldenColumn {
  std::string name;
  Index quantiles = 1;
  std::vector<double> fitted, others;
  std::vector<double> robust, min_max, quantile, quantile_normal, standard;  ///< of fitted, then others
  std::vector<double> fills;                                                 ///< mean, median, most frequent
};

/// All of golden/preprocess/scalers.txt.
inline std::vector<GoldenColumn> read_golden_columns() {
  std::ifstream file(std::string(SEGMENTIQ_TEST_DATA) + "/preprocess/scalers.txt");
  if (!file) throw std::runtime_error("cannot open scalers.txt");
  std::vector<GoldenColumn> found;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream head(line);
    std::string word;
    GoldenColumn c;
    if (!(head >> word >> c.name >> c.quantiles) || word != "column")
      throw std::runtime_error("scalers.txt: cannot read the line " + line);
    for (std::vector<double>* row : {&c.fitted, &c.others, &c.robust, &c.min_max, &c.quantile,
                                     &c.quantile_normal, &c.standard, &c.fills}) {
      std::getline(file, line);
      std::istringstream in(line);
      for (std::string number; in >> number;)
        row->push_back(std::strtod(number.c_str(), nullptr));
    }
    for (const auto* scaled : {&c.robust, &c.min_max, &c.quantile, &c.quantile_normal, &c.standard})
      if (scaled->size() != c.fitted.size() + c.others.size())
        throw std::runtime_error("scalers.txt: " + c.name + " is not complete");
    if (c.fills.size() != 3) throw std::runtime_error("scalers.txt: " + c.name + " has not three fills");
    found.push_back(std::move(c));
  }
  return found;
}

/// A column of texts, and what scikit-learn's encoders and imputer make of it.
struct GoldenTexts {
  std::string name;
  std::vector<std::string> cells;   ///< "?" = missing
  std::vector<std::string> levels;  ///< lowest first
  std::vector<double> codes;        ///< OrdinalEncoder's, of the cells; NaN for missing or no level
  double min_frequency = 0;         ///< OneHotEncoder's: a share below 1, a count above; 0 = none
  std::vector<std::string> categories, rare;
  std::vector<Index> features;            ///< of the cells that are not missing
  std::vector<Index> features_of_levels;  ///< −1 = none: never seen
  std::string most_frequent;              ///< SimpleImputer's
};

/// All of golden/preprocess/encoders.txt.
inline std::vector<GoldenTexts> read_golden_texts() {
  std::ifstream file(std::string(SEGMENTIQ_TEST_DATA) + "/preprocess/encoders.txt");
  if (!file) throw std::runtime_error("cannot open encoders.txt");
  std::vector<GoldenTexts> found;
  std::string line;
  const auto texts = [&](std::vector<std::string>& row) {
    std::getline(file, line);
    std::istringstream in(line);
    for (std::string text; std::getline(in, text, '|');)
      row.push_back(text);
  };
  const auto numbers = [&](auto& row) {
    std::getline(file, line);
    std::istringstream in(line);
    for (std::string number; in >> number;)
      row.push_back(static_cast<typename std::decay_t<decltype(row)>::value_type>(
          std::strtod(number.c_str(), nullptr)));
  };
  while (std::getline(file, line)) {
    if (line.starts_with('#')) continue;
    if (!line.starts_with("texts ")) throw std::runtime_error("encoders.txt: cannot read the line " + line);
    GoldenTexts c;
    c.name = line.substr(6);
    texts(c.cells);
    texts(c.levels);
    numbers(c.codes);
    std::getline(file, line);
    c.min_frequency = std::strtod(line.c_str(), nullptr);
    texts(c.categories);
    texts(c.rare);
    numbers(c.features);
    numbers(c.features_of_levels);
    std::getline(file, c.most_frequent);
    if (c.codes.size() != c.cells.size() || c.features_of_levels.size() != c.levels.size())
      throw std::runtime_error("encoders.txt: " + c.name + " is not complete");
    found.push_back(std::move(c));
  }
  return found;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_PREPROCESS_GOLDEN_COLUMNS_HPP
