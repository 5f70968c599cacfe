// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/dendrogram/dendrogram_svg.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/hostile_text.hpp"
#include "support/random_tree.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

// Links are the only paths that go up, across and down.
std::size_t links_in(const std::string& picture, char up = 'V', char across = 'H') {
  std::size_t found = 0;
  for (std::size_t at = picture.find("d=\"M"); at != std::string::npos; at = picture.find("d=\"M", at + 1)) {
    const std::string data = picture.substr(at + 3, picture.find('"', at + 3) - at - 3);
    if (std::count(data.begin(), data.end(), up) == 2 && std::count(data.begin(), data.end(), across) == 1)
      ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("one link is one path, coloured by the cut in use", "[plot]") {
  const Dendrogram tree = random_tree(50, 3);
  const Partition partition = last_merges_undone(tree, 5);
  const std::string picture = dendrogram_svg(tree, partition, {.height_name = "Height (Ward distance)"});
  const XmlCheck check(picture);
  CHECK(check.fault() == "");
  CHECK(links_in(picture) == 49);
  CHECK(check.has_text("Height (Ward distance)"));
  CHECK(check.has_text("5 segments"));
  CHECK(occurrences(picture, "stroke-dasharray") == 1);
  for (Label segment = 0; segment < 5; ++segment) {
    CHECK(check.has_text(default_segment_name(segment)));
    // Links of the segment: one fewer than its leaves. The badges in tree and legend have the colour as well.
    const auto size = static_cast<std::size_t>(partition.sizes()[static_cast<std::size_t>(segment)]);
    CHECK(occurrences(picture, std::string("stroke=\"").append(segment_color(segment)).append("\"")) ==
          size - 1 + 2);
  }
  CHECK(occurrences(picture, std::string("stroke=\"").append(neutral_color)) == 4);
}

TEST_CASE("a large tree is truncated, says so, and is a small file", "[plot]") {
  const Dendrogram tree = random_tree(1'000'000, 11);
  const std::string picture = dendrogram_svg(tree, last_merges_undone(tree, 5));
  const XmlCheck check(picture);
  CHECK(check.fault() == "");
  CHECK(links_in(picture) == 59);
  CHECK(check.has_text("1,000,000 customers; only the last 59 merges are shown."));
  CHECK(picture.size() < 200'000);
}

TEST_CASE("a chain of a million observations is drawn", "[plot]") {
  const Dendrogram tree = chain_tree(1'000'000);
  const std::string picture = dendrogram_svg(tree, last_merges_undone(tree, 3));
  CHECK(XmlCheck(picture).fault() == "");
  CHECK(picture.size() < 200'000);
}

TEST_CASE("every segment has a branch of its own while that is possible", "[plot]") {
  const Dendrogram tree = random_tree(5000, 2);
  const std::string enough = dendrogram_svg(tree, last_merges_undone(tree, 150));
  CHECK(links_in(enough) == 149);
  CHECK_FALSE(XmlCheck(enough).has_text("have no branch of their own"));
  const std::string too_many = dendrogram_svg(tree, last_merges_undone(tree, 1000));
  CHECK(links_in(too_many) == 59);
  CHECK(XmlCheck(too_many).has_text("of the 1,000 segments have no branch of their own"));
}

TEST_CASE("the tree is the same in all four orientations", "[plot]") {
  const Dendrogram tree = random_tree(50, 3);
  const Partition partition = last_merges_undone(tree, 5);
  for (const Orientation root :
       {Orientation::top, Orientation::bottom, Orientation::left, Orientation::right}) {
    const std::string picture = dendrogram_svg(tree, partition, {.root = root});
    const XmlCheck check(picture);
    CHECK(check.fault() == "");
    const bool lying = root == Orientation::left || root == Orientation::right;
    CHECK((lying ? links_in(picture, 'H', 'V') : links_in(picture)) == 49);
    CHECK(occurrences(picture, "stroke-dasharray") == 1);
    CHECK(check.has_text("5 segments"));
    for (Label segment = 0; segment < 5; ++segment) {
      CHECK(check.has_text(default_segment_name(segment)));
      const Index size = partition.sizes()[static_cast<std::size_t>(segment)];
      CHECK(check.has_text(format_share(size, 50)));
    }
  }
}

TEST_CASE("coordinates in the four orientations are mirrored or rotated", "[plot]") {
  const Dendrogram tree = random_tree(30, 2);
  const auto plan_of = [&](const DendrogramPlotOptions& options) {
    detail::DendrogramPlan plan(tree, nullptr, options);
    plan.base = 1000;
    plan.start = 10;
    plan.spacing = 20;
    return plan;
  };
  const DendrogramPlotOptions top{}, bottom{.root = Orientation::bottom}, left{.root = Orientation::left},
      right{.root = Orientation::right};
  const auto t = plan_of(top), b = plan_of(bottom), l = plan_of(left), r = plan_of(right);
  for (const double height : {0.0, 0.3, 2.0}) {
    CHECK_THAT(t.level(height) + b.level(height), WithinAbs(2000, 1e-9));
    CHECK_THAT(l.level(height) + r.level(height), WithinAbs(2000, 1e-9));
    CHECK(t.level(height) == l.level(height));
  }
  CHECK(t.point(3, 7).x == 3);
  CHECK(l.point(3, 7).x == 7);
  CHECK(t.leaf_along(2) == 60);
}

TEST_CASE("leaves stand in a given order", "[plot]") {
  const Dendrogram tree = random_tree(12, 3);
  const std::vector<Index> order = leaf_order(tree, [](const Merge& merge) { return merge.size % 2 == 0; });
  const DendrogramLayout layout = dendrogram_layout(tree, {.leaf_order = order});
  CHECK(layout.leaves == order);
  CHECK(dendrogram_layout(tree, {.leaf_order = leaf_order(tree)}).icoord == dendrogram_layout(tree).icoord);
  CHECK(XmlCheck(dendrogram_svg(tree, {.leaf_order = order})).fault() == "");
  // A contracted tree has its branches in the same order.
  const auto contracted =
      dendrogram_layout(tree, {.truncation = Truncation::lastp, .p = 4, .leaf_order = order});
  CHECK(contracted.leaves.size() == 4);
  std::vector<Index> crossing = order;
  std::swap(crossing.front(), crossing.back());
  CHECK_THROWS_AS(dendrogram_svg(tree, {.leaf_order = crossing}), parameter_error);
  const std::vector<Index> few = {0, 1};
  CHECK_THROWS_AS(dendrogram_svg(tree, {.leaf_order = few}), parameter_error);
}

TEST_CASE("a tree is truncated by levels, as far as a picture holds", "[plot]") {
  const Dendrogram tree = random_tree(5000, 3);
  const std::string few = dendrogram_svg(tree, {.root = Orientation::left, .levels = 3});
  CHECK(XmlCheck(few).has_text("only 3 levels below the root"));
  CHECK(links_in(few, 'H', 'V') ==
        dendrogram_layout(tree, {.truncation = Truncation::level, .p = 3}).links.size());
  const std::string deep = dendrogram_svg(tree, {.levels = 1'000'000});
  CHECK(links_in(deep) < 400);
  CHECK(deep.size() < 500'000);
  CHECK(XmlCheck(dendrogram_svg(chain_tree(1000), {.levels = 1})).fault() == "");
  CHECK_THROWS_AS(dendrogram_svg(tree, {.levels = -1}), parameter_error);
}

TEST_CASE("names beside leaves are kept apart within their room", "[plot]") {
  for (const std::size_t count : {1u, 2u, 7u, 20u}) {
    std::vector<double> wanted;
    for (std::size_t i = 0; i < count; ++i)
      wanted.push_back(300 + static_cast<double>(i * i));
    const auto places = detail::spread_apart(wanted, 18, 0, 400);
    for (std::size_t i = 0; i < count; ++i) {
      CHECK(places[i] <= 391 + 1e-9);
      CHECK(places[i] >= 9 - 1e-9);
      if (i > 0) CHECK(places[i] - places[i - 1] >= 18 - 1e-9);
    }
  }
  CHECK(detail::spread_apart({50, 200}, 18, 0, 400) == std::vector<double>{50, 200});
}

TEST_CASE("small and odd trees are drawn", "[plot]") {
  const Dendrogram one(1, {});
  CHECK(XmlCheck(dendrogram_svg(one, {{0}, 1})).fault() == "");
  CHECK(XmlCheck(dendrogram_svg(one)).has_text("1 customer: nothing to merge."));
  const Dendrogram two(2, {{0, 1, 2.5, 2}});
  CHECK(links_in(dendrogram_svg(two, {{0, 1}, 2})) == 1);
  const Dendrogram flat(4, {{0, 1, 0, 2}, {2, 3, 0, 2}, {4, 5, 0, 4}});
  CHECK(links_in(dendrogram_svg(flat, {{0, 0, 1, 1}, 2})) == 3);
  const Dendrogram inversion(3, {{0, 1, 1, 2}, {2, 3, 0.866, 3}});
  const std::string inverted = dendrogram_svg(inversion, {{0, 0, 1}, 2});
  CHECK(links_in(inverted) == 2);
  CHECK(XmlCheck(inverted).has_text("There is no cut line"));
  const Dendrogram huge(3, {{0, 1, 1e307, 2}, {2, 3, 1.7e308, 3}});
  CHECK(XmlCheck(dendrogram_svg(huge, {{0, 0, 1}, 2})).fault() == "");
  const Dendrogram tiny(3, {{0, 1, 5e-324, 2}, {2, 3, 1e-320, 3}});
  CHECK(XmlCheck(dendrogram_svg(tiny, {{0, 0, 1}, 2})).fault() == "");
}

TEST_CASE("labels are shown at a readable size or left out and the picture says so", "[plot]") {
  const Dendrogram tree = random_tree(50, 3);
  const XmlCheck labelled(dendrogram_svg(tree));
  for (Index i = 0; i < 50; ++i) {
    const auto& texts = labelled.texts();
    CHECK(std::find(texts.begin(), texts.end(), std::to_string(i)) != texts.end());
  }
  const std::string squeezed = dendrogram_svg(tree, {.width = 300});
  CHECK(XmlCheck(squeezed).has_text("The leaves are too many to be labelled."));
  CHECK(occurrences(squeezed, "rotate(") == 1);  // the name of the axis only
}

TEST_CASE("trees of one, two and equal observations are drawn horizontally as well", "[plot]") {
  for (const Orientation root : {Orientation::bottom, Orientation::left, Orientation::right}) {
    const Dendrogram one(1, {}), two(2, {{0, 1, 2.5, 2}});
    const Dendrogram flat(4, {{0, 1, 0, 2}, {2, 3, 0, 2}, {4, 5, 0, 4}});
    CHECK(XmlCheck(dendrogram_svg(one, {{0}, 1}, {.root = root})).fault() == "");
    CHECK(XmlCheck(dendrogram_svg(two, {{0, 1}, 2}, {.root = root})).fault() == "");
    CHECK(XmlCheck(dendrogram_svg(flat, {{0, 0, 1, 1}, 2}, {.root = root})).fault() == "");
    CHECK(XmlCheck(dendrogram_svg(flat, {.width = 200, .root = root})).fault() == "");
  }
}

TEST_CASE("names of any bytes stay text", "[plot]") {
  const auto names = hostile_texts();
  const auto n = static_cast<Index>(names.size());
  const Dendrogram tree = random_tree(n, 6);
  const Partition partition = last_merges_undone(tree, n / 2);
  const std::vector<std::string> segment_names(names.begin(), names.begin() + partition.count);
  const std::string picture = dendrogram_svg(
      tree, partition,
      {.title = names[1], .height_name = names[4], .leaf_names = names, .segment_names = segment_names});
  const XmlCheck check(picture);
  CHECK(check.fault() == "");
  CHECK(check.count("script") == 0);
}

TEST_CASE("the same tree gives the same bytes", "[plot]") {
  const Dendrogram tree = random_tree(300, 3);
  const Partition partition = last_merges_undone(tree, 6);
  CHECK(dendrogram_svg(tree, partition) == dendrogram_svg(tree, partition));
}

TEST_CASE("what does not fit the tree is refused", "[plot]") {
  const Dendrogram tree = random_tree(4, 1);
  const Partition partition{{0, 0, 1, 1}, 2};
  const std::vector<std::string> one = {"only one"};
  CHECK_THROWS_WITH(dendrogram_svg(tree, partition, {.segment_names = one}),
                    "dendrogram_svg(): segment_names (1 of them) must be 2, one for each segment, or none");
  CHECK_THROWS_AS(dendrogram_svg(tree, partition, {.leaf_names = one}), parameter_error);
  CHECK_THROWS_AS(dendrogram_svg(tree, {{0, 1}, 2}), parameter_error);
  CHECK_THROWS_AS(dendrogram_svg(tree, {.width = 3}), parameter_error);
  CHECK_THROWS_AS(dendrogram_svg(tree, {.tree_height = -1}), parameter_error);
  CHECK_THROWS_AS(dendrogram_svg(tree, {.truncate_to = 0}), parameter_error);
}
