// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/dendrogram/clustermap_svg.hpp"

#include <limits>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/hostile_text.hpp"
#include "support/random_data.hpp"
#include "support/random_tree.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

std::vector<std::string> numbered(Index count) {
  std::vector<std::string> names;
  for (Index i = 0; i < count; ++i)
    names.push_back("feature " + std::to_string(i));
  return names;
}

}  // namespace

TEST_CASE("rows of a clustermap are means of their branches, and together all observations", "[plot]") {
  const Dendrogram tree = random_tree(500, 4);
  const Matrix<double> x = scattered(500, 3, 1);
  const DendrogramPlotOptions options{.truncate_to = 25, .root = Orientation::left};
  const detail::DendrogramPlan plan(tree, nullptr, options);
  const auto means = detail::leaf_means(plan, x, 3);
  REQUIRE(means.size() == 25);
  for (Index f = 0; f < 3; ++f) {
    double sum = 0;
    for (std::size_t row = 0; row < means.size(); ++row)
      sum += means[row][static_cast<std::size_t>(f)] *
             static_cast<double>(tree.size_of(plan.layout.leaves[row]));
    CHECK_THAT(sum, WithinRel(x.col(f).sum(), 1e-12));
  }
  // Where nothing is contracted, rows are the observations themselves.
  const DendrogramPlotOptions all{.draw_all_up_to = 500, .root = Orientation::left};
  const detail::DendrogramPlan whole(tree, nullptr, all);
  const auto rows = detail::leaf_means(whole, x, 3);
  for (std::size_t row = 0; row < rows.size(); ++row)
    CHECK(rows[row][2] == x(whole.layout.leaves[row], 2));
}

TEST_CASE("a clustermap is a tree, cells and names, and a small file", "[plot]") {
  for (const Index n : {1, 2, 50, 20'000}) {
    const Dendrogram tree = random_tree(n, 5);
    const auto k = static_cast<Label>(std::min<Index>(n, 5));
    const Index d = n == 50 ? 100 : 4;
    const std::string picture =
        clustermap_svg(tree, last_merges_undone(tree, k), scattered(n, d, 2), numbered(d));
    const XmlCheck check(picture);
    CHECK(check.fault() == "");
    CHECK(picture.size() < 500'000);
    CHECK(check.has_text("Only the first 40 of 100 features are shown.") == (d == 100));
    CHECK(check.has_text("only the last 59 merges are shown") == (n == 20'000));
    CHECK(check.has_text("feature 3"));
    for (Label segment = 0; segment < k; ++segment)
      CHECK(check.has_text(default_segment_name(segment)));
  }
}

TEST_CASE("values that are not numbers are cells without a colour", "[plot]") {
  const Dendrogram tree = random_tree(3, 1);
  Matrix<double> x = scattered(3, 2, 1);
  x(1, 1) = std::numeric_limits<double>::quiet_NaN();
  x(2, 0) = std::numeric_limits<double>::infinity();
  const XmlCheck check(clustermap_svg(tree, last_merges_undone(tree, 2), x, numbered(2)));
  CHECK(check.fault() == "");
  CHECK(check.has_text("1, feature 1: not defined"));
}

TEST_CASE("a clustermap is that of the values by columns, and of floats, too", "[plot]") {
  const Dendrogram tree = random_tree(20, 1);
  const Partition partition = last_merges_undone(tree, 3);
  const Eigen::MatrixXf floats = scattered(20, 3, 1).cast<float>();
  const Eigen::MatrixXd columns = floats.cast<double>();
  const Matrix<double> x = columns;
  const std::string picture = clustermap_svg(tree, partition, x, numbered(3));
  CHECK(clustermap_svg(tree, partition, columns, numbered(3)) == picture);
  CHECK(clustermap_svg(tree, partition, floats, numbered(3)) == picture);
}

TEST_CASE("hostile names stay text in a clustermap", "[plot]") {
  const auto names = hostile_texts();
  const auto n = static_cast<Index>(names.size());
  const Dendrogram tree = random_tree(n, 2);
  const Partition partition = last_merges_undone(tree, n);
  const XmlCheck check(clustermap_svg(tree, partition, scattered(n, n, 3), names,
                                      {.title = names[1],
                                       .height_name = names[1],
                                       .leaf_names = names,
                                       .segment_names = names,
                                       .max_features = 60}));
  CHECK(check.fault() == "");
  CHECK(check.count("script") == 0);
}

TEST_CASE("clustermaps of what does not fit are refused", "[plot]") {
  const Dendrogram tree = random_tree(4, 1);
  const Partition partition = last_merges_undone(tree, 2);
  CHECK_THROWS_WITH(
      clustermap_svg(tree, partition, scattered(3, 2, 1), numbered(2)),
      "clustermap_svg(): standardised (3 rows) must have 4, one for each observation of the tree");
  CHECK_THROWS_AS(clustermap_svg(tree, partition, scattered(4, 2, 1), numbered(3)), parameter_error);
  CHECK_THROWS_AS(clustermap_svg(tree, partition, scattered(4, 2, 1), numbered(2), {.max_features = 61}),
                  parameter_error);
  CHECK_THROWS_AS(clustermap_svg(tree, partition, scattered(4, 2, 1), numbered(2), {.tree_width = 1}),
                  parameter_error);
}
