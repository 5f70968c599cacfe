// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_GOLDEN_LINKAGE_HPP
#define SEGMENTIQ_TESTS_SUPPORT_GOLDEN_LINKAGE_HPP

#include <charconv>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/linkage/method.hpp"

namespace segmentiq::testing {

/// The words of a golden file, one after the other; lines that begin with # are left out.
class GoldenWords {
 public:
  /// @param name below tests/golden
  explicit GoldenWords(const std::string& name) : name_(name) {
    std::ifstream file(std::string(SEGMENTIQ_TEST_DATA) + "/" + name);
    if (!file) throw std::runtime_error("cannot open " + name);
    for (std::string line; std::getline(file, line);)
      if (!line.starts_with('#')) text_ += line + '\n';
    skip_space();
  }

  bool at_end() const { return at_ == text_.size(); }

  /// The next word, still to be taken.
  std::string_view peek() const {
    const std::size_t end = text_.find_first_of(" \n", at_);
    return std::string_view(text_).substr(at_, end - at_);
  }

  std::string word() {
    const std::string taken(peek());
    at_ += taken.size();
    skip_space();
    return taken;
  }

  template<class Number>
  Number number() {
    const std::string text = word();
    Number value{};
    if (std::from_chars(text.data(), text.data() + text.size(), value).ptr != text.data() + text.size() ||
        text.empty())
      throw std::runtime_error(name_ + ": '" + text + "' is not a number");
    return value;
  }

  template<class Number>
  std::vector<Number> numbers(Index count) {
    std::vector<Number> values;
    for (Index i = 0; i < count; ++i)
      values.push_back(number<Number>());
    return values;
  }

  std::vector<Merge> merges(Index count) {
    std::vector<Merge> read(static_cast<std::size_t>(count));
    for (Merge& m : read) {
      m.left = number<Index>();
      m.right = number<Index>();
      m.height = number<double>();
      m.size = number<Index>();
    }
    return read;
  }

  Matrix<double> matrix(Index rows, Index columns) {
    Matrix<double> values(rows, columns);
    for (Index i = 0; i < rows; ++i)
      for (Index j = 0; j < columns; ++j)
        values(i, j) = number<double>();
    return values;
  }

 private:
  void skip_space() {
    const std::size_t next = text_.find_first_not_of(" \n", at_);
    at_ = next == std::string::npos ? text_.size() : next;
  }

  std::string name_;
  std::string text_;
  std::size_t at_ = 0;
};

/// Input of a linkage, and what SciPy made of it.
struct GoldenLinkage {
  std::string name;
  Index n = 0;
  Matrix<double> x;                     ///< n × d; empty where dissimilarities are given
  std::vector<double> dissimilarities;  ///< n(n−1)/2; empty where observations are given
  std::map<Method, std::vector<Merge>> merges;
};

/// All cases of a file that golden/linkage/make_linkage.py wrote.
inline std::vector<GoldenLinkage> read_golden_linkages(const std::string& name) {
  GoldenWords words("linkage/" + name);
  std::vector<GoldenLinkage> cases;
  while (!words.at_end()) {
    const std::string kind = words.word();
    GoldenLinkage& read = cases.emplace_back();
    read.name = words.word();
    read.n = words.number<Index>();
    if (kind == "observations")
      read.x = words.matrix(read.n, words.number<Index>());
    else
      read.dissimilarities = words.numbers<double>(CondensedMatrix::pair_count(read.n));
    while (words.peek() == "linkage") {
      words.word();
      const Method method = method_from_name(words.word());
      read.merges[method] = words.merges(read.n - 1);
    }
  }
  return cases;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_GOLDEN_LINKAGE_HPP
