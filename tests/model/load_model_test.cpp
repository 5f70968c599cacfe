// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/model/load_model.hpp"

#include <cmath>
#include <cstdint>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "model/sample_models.hpp"
#include "segmentiq/model/assign.hpp"
#include "segmentiq/model/compare_models.hpp"
#include "segmentiq/model/save_model.hpp"
#include "support/catch.hpp"

using namespace segmentiq;
using segmentiq::testing::customers_of_three_kinds;
using segmentiq::testing::sample_model;
using segmentiq::testing::SampleOptions;

static_assert(std::is_base_of_v<data_error, model_error>);
static_assert(!std::is_default_constructible_v<SegmentationModel>);

namespace {

/// Those that format version 1 does not have.
std::vector<MetricChoice> other_metrics() {
  std::vector<MetricChoice> all{{.metric = Metric::gower}};
  for (const Metric metric : all_metrics)
    if (metric != Metric::euclidean) all.push_back({.metric = metric, .p = 2.5});
  return all;
}

std::vector<SampleOptions> sample_options() {
  std::vector<SampleOptions> all;
  for (const Method method : all_methods)
    all.push_back({.method = method, .project = method == Method::average});
  all.push_back({.preparation = {.scale = false}});
  all.push_back({.preparation = {.encoding = {.min_count = 5}}});
  all.push_back({.preparation = {.missing = {.numeric = MissingPolicy::drop,
                                             .categorical = MissingPolicy::most_frequent}}});
  all.push_back({.preparation = {.columns = {.drop = {"region", "tier"}}}});
  all.push_back({.preparation = {.columns = {.drop = {"age", "income"}}}});
  all.push_back({.model = {.segment_names = {"\"young\"\n\\", "a\tb", "ሀ\xF0\x9F\x98\x80"}}});
  for (const ScalerKind kind : all_scalers)
    all.push_back({.preparation = {.scaler = {.kind = kind, .quantiles = 7}}});
  all.push_back({.preparation = {.ordinals = {{"tier", {"silver", "gold"}, UnknownLevel::missing}},
                                 .dates = {{.column = "joined"}},
                                 .logs = {"income"},
                                 .categorical_weight = 0.5,
                                 .weights = {{"age", 2.5}}}});
  all.push_back({.method = Method::average, .model = {.assigner = {.max_members = 10}}});
  for (const MetricChoice& metric : other_metrics())
    all.push_back({.method = Method::complete, .metric = metric});
  all.push_back({.metric = {.metric = Metric::gower},
                 .preparation = {.ordinals = {{"tier", {"silver", "gold"}, UnknownLevel::missing}},
                                 .missing = {.numeric = MissingPolicy::drop},
                                 .logs = {"income"},
                                 .weights = {{"age", 2.5}}},
                 .model = {.assigner = {.max_members = 10}}});
  return all;
}

/// The small document that the tests of single errors modify.
const std::string& document() {
  static const std::string text = to_json(sample_model(customers_of_three_kinds(30, 1)));
  return text;
}

std::string replaced(const std::string& from, const std::string& to) {
  std::string text = document();
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string fault_of(const std::string& text) {
  try {
    (void)model_from_json(text);
  } catch (const model_error& error) {
    return error.what();
  }
  return "it was read";
}

/// The error of the document with the value at a path, "/assigner/sizes", changed.
template<class Value>
std::string fault_with(const std::string& path, const Value& value, const std::string& of = document()) {
  nlohmann::json changed = nlohmann::json::parse(of);
  changed[nlohmann::json::json_pointer(path)] = value;
  return fault_of(changed.dump());
}

}  // namespace

TEST_CASE("A saved and loaded model is the same, and saved again gives the same bytes", "[model]") {
  const Table table = customers_of_three_kinds(90, 3), others = customers_of_three_kinds(40, 8);
  for (const SampleOptions& options : sample_options()) {
    const SegmentationModel model = sample_model(table, options);
    std::stringstream file;
    save_model(model, file);
    const std::string text = file.str();
    CHECK(text == to_json(model) + "\n");
    const SegmentationModel loaded = load_model(file);
    std::ostringstream again;
    save_model(loaded, again);
    CHECK(again.str() == text);
    const Assignment a = assign(model, others), b = assign(loaded, others);
    CHECK(a.row_assignments.segment == b.row_assignments.segment);
    CHECK(a.row_assignments.score == b.row_assignments.score);
    CHECK(a.rows == b.rows);
    CHECK(a.exact == b.exact);
    CHECK(loaded.parts().library_version == version);
    CHECK(loaded.segments()[2].name == model.segments()[2].name);
    CHECK(loaded.parts().method == options.method);
    CHECK(loaded.metric().is_gower() == options.metric.is_gower());
    CHECK(to_string(loaded.metric()) == to_string(options.metric));
  }
}

TEST_CASE("A file has the lowest format version that can hold the model", "[model]") {
  const Table table = customers_of_three_kinds(30, 1);
  CHECK_THAT(document(),
             ContainsSubstring("\"format_version\":1,") && ContainsSubstring("\"metric\":\"euclidean\","));
  for (const MetricChoice& metric : other_metrics()) {
    const std::string text = to_json(sample_model(table, {.method = Method::single, .metric = metric}));
    CHECK_THAT(text,
               ContainsSubstring("\"format_version\":2,") &&
                   ContainsSubstring("\"metric\":{\n  \"name\":\"" + std::string(to_string(metric)) + "\""));
  }
  const auto text_by = [&](double p) {
    return to_json(
        sample_model(table, {.method = Method::single, .metric = {.metric = Metric::minkowski, .p = p}}));
  };
  CHECK_THAT(text_by(2.5), ContainsSubstring("\"exponent\":2.5"));
  CHECK_THAT(text_by(2), ContainsSubstring("\"metric\":\"euclidean\""));
  CHECK_THAT(text_by(HUGE_VAL), ContainsSubstring("\"name\":\"chebyshev\""));
}

// Written by the program before there was a version 2.
TEST_CASE("A file of version 1 loads, and saved again gives the same bytes", "[model]") {
  std::ifstream file(std::string(SEGMENTIQ_TEST_DATA) + "/model/format_1.json", std::ios::binary);
  REQUIRE(file);
  std::stringstream text, again;
  text << file.rdbuf();
  const SegmentationModel model = load_model(text);
  CHECK(model.parts().method == Method::average);
  CHECK(model.metric().is_euclidean());
  CHECK(model.segments().size() == 2);
  save_model(model, again);
  CHECK(again.str() == text.str());
}

TEST_CASE("The smallest and the largest numbers are read back exactly", "[model]") {
  const SegmentationModel model =
      sample_model(customers_of_three_kinds(30, 1), {.preparation = {.scale = false}});
  ModelParts parts = model.parts();
  AssignerParts assigner = parts.assigner.parts();
  const std::vector<double> odd{-0.0,
                                5e-324,
                                -1.7976931348623157e308,
                                0.1,
                                1.0 / 3,
                                1e15,
                                9007199254740993.0,
                                -123456789012345678.0,
                                2.2250738585072014e-308};
  for (std::size_t i = 0; i < odd.size(); ++i)
    assigner.centroids.data()[i] = odd[i];
  parts.assigner = Assigner(assigner);
  const std::string text = to_json(SegmentationModel(parts));
  const SegmentationModel loaded = model_from_json(text);
  CHECK(to_json(loaded) == text);
  for (std::size_t i = 0; i < odd.size(); ++i) {
    CHECK(loaded.assigner().parts().centroids.data()[i] == odd[i]);
    CHECK(std::signbit(loaded.assigner().parts().centroids.data()[i]) == std::signbit(odd[i]));
  }
}

TEST_CASE("A file that is truncated anywhere is reported as such", "[model]") {
  const std::string& text = document();
  REQUIRE_NOTHROW(model_from_json(text));
  for (std::size_t length = 0; length < text.size(); length += length < 300 ? 1 : 41)
    REQUIRE_THAT(fault_of(text.substr(0, length)), ContainsSubstring("load_model(): $ is incomplete"));
}

TEST_CASE("Foreign files, newer files and files that are not JSON give different errors", "[model]") {
  CHECK_THAT(fault_of("age,income\n1,2\n"), ContainsSubstring("$ must be JSON, but is not at byte 1"));
  CHECK_THAT(fault_of("[1,2]"), ContainsSubstring("$ must have the members 'format' and 'format_version'"));
  CHECK_THAT(fault_of("{\"format\":\"sklearn\",\"format_version\":1}"),
             ContainsSubstring("$.format ('sklearn') must be 'segmentiq-model'"));
  CHECK_THAT(fault_of("{\"format\":\"segmentiq-model\",\"format_version\":3,\"segmentiq_version\":\"9.1\"}"),
             ContainsSubstring("$.format_version (3) must be at most 2: the model was written by a newer "
                               "segmentiq, 9.1"));
  CHECK_THAT(fault_with("/format_version", 0), ContainsSubstring("$.format_version must be a whole number"));
  CHECK_THAT(fault_of(document() + "x"), ContainsSubstring("must be JSON"));
  CHECK_THAT(fault_of(replaced("\"age\"", "\"\xFF\"")), ContainsSubstring("must be JSON"));
  CHECK_THAT(fault_of(replaced("\"training_rows\":30", "\"training_rows\":1e999")),
             ContainsSubstring("$ must be JSON"));
  CHECK_THAT(fault_of(replaced("\"training_rows\":30", "\"training_rows\":NaN")),
             ContainsSubstring("$ must be JSON"));
  CHECK_THAT(fault_of(replaced("\"training_rows\":30", "\"training_rows\":30,\"training_rows\":31")),
             ContainsSubstring("must have the member 'training_rows' only once"));
}

TEST_CASE("Errors in a file name the path", "[model]") {
  using Numbers = std::vector<double>;
  using nlohmann::json;
  const auto says = [](const std::string& path, const auto& value, const std::string& message) {
    INFO(path);
    CHECK_THAT(fault_with(path, value), ContainsSubstring(message));
  };
  says("/training_rows", 0, "$.training_rows must be a whole number of at least 1");
  says("/training_rows", 1.5, "$.training_rows must be a whole number");
  says("/training_rows", 1e300, "$.training_rows must be a whole number");
  says("/training_rows", UINT64_MAX, "$.training_rows must be a whole number");
  says("/method", "wards", "$.method ('wards') must be one of single, complete, average");
  says("/metric", "cosine", "$.metric ('cosine') must be euclidean");
  says("/surprise", 1, "$ must not have the member 'surprise'");
  says("/segments/1/name", "Segment 0",
       "segments[1].name ('Segment 0') must be there, and no other segment's");
  says("/segments/0/size", 11, "segments[0].size must be that of the assigner");
  says("/segments/0/means", Numbers{1}, "segments[0].means must have one for each numeric column");
  says("/segments/0/shares/0", Numbers{0.5}, "segments[0].shares must have one for each category");
  says("/segments/0/shares/1", Numbers{2, 0}, "segments[0].shares must be 0 … 1");
  says("/segments", json::array(), "segments (0 of them) must be as many");
  says("/assigner/rule", "nearest", "$.assigner.rule ('nearest') must be one of least_increase");
  says("/assigner/rule", "mean_distance", "$.assigner must have the member 'kept'");
  says("/assigner/sizes", json::array(), "sizes (0 of them) must be at least one");
  says("/assigner/sizes/0", 0, "$.assigner.sizes[0] must be a whole number of at least 1");
  says("/assigner/sizes", Numbers{10, 10}, "$.assigner.sizes[0] must be a whole number");
  says("/assigner/centroids/2", Numbers{1},
       "$.assigner.centroids[2] (1 numbers) must have 9, as the first row");
  says("/assigner/centroids/0/1", json(), "$.assigner.centroids[0][1] must be a number");
  says("/assigner/spread/1", Numbers{1, 2}, "$.assigner.spread[1] does not hold together");
  says("/assigner/spread/1/3", -1.0, "values[3]");
  says("/assigner/spread", json::array(), "spread (0 of them) must be as many as the sizes, 3");
  says("/preparation/schema/1/name", "customer",
       "$.preparation.schema[1].name ('customer') must not be the name of two");
  says("/preparation/schema/1/role", "number", "must be one of numeric, categorical, excluded");
  says("/preparation/schema/1/role", "excluded", "$.preparation does not hold together");
  says("/preparation/logs", std::vector<std::string>{"age", "age"},
       "$.preparation.logs must not name the column 'age' again");
  says("/preparation/logs", std::vector<std::string>{"tier"}, "logs ('tier') must be numeric features");
  says("/preparation/multipliers", Numbers{1, 2}, "multipliers (2 of them) must be none or 9");
  says("/preparation/imputed/0/name", "agee", "$.preparation does not hold together");
  says("/preparation/imputed/0/policy", "own_category", "must be one that columns of this role have");
  says("/preparation/imputed/0/fill_number", json(), "$.preparation.imputed[0].fill_number must be there");
  says("/preparation/scaler/kind", "cubic", "$.preparation.scaler.kind ('cubic') must be one of");
  says("/preparation/scaler/scales/0", 0.0, "$.preparation.scaler does not hold together");
  says("/preparation/scaler/means", Numbers{1}, "$.preparation.scaler does not hold together");
  says("/preparation/scaler", json(), "$.preparation does not hold together");
  says("/preparation/encoder/0/categories/0", "zzz", "$.preparation.encoder does not hold together");
  says("/preparation/encoder/0/categories", std::vector<std::string>{"Adama"}, "must be of the");
  says("/columns/0/counts/0", -1, "$.columns[0].counts[0] must be a whole number");
  says("/columns/0/edges/0", 1e9, "quantiles and edges must be finite and ascend");
  says("/columns/0/quantiles", Numbers{1, 2}, "columns[0].quantiles must be 101");
  says("/columns/1/name", "age", "columns[1] ('age') must be the feature column 'income'");
  says("/columns/2/categories/0", "zzz", "columns[2].categories must ascend");
  says("/pca", 1, "$.pca must be an object");
}

TEST_CASE("Errors in the metric of a file name the path", "[model]") {
  using nlohmann::json;
  const Table table = customers_of_three_kinds(30, 1);
  const auto text_by = [&](const std::string& name) {
    return to_json(
        sample_model(table, {.method = Method::average, .metric = {.metric = metric_from_name(name)}}));
  };
  const std::string cosine = text_by("cosine"), gower = text_by("gower");
  const auto says = [](const std::string& of, const std::string& path, const json& value,
                       const std::string& message) {
    INFO(path << " " << value.dump());
    CHECK_THAT(fault_with(path, value, of), ContainsSubstring(message));
  };
  says(cosine, "/metric", "cosine", "$.metric must be an object");
  says(cosine, "/metric/name", "cosinus", "$.metric.name does not hold together");
  says(cosine, "/metric/exponent", 2, "$.metric must not have the member 'exponent'");
  says(cosine, "/metric", {{"name", "minkowski"}}, "$.metric must have the member 'exponent'");
  says(cosine, "/metric", {{"name", "minkowski"}, {"exponent", 0.5}}, "p (0.500000) must be from 1 to 1000");
  says(cosine, "/metric", {{"name", "minkowski"}, {"exponent", 1}}, "by its shortest name");
  says(cosine, "/metric", {{"name", "euclidean"}}, "must be one that format version 1 does not have");
  says(cosine, "/format_version", 1, "$.metric must be a text");
  says(cosine, "/assigner/rule", "least_increase", "must have the member 'centroids'");
  says(cosine, "/assigner/members/0/0", json(), "$.assigner.members[0][0] must be a number");
  says(gower, "/metric/features", json::array(), "features");
  says(gower, "/metric/features/0/kind", "number", "must be one of numeric, ordinal, nominal");
  says(gower, "/metric/features/0/kind", "nominal", "$.metric.features does not hold together");
  says(gower, "/metric/features/1/kind", "numeric", "must have a feature for the column");
  says(gower, "/metric/features/0/weight", -1, "must be finite and not negative");
  says(gower, "/metric/features/0/least", 1e9, "must be finite and ascend");
  says(gower, "/metric/features/0/least", json(), "must be finite and ascend");
  says(gower, "/metric/features/1/least", 0, "must be finite and ascend");
  says(gower, "/assigner/members/0/1", 0.5, "a value of kind nominal must be a finite whole number");
  says(gower, "/assigner/members/0/0", "x", "$.assigner.members[0][0] must be a number");
}

TEST_CASE("Deep nesting and large files are refused early", "[model]") {
  CHECK_THAT(fault_of(std::string(1'000'000, '[')),
             ContainsSubstring("must not be nested more than 16 deep"));
  std::string objects;
  for (int i = 0; i < 100'000; ++i)
    objects += "{\"a\":";
  CHECK_THAT(fault_of(objects), ContainsSubstring("must not be nested more than 16 deep"));
  std::stringstream file(document());
  CHECK_THROWS_WITH(load_model(file, {.max_bytes = 1000}),
                    ContainsSubstring("must not be larger than max_bytes (1000)"));
}

TEST_CASE("A stream that fails is reported", "[model]") {
  std::ostringstream full;
  full.setstate(std::ios::badbit);
  CHECK_THROWS_AS(save_model(sample_model(customers_of_three_kinds(30, 1)), full), output_error);
  std::istringstream broken(document());
  broken.setstate(std::ios::badbit);
  CHECK_THROWS_AS(load_model(broken), input_error);
}

// A file that was changed at random gives an error, or a model that can be used.
TEST_CASE("No file makes loading crash", "[model][fuzz]") {
  const Table others = customers_of_three_kinds(12, 8);
  std::vector<std::string> seeds;
  for (const SampleOptions& options : sample_options())
    seeds.push_back(to_json(sample_model(customers_of_three_kinds(12, 1), options)));
  const std::vector<std::string> words{"null",
                                       "-1",
                                       "0",
                                       "1e308",
                                       "5e-324",
                                       "[]",
                                       "{}",
                                       "\"\"",
                                       "9223372036854775807",
                                       "true",
                                       ",",
                                       "]",
                                       "[",
                                       "}",
                                       "\\u0000",
                                       "-0.0",
                                       "18446744073709551616"};
  std::mt19937_64 random(20);
  const SegmentationModel sound = sample_model(customers_of_three_kinds(30, 1));
  int refused = 0, read = 0, used = 0;
  for (int run = 0; run < 4000; ++run) {
    std::string text = seeds[random() % seeds.size()];
    const auto changes = 1 + random() % 3;
    for (std::uint64_t c = 0; c < changes && !text.empty(); ++c) {
      std::size_t at = random() % text.size();
      switch (random() % 6) {
        case 0:
          text[at] = static_cast<char>(random());
          break;
        case 1:
          text.erase(at, random() % 40);
          break;
        case 2:
          text.insert(at, words[random() % words.size()]);
          break;
        case 3: {
          const std::size_t from = random() % text.size();
          text.insert(at, text.substr(from, random() % 60));
        } break;
        default: {  // one whole value instead of another: most such files are still JSON
          const std::size_t from = text.find_first_of("0123456789", at);
          if (from == std::string::npos) break;
          at = text.find_first_not_of("0123456789.e+-", from);
          text.replace(from, at - from, words[random() % words.size()]);
        }
      }
    }
    try {
      const SegmentationModel model = model_from_json(text);
      ++read;
      REQUIRE(to_json(model_from_json(to_json(model))) == to_json(model));
      (void)compare_models(sound, model);
      (void)table_drift(model, others);
      const Assignment found = assign(model, others, {.absent_columns = AbsentColumns::fill});
      REQUIRE(found.row_assignments.segment.size() == found.rows.size());
      ++used;
    } catch (const model_error&) {
      ++refused;
    } catch (const data_error&) {       // a policy became 'error', a number overflowed: from assign()
    } catch (const parameter_error&) {  // a column has another name now: from table_drift()
    }
  }
  CHECK(refused > 1000);
  CHECK(read > 100);
  CHECK(used > 100);
}
