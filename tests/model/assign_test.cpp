// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/model/assign.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "model/sample_models.hpp"
#include "segmentiq/csv/write_csv.hpp"
#include "segmentiq/model/assignment_results.hpp"
#include "support/catch.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using segmentiq::testing::customers_of_three_kinds;
using segmentiq::testing::missing_value;
using segmentiq::testing::sample_model;
using segmentiq::testing::SampleOptions;

namespace {

Table three_rows() {
  return Table({Column::numeric("income", {1100, 5200, 9100}),
                Column::numeric("age", {22, missing_value, 62}),
                Column::text("region", {0, 1, -1}, {"Adama", "Atlantis"}),
                Column::text("tier", std::vector<std::string>{"gold", "gold", "silver"}),
                Column::text("note", std::vector<std::string>{"x", "y", "z"})});
}

Table without(const Table& table, const std::string& name) {
  std::vector<Column> columns;
  for (const Column& c : table.columns())
    if (c.name() != name) columns.push_back(c);
  return Table(std::move(columns));
}

}  // namespace

TEST_CASE("New customers are put into the segments of their kind", "[model]") {
  const Table others = customers_of_three_kinds(60, 77);
  for (const Method method : all_methods) {
    INFO(to_string(method));
    const SegmentationModel model = sample_model(customers_of_three_kinds(90, 3), {.method = method});
    const Assignment found = assign(model, others);
    CHECK(found.table_rows == 60);
    CHECK(found.dropped() == 0);
    CHECK(found.exact);
    Index assigned = 0, of_another_kind = 0;
    for (const Index size : found.sizes)
      assigned += size;
    CHECK(assigned == 60);
    const std::vector<Label> labels = found.labels();
    for (std::size_t i = 0; i < labels.size(); ++i)
      of_another_kind += labels[i] != static_cast<Label>(i % 3);
    CHECK(of_another_kind <=
          (method == Method::complete ? 3 : 0));  // of those whose age or region is missing
  }
}

TEST_CASE("Absent columns, missing cells and extra columns are counted by column", "[model]") {
  const SegmentationModel model = sample_model(customers_of_three_kinds(90, 3));
  const Assignment found = assign(model, three_rows());
  CHECK(found.labels() == std::vector<Label>{0, 1, 2});
  REQUIRE(found.columns.size() == 4);
  CHECK(found.columns[0].name == "age");
  CHECK(found.columns[0].missing == 1);
  CHECK_THAT(found.columns[0].treatment, ContainsSubstring("filled with '") && ContainsSubstring("(median)"));
  CHECK(found.columns[2].name == "region");
  CHECK(found.columns[2].missing == 1);
  CHECK(found.columns[2].unknown == 1);
  CHECK(found.columns[2].treatment == "filled with '(missing)' (own_category)");
  CHECK(found.extra_columns == std::vector<std::string>{"note"});  // "customer" is known, and not missed
  Index unlike = 0;
  for (const std::uint8_t u : found.row_assignments.unlike)
    unlike += u;
  CHECK(found.unlike == unlike);
}

TEST_CASE("A column that is not there is refused, or filled on request", "[model]") {
  const SegmentationModel model = sample_model(customers_of_three_kinds(90, 3));
  const Table table = without(without(three_rows(), "age"), "region");
  CHECK_THROWS_WITH(
      assign(model, table),
      "assign(): the table must have the columns 'age', 'region', as the one the model was fitted "
      "on; there are 'income', 'tier', 'note'");
  const Assignment found = assign(model, table, {.absent_columns = AbsentColumns::fill});
  CHECK(found.labels()[1] == 1);
  CHECK(found.labels()[2] == 2);
  CHECK((found.columns[0].absent && found.columns[0].missing == 3));
  CHECK((!found.columns[1].absent && found.columns[1].missing == 0));
  CHECK((found.columns[2].absent && found.columns[2].missing == 3));
}

TEST_CASE("Rows are dropped, or refused, as the policy says", "[model]") {
  const auto with = [](MissingPolicy policy, bool fit_on_missing) {
    Table table = customers_of_three_kinds(90, 3);
    if (!fit_on_missing) {
      std::vector<double> ages(90);
      for (std::size_t i = 0; i < 90; ++i)
        ages[i] = 20 + 20 * static_cast<double>(i % 3) + static_cast<double>(i % 5);
      table = table.with(Column::numeric("age", std::move(ages)));
    }
    return sample_model(table, {.preparation = {.missing = {.columns = {{"age", policy}}}}});
  };
  const Assignment dropped = assign(with(MissingPolicy::drop, true), three_rows());
  CHECK(dropped.dropped() == 1);
  CHECK(dropped.rows == std::vector<Index>{0, 2});
  CHECK(dropped.labels() == std::vector<Label>{0, no_label, 2});
  CHECK(dropped.columns[0].treatment == "row not assigned (drop)");
  const SegmentationModel strict = with(MissingPolicy::error, false);
  CHECK_THROWS_AS(assign(strict, three_rows()), csv_error);
  CHECK_THROWS_AS(assign(strict, without(three_rows(), "age"), {.absent_columns = AbsentColumns::fill}),
                  csv_error);

  const SegmentationModel model = with(MissingPolicy::drop, true);
  const Table written = assigned_table(three_rows(), model, dropped);
  CHECK(written.column("segment").is_missing(1));
  CHECK(written.column("segment_name").is_missing(1));
  CHECK(written.column("unlike").is_missing(1));
}

TEST_CASE("Results are written beside the unchanged cells", "[model]") {
  const SegmentationModel model = sample_model(
      customers_of_three_kinds(90, 3), {.model = {.segment_names = {"Young", "Middle", "Rich, old"}}});
  const Table table = three_rows().with(Column::text("segment", std::vector<std::string>{"p", "q", "r"}));
  const Assignment found = assign(model, table);
  const Table written = assigned_table(table, model, found);
  std::ostringstream csv;
  write_csv(written, csv);
  CHECK_THAT(csv.str(), ContainsSubstring("income,age,region,tier,note,segment,segment_2,segment_name,"
                                          "second_segment,score,margin,percentile,unlike\n"
                                          "1100,22,Adama,gold,x,p,0,Young,1,"));
  CHECK_THAT(csv.str(), ContainsSubstring("5200,,Atlantis,gold,y,q,1,Middle,"));
  CHECK_THAT(csv.str(), ContainsSubstring("9100,62,,silver,z,r,2,\"Rich, old\",1,"));
  CHECK(written.column("margin").numbers()[0] == found.row_assignments.margin[0]);
  CHECK(written.column("percentile").numbers()[2] == found.row_assignments.percentile[2]);
  const std::string json = to_json(found, model);
  CHECK_THAT(json, ContainsSubstring("\"rows\":3,\n\"assigned\":3,\n\"dropped\":0,"));
  CHECK_THAT(json, ContainsSubstring("{\"name\":\"Rich, old\",\"assigned\":1,\"members_at_fit\":30}"));
  CHECK_THAT(json, ContainsSubstring("\"unknown_category\":1"));
  CHECK_THAT(json, ContainsSubstring("\"extra_columns\":[\"note\",\"segment\"]"));
  CHECK_THROWS_AS(assigned_table(customers_of_three_kinds(4, 1), model, found), parameter_error);
}

TEST_CASE("By Gower's metric cells are compared as they are", "[model]") {
  const Table table = customers_of_three_kinds(90, 3);
  SampleOptions options{.method = Method::average, .metric = {.metric = Metric::gower}};
  options.preparation.weights = {{"income", 2}};
  const SegmentationModel model = sample_model(table, options);
  CHECK(model.assigner().features() == 4);
  const Table others({Column::numeric("income", {1100, 1e6, missing_value, missing_value}),
                      Column::numeric("age", {missing_value, -5, missing_value, missing_value}),
                      Column::text("region", {0, 1, 0, -1}, {"Adama", "Atlantis"}),
                      Column::text("tier", {1, 0, -1, -1}, {"silver", "gold"})});
  const Assignment found = assign(model, others);
  CHECK(found.rows == std::vector<Index>{0, 1, 2});
  CHECK(found.incomparable == std::vector<Index>{3});
  CHECK(found.dropped() == 0);
  CHECK(found.labels()[3] == no_label);
  CHECK(found.columns[0].missing == 3);
  CHECK(found.columns[0].treatment == "left out of the comparisons");
  CHECK(found.columns[2].unknown == 1);

  // By the definition: means over the members, of what is known in both.
  const auto cell = [](const Table& of, const std::string& name, Index i) {
    return of.column(name).numbers()[static_cast<std::size_t>(i)];
  };
  const auto range = [&](const std::string& name) {
    double least = HUGE_VAL, largest = -HUGE_VAL;
    for (const double value : table.column(name).numbers()) {
      least = std::fmin(least, value);
      largest = std::fmax(largest, value);
    }
    return largest - least;
  };
  for (std::size_t r = 0; r < 3; ++r) {
    const auto i = static_cast<Index>(r);
    double sum = 0, count = 0;
    for (Index j = found.row_assignments.segment[r]; j < 90; j += 3) {
      double part = 0, total = 0;
      const auto add = [&](double weight, double difference, bool known) {
        part += known ? weight * std::min(difference, 1.0) : 0;
        total += known ? weight : 0;
      };
      for (const auto& [name, weight] : {std::pair("income", 2.0), std::pair("age", 1.0)}) {
        const double difference = std::fabs(cell(others, name, i) - cell(table, name, j)) / range(name);
        add(weight, difference, !std::isnan(difference));
      }
      for (const char* name : {"region", "tier"})
        add(1, others.column(name).cell_text(i) != table.column(name).cell_text(j),
            !others.column(name).is_missing(i) && !table.column(name).is_missing(j));
      if (total == 0) continue;
      sum += part / total;
      ++count;
    }
    CHECK_THAT(found.row_assignments.score[r], WithinRel(sum / count, 1e-12));
  }
  const Table written = assigned_table(others, model, found);
  CHECK(written.column("unlike").cell_text(3) == "incomparable");
  CHECK(written.column("segment").is_missing(3));
  const std::string json = to_json(found, model);
  CHECK_THAT(json, ContainsSubstring("\"incomparable\":1,") && ContainsSubstring("\"metric\":\"gower\","));
  const Assignment filled = assign(model, without(others, "age"), {.absent_columns = AbsentColumns::fill});
  CHECK(filled.row_assignments.segment[0] == found.row_assignments.segment[0]);
  CHECK(filled.incomparable == found.incomparable);
}

TEST_CASE("A model warns where its rule differs from its linkage", "[model]") {
  const Table table = customers_of_three_kinds(90, 3);
  const auto warnings = [&](Method method, MetricChoice metric, const ModelOptions& options = {}) {
    std::string all;
    for (const std::string& warning :
         model_warnings(sample_model(table, {.method = method, .metric = metric, .model = options})))
      all += warning + "\n";
    return all;
  };
  for (const Method method :
       {Method::ward, Method::average, Method::complete, Method::single, Method::centroid})
    CHECK(warnings(method, {}).empty());
  CHECK_THAT(warnings(Method::weighted, {}), ContainsSubstring("by the plain mean"));
  CHECK_THAT(warnings(Method::median, {}), ContainsSubstring("with the mean of the members"));
  CHECK_THAT(warnings(Method::ward, {.metric = Metric::gower}),
             ContainsSubstring("'ward' has no centroids by metric 'gower'") &&
                 ContainsSubstring("mean dissimilarity to the members"));
  CHECK_THAT(warnings(Method::average, {.metric = Metric::cosine}, {.assigner = {.max_members = 20}}),
             ContainsSubstring("a sample of the segments' members, 20 of 90"));
}

TEST_CASE("A table without rows, and one of a customer unlike any other", "[model]") {
  const SegmentationModel model = sample_model(customers_of_three_kinds(90, 3));
  const Table none = three_rows().select(std::vector<Index>{});
  const Assignment found = assign(model, none);
  CHECK(found.table_rows == 0);
  CHECK(found.labels().empty());
  CHECK(found.columns.size() == 4);
  CHECK(assigned_table(none, model, found).rows() == 0);

  const Table odd({Column::numeric("income", {1e6}), Column::numeric("age", {-50}),
                   Column::text("region", std::vector<std::string>{"?"}),
                   Column::text("tier", std::vector<std::string>{"?"})});
  const Assignment far = assign(model, odd);
  CHECK(far.unlike == 1);
  CHECK(far.row_assignments.percentile[0] == 100);
  CHECK_THROWS_AS(assign(model, odd.with(Column::text("age", std::vector<std::string>{"abc"}))), csv_error);
}

TEST_CASE("Parts that do not belong together make no model", "[model]") {
  const Table table = customers_of_three_kinds(90, 3);
  const SegmentationModel model = sample_model(table), projected = sample_model(table, {.project = true});
  const auto broken = [&](auto&& change) {
    ModelParts parts = model.parts();
    change(parts);
    CHECK_THROWS_AS(SegmentationModel(parts), parameter_error);
  };
  broken([&](ModelParts& p) { p.assigner = projected.assigner(); });
  broken([&](ModelParts& p) { p.pca = projected.parts().pca; });
  broken([&](ModelParts& p) { p.columns.pop_back(); });
  broken([&](ModelParts& p) { p.columns[0].deviation = missing_value; });
  broken([&](ModelParts& p) { p.segments[1].name = p.segments[0].name; });
  broken([&](ModelParts& p) { p.segments[1].name.clear(); });
  broken([&](ModelParts& p) { p.segments.pop_back(); });
  CHECK_THROWS_WITH(sample_model(table, {.model = {.segment_names = {"one"}}}),
                    "fit_model(): segment_names (1 of them) must be none or 3, one for each segment");
}

TEST_CASE("A model remembers what its segments and columns were like", "[model]") {
  const Table table = customers_of_three_kinds(90, 3);
  const SegmentationModel model = sample_model(table);
  const SegmentSummary& old_and_rich = model.segments()[2];
  CHECK(old_and_rich.name == "Segment 2");
  CHECK(old_and_rich.size == 30);
  double ages = 0, counted = 0, dire_dawa = 0, regions = 0;
  for (Index i = 2; i < 90; i += 3) {
    if (const double age = table.column("age").numbers()[static_cast<std::size_t>(i)]; !std::isnan(age)) {
      ages += age;
      ++counted;
    }
    regions += !table.column("region").is_missing(i);
    dire_dawa += table.column("region").cell_text(i) == "Dire Dawa";
  }
  CHECK_THAT(old_and_rich.means[0], WithinRel(ages / counted, 1e-13));
  CHECK(model.parts().columns[2].categories ==
        std::vector<std::string>{"Adama", "Dire Dawa", "Gondär", "Mekelle"});
  CHECK_THAT(old_and_rich.shares[0][1], WithinRel(dire_dawa / regions, 1e-14));
  CHECK(model.parts().columns[0].missing == table.column("age").missing_count());
  CHECK(model.parts().training_rows == 90);
}
