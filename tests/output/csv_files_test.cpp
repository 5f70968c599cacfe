// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "failing_stream.hpp"
#include "segmentiq/core/error.hpp"
#include "segmentiq/csv/read_csv.hpp"
#include "segmentiq/output/assignments_csv.hpp"
#include "segmentiq/output/k_selection_csv.hpp"
#include "segmentiq/output/linkage_csv.hpp"
#include "support/catch.hpp"
#include "support/invented_segmentation.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// Segments of a table of which some rows were dropped, and nothing else.
Segmentation segmented_rows(Index table_rows, std::vector<Index> rows, std::vector<Label> labels) {
  Segmentation found = invented_segmentation(invented_customers(20), 2);
  found.prepared.original_rows = table_rows;
  found.prepared.features.rows = std::move(rows);
  found.partition.labels = std::move(labels);
  return found;
}

}  // namespace

TEST_CASE("linkage.csv has a line for each merge, and heights that read back exactly", "[output]") {
  std::ostringstream out;
  write_linkage_csv(Dendrogram(3, {{0, 1, 0.1 + 0.2, 2}, {2, 3, 45000, 3}}), out);
  CHECK(out.str() == "left,right,height,size\n0,1,0.30000000000000004,2\n2,3,45000,3\n");
  std::ostringstream leaf;
  write_linkage_csv(Dendrogram(1, {}), leaf);
  CHECK(leaf.str() == "left,right,height,size\n");
  FailingStream full(30);
  CHECK_THROWS_AS(write_linkage_csv(Dendrogram(2, {{0, 1, 0.125, 2}}), full), output_error);
}

TEST_CASE("k_selection.csv has a line for each cut; what is not defined is empty, and why", "[output]") {
  KSelection selection;
  CutQuality two, three;
  two.clusters = 2;
  two.sizes = {7, 3};
  two.within_sum_of_squares = 1.5;
  two.silhouette = 0.25;
  two.calinski_harabasz = 12;
  three.clusters = 3;
  three.unique = false;
  three.sizes = {5, 4, 1};
  three.undefined = "no silhouette, as one would be needed";
  selection.cuts = {two, three};
  selection.picks = {{"silhouette", 2}, {"elbow", 2}, {"gap", 0}};
  std::ostringstream out;
  write_k_selection_csv(selection, out);
  CHECK(out.str() ==
        "k,silhouette,silhouette_standard_error,calinski_harabasz,davies_bouldin,within_sum_of_squares,"
        "smallest_segment,largest_segment,unique,picked_by,undefined\n"
        "2,0.25,0,12,,1.5,3,7,true,silhouette; elbow,\"\"\n"
        "3,,,,,0,1,5,false,,\"no silhouette, as one would be needed\"\n");
  FailingStream full(150);
  CHECK_THROWS_AS(write_k_selection_csv(selection, full), output_error);
}

TEST_CASE("assignments.csv is the input and the segment of each row, empty for dropped ones", "[output]") {
  std::istringstream csv("id,city\n7,\"A, B\"\n8,C\n9,D\n");
  const Table table = read_csv(csv, "rows.csv");
  const Segmentation found = segmented_rows(3, {0, 2}, {1, 0});
  std::ostringstream out;
  write_assignments_csv(table, found, out);
  CHECK(out.str() == "id,city,cluster\n7,\"A, B\",1\n8,C,\n9,D,0\n");
  CHECK(cluster_column_name(table) == "cluster");
  CHECK_FALSE(cluster_column_warning(table));
  FailingStream full(20);
  CHECK_THROWS_AS(write_assignments_csv(table, found, full), output_error);
}

TEST_CASE("a column 'cluster' of the input is kept; the new one has a number and a warning", "[output]") {
  std::istringstream csv("cluster,cluster_2\nx,1\ny,2\n");
  const Table table = read_csv(csv, "rows.csv");
  std::ostringstream out;
  write_assignments_csv(table, segmented_rows(2, {0, 1}, {0, 1}), out);
  CHECK(out.str() == "cluster,cluster_2,cluster_3\nx,1,0\ny,2,1\n");
  REQUIRE(cluster_column_warning(table));
  CHECK(*cluster_column_warning(table) ==
        Warning{WarningKind::output,
                "the input has a column 'cluster' of its own; the segments are in 'cluster_3'"});
}
