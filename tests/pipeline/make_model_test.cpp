// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/pipeline/make_model.hpp"

#include <stop_token>
#include <string>
#include <vector>

#include "model/sample_models.hpp"
#include "segmentiq/model/assign.hpp"
#include "segmentiq/model/save_model.hpp"
#include "support/catch.hpp"
#include "support/segment_once.hpp"

using namespace segmentiq;
using segmentiq::testing::customers_of_three_kinds;
using segmentiq::testing::segment;

TEST_CASE("A segmentation becomes a model that knows its customers again", "[pipeline][model]") {
  const Table table = customers_of_three_kinds(120, 3);
  for (const bool project : {false, true}) {
    SegmentOptions options;
    options.clusters = 3;
    if (project) options.prepare.pca.components = 3;
    const Segmentation found = segment(table, options);
    const SegmentationModel model = make_model(table, found, options, {.segment_names = {"x", "y", "z"}});
    CHECK(model.parts().pca.has_value() == project);
    CHECK(model.assigner().rule() == AssignmentRule::least_increase);
    CHECK(model.segments()[2].name == "z");
    const std::vector<Label> own = found.row_labels(), again = assign(model, table).labels();
    Index same = 0;
    for (std::size_t i = 0; i < own.size(); ++i)
      same += own[i] == again[i];
    CHECK(same >= 114);  // Ward's cut is not a partition by nearness, but nearly
    Index all = 0;
    for (const SegmentSummary& s : model.segments())
      all += s.size;
    CHECK(all == 120);
  }
}

TEST_CASE("Rows that were dropped have no part in a model", "[pipeline][model]") {
  SegmentOptions options;
  options.clusters = 2;
  options.prepare.missing.numeric = MissingPolicy::drop;
  const Table table = customers_of_three_kinds(60, 3);
  const Segmentation found = segment(table, options);
  const SegmentationModel model = make_model(table, found, options);
  CHECK(model.parts().training_rows == 60);
  CHECK(model.segments()[0].size + model.segments()[1].size ==
        static_cast<Index>(found.partition.labels.size()));
  CHECK(assign(model, table).rows == found.prepared.features.rows);
  CHECK(model.parts().columns[0].missing == table.column("age").missing_count());
}

TEST_CASE("Segments by any metric become a model that knows its customers again", "[pipeline][model]") {
  const Table table = customers_of_three_kinds(60, 3);
  for (const char* name : {"cityblock", "cosine", "minkowski", "gower"})
    for (const Method method :
         {Method::average, Method::complete, Method::single, Method::weighted, Method::ward}) {
      INFO(name << " " << to_string(method));
      SegmentOptions options;
      options.clusters = 3;
      options.method = method;
      options.metric = {.metric = metric_from_name(name), .p = 3};
      options.any_metric_for_ward = true;
      if (options.metric.is_gower()) options.prepare.weights = {{"income", 3}};
      const Segmentation found = segment(table, options);
      const SegmentationModel model = make_model(table, found, options);
      CHECK(to_string(model.metric()) == name);
      CHECK(model.parts().method == method);
      CHECK(needs_members(model.assigner().rule()));
      if (options.metric.is_gower()) CHECK(model.assigner().parts().metric.gower.features()[2].weight == 3);
      const std::vector<Label> own = found.row_labels();
      const Assignment again = assign(model, table);
      Index same = 0;
      for (std::size_t i = 0; i < own.size(); ++i)
        same += own[i] == again.labels()[i];
      CHECK(same >= 40);  // a cut of a tree is not a partition by nearness, but nearly
      CHECK(again.incomparable.empty());
    }
}

TEST_CASE("Making a model ends on request", "[pipeline][model]") {
  SegmentOptions options;
  options.clusters = 3;
  const Table table = customers_of_three_kinds(60, 3);
  const Segmentation found = segment(table, options);
  std::stop_source source;
  source.request_stop();
  Execution stopped;
  stopped.stop = source.get_token();
  CHECK_THROWS_AS(make_model(table, found, options, {}, stopped), cancelled_error);
}
