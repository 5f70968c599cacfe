// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/newick.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/cophenetic.hpp"
#include "support/golden_counts.hpp"
#include "support/golden_r_trees.hpp"
#include "support/golden_trees.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

const Dendrogram four(4, {{0, 1, 1, 2}, {2, 4, 1.5, 3}, {3, 5, 4, 4}});

std::vector<std::string> numbers(Index n) {
  std::vector<std::string> names;
  for (Index i = 0; i < n; ++i)
    names.push_back(std::to_string(i));
  return names;
}

/// A Newick text without blanks and quotes in pieces: signs, names, and the lengths that follow a colon.
struct NewickPieces {
  std::string signs_and_names;
  std::vector<double> lengths;

  explicit NewickPieces(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
      signs_and_names += text[at];
      if (text[at++] != ':') continue;
      const char* const begin = text.c_str() + at;
      char* end = nullptr;
      lengths.push_back(std::strtod(begin, &end));
      REQUIRE(end != begin);
      at += static_cast<std::size_t>(end - begin);
    }
  }
};

}  // namespace

TEST_CASE("a tree as Newick text", "[dendrogram]") {
  CHECK(to_newick(four) == "(3:4,(2:1.5,(0:1,1:1):0.5):2.5);");
  CHECK(to_newick(four, std::vector<std::string>{"a", "b", "c", "d"}) == "(d:4,(c:1.5,(a:1,b:1):0.5):2.5);");
  CHECK(to_newick(Dendrogram(1, {})) == "0;");
  CHECK(to_newick(Dendrogram(3, {{0, 1, 2, 2}, {2, 3, 1.5, 3}})) == "(2:1.5,(0:2,1:2):-0.5);");
}

TEST_CASE("names with characters of Newick's own are quoted", "[dendrogram]") {
  const std::vector<std::string> names{"O'Neil", "a b", "",    "x_y", "(;)",
                                       "Zürich", "a:b", "c,d", "[e]", "f\ng"};
  const Dendrogram tree = random_tree(10, 1);
  const std::string text = to_newick(tree, names);
  for (const char* const part :
       {"'O''Neil':", "'a b':", "'':", "'x_y':", "'(;)':", "'a:b':", "'c,d':", "'[e]':", "'f\ng':"})
    CHECK_THAT(text, ContainsSubstring(part));
  CHECK_THAT(text, ContainsSubstring("Zürich:") && !ContainsSubstring("'Zürich'"));
  const NewickTree back = from_newick(text, {.names = names});
  CHECK(back.names == names);
  CHECK((testing::cophenetic_distances(back.tree) - testing::cophenetic_distances(tree)).norm() < 1e-12);
}

TEST_CASE("Newick text as other programs write it", "[dendrogram]") {
  const NewickTree tree =
      from_newick(" ( d : 4e0 , [a comment (](c_1:1.50,\n('a''':1,b:+1)inner:0.5)'an other':2.5)root:7 ;\n");
  CHECK(tree.names == std::vector<std::string>{"d", "c 1", "a'", "b"});
  CHECK(tree.tree == Dendrogram(4, {{2, 3, 1, 2}, {1, 4, 1.5, 3}, {0, 5, 4, 4}}));
  CHECK(from_newick("a;").names == std::vector<std::string>{"a"});
  CHECK(from_newick("a:3;").tree == Dendrogram(1, {}));
  // Rounded lengths, to three digits.
  const std::string rounded = "((a:0.333,b:0.333):0.334,c:0.666);";
  CHECK_THROWS_AS(from_newick(rounded), data_error);
  CHECK(from_newick(rounded, {.tolerance = 0.01}).tree.merges()[1].height == 0.666);
}

TEST_CASE("merges are numbered by height, and never before those below them", "[dendrogram]") {
  CHECK(from_newick("((a:3,b:3):1,(c:1,d:1):3);").tree ==
        Dendrogram(4, {{2, 3, 1, 2}, {0, 1, 3, 2}, {4, 5, 4, 4}}));
  CHECK(from_newick("((a:3,b:3):-1,c:2);").tree == Dendrogram(3, {{0, 1, 3, 2}, {2, 3, 2, 3}}));
  CHECK(from_newick("((a:1,b:1):1,(c:1,d:1):1);").tree ==
        Dendrogram(4, {{0, 1, 1, 2}, {2, 3, 1, 2}, {4, 5, 2, 4}}));
}

TEST_CASE("trees come back from their Newick text", "[dendrogram][golden]") {
  int merge_by_merge = 0;
  for (const GoldenTree& golden : read_golden_trees()) {
    INFO(golden.name);
    const Index n = golden.tree.observations();
    const auto names = numbers(n);
    const NewickTree back = from_newick(to_newick(golden.tree), {.names = names});
    CHECK(back.names == names);
    const Matrix<double> expected = testing::cophenetic_distances(golden.tree);
    const Matrix<double> found = testing::cophenetic_distances(back.tree);
    CHECK((found - expected).cwiseAbs().maxCoeff() <= 1e-12 * expected.maxCoeff());
    bool distinct = true;
    for (std::size_t i = 1; i < golden.tree.merges().size(); ++i)
      distinct = distinct && golden.tree.merges()[i].height > golden.tree.merges()[i - 1].height + 1e-9;
    if (!distinct) continue;
    ++merge_by_merge;
    for (std::size_t i = 0; i < golden.tree.merges().size(); ++i) {
      const Merge& a = back.tree.merges()[i];
      const Merge& b = golden.tree.merges()[i];
      CHECK((a.left == b.left && a.right == b.right && a.size == b.size));
      CHECK_THAT(a.height, WithinRel(b.height, 1e-12));
    }
  }
  CHECK(merge_by_merge > 80);
}

TEST_CASE("R's package ape writes the same text, and its text is read", "[dendrogram][reference]") {
  std::ifstream file(SEGMENTIQ_TEST_DATA "/dendrogram/newick.txt");
  std::string line, name, text;
  std::getline(file, line);
  REQUIRE(line.starts_with("# made by"));
  GoldenCounts inputs;
  for (const GoldenPair& golden : read_golden_pairs()) {
    INFO(golden.name);
    REQUIRE(file >> name >> text);
    REQUIRE(name == golden.name);
    count_pair(inputs, golden);
    const Dendrogram tree = from_hclust(golden.trees[0]);
    std::vector<std::string> names;
    for (Index i = 1; i <= golden.n; ++i)
      names.push_back(std::to_string(i));
    const double rounding = 1e-13 * tree.merges().back().height;

    const NewickPieces apes(text), ours(to_newick(tree, names));
    CHECK(ours.signs_and_names == apes.signs_and_names);
    REQUIRE(ours.lengths.size() == apes.lengths.size());
    for (std::size_t i = 0; i < ours.lengths.size(); ++i)
      CHECK_THAT(ours.lengths[i], WithinAbs(2 * apes.lengths[i], rounding));

    const Matrix<double> read = testing::cophenetic_distances(from_newick(text, {.names = names}).tree);
    CHECK((2 * read - testing::cophenetic_distances(tree)).cwiseAbs().maxCoeff() <= 10 * rounding);
  }
  REQUIRE(inputs.random == 320);
  REQUIRE(inputs.real == 60);
}

TEST_CASE("a chain of a million observations goes to Newick and back without recursion", "[dendrogram]") {
  const Dendrogram chain = chain_tree(1'000'000);
  const std::string text = to_newick(chain);
  const auto names = numbers(1'000'000);
  CHECK(from_newick(text, {.names = names}).tree == chain);
  // As deep, and never closed.
  CHECK_THROWS_WITH(from_newick(std::string(1'000'000, '(')),
                    "from_newick(): character 1000001: the parenthesis at character 1000000 must be closed");
}

TEST_CASE("Newick text that is no dendrogram says where and why", "[dendrogram]") {
  const auto refused = [](const std::string& text, const std::string& why) {
    INFO(text);
    CHECK_THROWS_AS(from_newick(text), data_error);
    CHECK_THROWS_WITH(from_newick(text), "from_newick(): " + why);
  };
  refused("", "character 1: a tree must end with ';'");
  refused("a", "character 2: a tree must end with ';'");
  refused("(a:1,b:1)", "character 10: a tree must end with ';'");
  refused("(a:1,b:1);c;", "character 11: there must be nothing behind the first tree");
  refused("(a:1,b:1));", "character 10: a tree must end with ';'");
  refused("(a:1,b:1,c:1);", "character 1: every node must have two children, but here are 3");
  refused("((a:1):1,b:2);", "character 2: every node must have two children, but here are 1");
  refused("(a:1,b);", "character 1: every node below must have a branch length");
  refused("(a:1,b:2);", "character 1: the leaves must be equally far from the node, but are 1 and 2 away");
  refused("(a:1,b:x);", "character 8: a branch length must be a finite number");
  refused("(a:1,b:inf);", "character 8: a branch length must be a finite number");
  refused("(a:1,b:1e999);", "character 8: a branch length must be a finite number");
  refused("(a:-1,b:-1);", "character 1: a node's distance from its leaves must be finite and not negative");
  refused("(a:1 b:1);", "character 6: expected ',' or ')'");
  refused("(a:1,'b:1);", "character 6: a quoted name must be closed by a quote");
  refused("(a:1,[b:1);", "character 6: a comment must be closed by ']'");
  refused("((a:1e308,b:1e308):1e308,c:2e307);",
          "character 1: the leaves must be equally far from the node, but are inf and 2e+307 away");
}

TEST_CASE("names that do not fit a Newick text are refused", "[dendrogram]") {
  const std::string text = "(a:1,b:1);";
  const auto with = [&](std::vector<std::string> names, const std::string& of = "(a:1,b:1);") {
    return from_newick(of, {.names = names});
  };
  CHECK(with({"b", "a"}).tree.merges()[0] == Merge{0, 1, 1, 2});
  CHECK_THROWS_WITH(with({"a"}), "from_newick(): names (1 of them) must be 2, one for each leaf, or none");
  CHECK_THROWS_WITH(with({"a", "a"}), "from_newick(): name 'a' must be there once only");
  CHECK_THROWS_WITH(with({"a", "c"}), "from_newick(): leaf 'b' is none of the names");
  CHECK_THROWS_WITH(with({"a", "b"}, "(a:1,a:1);"), "from_newick(): leaf 'a' is there twice");
  CHECK_THROWS_AS(from_newick(text, {.tolerance = -1}), parameter_error);
  CHECK_THROWS_AS(from_newick(text, {.tolerance = std::numeric_limits<double>::quiet_NaN()}),
                  parameter_error);
  CHECK_THROWS_AS(to_newick(four, std::vector<std::string>{"a"}), parameter_error);
}

TEST_CASE("any bytes are a tree or an error, never worse", "[dendrogram]") {
  std::mt19937_64 random(5);
  const std::string alphabet = "(),:;'[]_ 01.e-ab\n";
  const std::string valid = "((a:1,b:1):0.5,(c:1,d:1):0.5);";
  int trees = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text = valid;
    for (std::uint64_t changes = random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % (text.size() + 1);
      if (random() % 2 == 0 && at < text.size())
        text.erase(at, 1);
      else
        text.insert(at, 1, alphabet[random() % alphabet.size()]);
    }
    try {
      const NewickTree read = from_newick(text);
      ++trees;
      CHECK(static_cast<Index>(read.names.size()) == read.tree.observations());
    } catch (const data_error&) {
    }
  }
  CHECK(trees > 3000);
  CHECK(trees < 19000);
}
