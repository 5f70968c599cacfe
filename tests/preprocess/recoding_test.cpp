// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <cmath>
#include <string>
#include <vector>

#include "preprocess/golden_columns.hpp"
#include "preprocess/typed_tables.hpp"
#include "segmentiq/preprocess/preparation.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"

using namespace segmentiq;
using segmentiq::testing::GoldenCounts;
using segmentiq::testing::GoldenTexts;
using segmentiq::testing::not_a_number;
using segmentiq::testing::read_golden_texts;
using segmentiq::testing::text_column;

namespace {

Column tiers() {
  return text_column("tier", {"Gold", "Bronze", "?", "Silver", "Gold"});
}

const OrdinalColumn tier_order{"tier", {"Bronze", "Silver", "Gold"}};

Column dates(const std::vector<std::string>& cells) {
  return text_column("signup", cells);
}

Table signups(const std::vector<std::string>& cells) {
  return Table({dates(cells)});
}

}  // namespace

TEST_CASE("ordinal codes are scikit-learn's", "[preprocess][reference]") {
  GoldenCounts inputs;
  for (const GoldenTexts& c : read_golden_texts()) {
    INFO(c.name);
    inputs.count(c.name);
    const Table table({text_column("c", c.cells)});
    const RecodedColumn found =
        ordinal_codes(table, table.columns()[0], {"c", c.levels, UnknownLevel::missing});
    REQUIRE(found.column.size() == static_cast<Index>(c.codes.size()));
    Index without_code = 0;
    for (std::size_t i = 0; i < c.codes.size(); ++i) {
      const double code = found.column.numbers()[i];
      without_code += std::isnan(c.codes[i]) ? 1 : 0;
      CHECK((code == c.codes[i] || (std::isnan(code) && std::isnan(c.codes[i]))));
    }
    CHECK(found.unknown == without_code - table.columns()[0].missing_count());
  }
  CHECK(inputs.random == 230);
  CHECK(inputs.real == 28);
}

TEST_CASE("an order is read from text, or an error says how it is written", "[preprocess]") {
  const OrdinalColumn found = read_ordinal_column(" membership tier = Bronze <Silver<Very Gold ");
  CHECK(found.column == "membership tier");
  CHECK(found.levels == std::vector<std::string>{"Bronze", "Silver", "Very Gold"});
  for (const char* text : {"tier", "", "=a<b", "tier=", "tier=a", "tier=a<", "tier=a<<b", "tier=a<b<a"}) {
    INFO(text);
    CHECK_THROWS_AS(read_ordinal_column(text), parameter_error);
    CHECK_THROWS_WITH(read_ordinal_column(text), ContainsSubstring("Bronze<Silver"));
  }
  CHECK_THROWS_WITH(read_ordinal_column("tier=a<b<a"), ContainsSubstring("'a' only once"));
}

TEST_CASE("ordered categories become one number each", "[preprocess]") {
  const Table table({tiers()});
  const PreparedTraining found = Preparation{{.ordinals = {tier_order}, .scale = false}}.fit_transform(table);
  const Matrix<double> x = found.training.features.values;
  REQUIRE(x.cols() == 1);
  CHECK(x.col(0) == (Vector<double>(5) << 2, 0, 1.5, 1, 2).finished());
  CHECK(found.preparation.schema().find("tier")->role == ColumnRole::numeric_feature);
  CHECK_THAT(found.preparation.schema().find("tier")->reason, ContainsSubstring("Bronze < Silver < Gold"));
  CHECK(found.training.columns[0].missing == 1);

  const Table other({text_column("tier", {"Gold", "Platinum", "?"})});
  CHECK_THROWS_AS(found.preparation.transform(other), csv_error);
  CHECK_THROWS_WITH(found.preparation.transform(other),
                    ContainsSubstring("row 2") && ContainsSubstring("'tier'") &&
                        ContainsSubstring("'Platinum'") && ContainsSubstring("Bronze < Silver < Gold"));
  OrdinalColumn lenient = tier_order;
  lenient.unknown = UnknownLevel::missing;
  const FittedPreparation fitted = Preparation{{.ordinals = {lenient}, .scale = false}}.fit(table);
  const PreparedFeatures some = fitted.prepare(other);
  CHECK(some.features.values.col(0) == (Vector<double>(3) << 2, 1.5, 1.5).finished());
  CHECK(some.columns[0].missing == 2);
  CHECK(some.columns[0].unknown == 1);
  CHECK(FittedPreparation(fitted.parts()).transform(other).values == some.features.values);

  const Table numbers({Column::numeric("tier", {3, 1, 2})});
  const OrdinalColumn by_text{"tier", {"2", "1", "3"}};
  CHECK(Preparation{{.ordinals = {by_text}, .scale = false}}.fit(numbers).transform(numbers).values.col(0) ==
        (Vector<double>(3) << 2, 1, 0).finished());
}

TEST_CASE("wishes for a column must not contradict each other", "[preprocess]") {
  const Table table({tiers()});
  CHECK_THROWS_WITH((Preparation{{.columns = {.drop = {"tier"}}, .ordinals = {tier_order}}}.fit(table)),
                    ContainsSubstring("'tier' must not be ordered and"));
  CHECK_THROWS_AS((Preparation{{.ordinals = {tier_order, tier_order}}}.fit(table)), parameter_error);
  CHECK_THROWS_AS((Preparation{{.ordinals = {tier_order}, .dates = {{"tier"}}}}.fit(table)), std::exception);
  CHECK_THROWS_WITH((Preparation{{.ordinals = {{"rank", {"a", "b"}}}}}.fit(table)),
                    ContainsSubstring("'rank'") && ContainsSubstring("'tier'"));
  CHECK_THROWS_AS((Preparation{{.ordinals = {{"tier", {"a"}}}}}.fit(table)), parameter_error);
}

TEST_CASE("dates are read in every form that is known as one", "[preprocess]") {
  const Index day = read_date("2024-05-31")->days;
  CHECK(day == 19874);  // datetime.date(2024, 5, 31).toordinal() - datetime.date(1970, 1, 1).toordinal()
  for (const char* text : {"2024/5/31", "2024-05-31T10:15:00Z", " 31.05.2024 ", "31/05/2024", "5/31/24",
                           "31 May 2024", "31-May-24", "May 31, 2024", "31.5.24 23:59"}) {
    INFO(text);
    REQUIRE(read_date(text));
    CHECK(read_date(text)->days == day);
    CHECK_FALSE(read_date(text)->needs_order);
  }
  CHECK(read_date("1970-01-01")->days == 0);
  CHECK(read_date("1969-12-31")->days == -1);
  CHECK(read_date("2024-05")->days == read_date("2024-05-01")->days);
  CHECK(read_date("2/29/2024"));
  for (const char* text : {"", "Gold", "2023-02-29", "31/04/2024", "0/5/2024", "2024-13-01", "31/31/2024"})
    CHECK_FALSE(read_date(text));
  CHECK(read_date("03/04/2024")->needs_order);
  CHECK(read_date("03/03/2024")->needs_order == false);
  CHECK(read_date("03.04.2024")->days == read_date("2024-04-03")->days);
  CHECK(read_date("03/04/2024", DayOrder::month_first)->days == read_date("2024-03-04")->days);
  CHECK(read_date("03/04/2024", DayOrder::day_first)->days == read_date("2024-04-03")->days);
  CHECK_FALSE(read_date("31/05/2024", DayOrder::month_first));
  CHECK(date_text(day) == "2024-05-31");
  CHECK(date_text(-1) == "1969-12-31");
}

TEST_CASE("dates become days since the earliest one, or since a day that is given", "[preprocess]") {
  const Table table = signups({"2024-01-03", "?", "2024-01-01", "2024-02-01"});
  const PreparedTraining found = Preparation{{.dates = {{"signup"}}, .scale = false}}.fit_transform(table);
  CHECK(found.training.features.values.col(0) == (Vector<double>(4) << 2, 2, 0, 31).finished());
  CHECK_THAT(found.preparation.schema().find("signup")->reason, ContainsSubstring("days since 2024-01-01"));
  CHECK(found.preparation.transform(signups({"2023-12-31"})).values(0, 0) == -1);  // the origin stays
  CHECK(FittedPreparation(found.preparation.parts()).transform(table).values ==
        found.training.features.values);

  const DateColumn since = read_date_column("signup=2023-12-31");
  CHECK(Preparation{{.dates = {since}, .scale = false}}.fit(table).transform(table).values(0, 0) == 3);
  CHECK_THROWS_WITH((Preparation{{.dates = {{"signup"}}}}.fit(signups({"2024-01-03", "soon"}))),
                    ContainsSubstring("'soon'") && ContainsSubstring("row 2"));
  CHECK_THROWS_AS((Preparation{{.dates = {{"signup"}}}}.fit(signups({"?", "?"}))), data_error);
}

TEST_CASE("whether days or months come first is shown by the column, or must be said", "[preprocess]") {
  const auto second_cell = [](const std::vector<std::string>& cells, const std::string& how) {
    const Table table = signups(cells);
    return Preparation{{.dates = {read_date_column(how)}, .scale = false}}.fit(table).transform(table).values(
        1, 0);
  };
  CHECK(second_cell({"13/01/2024", "03/02/2024"}, "signup=2024-02-01") == 2);
  CHECK(second_cell({"01/13/2024", "02/03/2024"}, "signup=2024-02-01") == 2);
  CHECK(second_cell({"01/02/2024", "03/02/2024"}, "signup=day_first") == 2);
  CHECK(second_cell({"02/01/2024", "02/03/2024"}, "signup=month_first, 2024-02-01") == 2);
  CHECK_THROWS_WITH(second_cell({"01/02/2024", "03/02/2024"}, "signup"), ContainsSubstring("day_first"));
  CHECK_THROWS_WITH(second_cell({"13/02/2024", "03/22/2024"}, "signup"),
                    ContainsSubstring("'03/22/2024'") && ContainsSubstring("stands second"));
  // A fitted column keeps its order.
  const FittedPreparation fitted =
      Preparation{{.dates = {read_date_column("signup=2024-02-01")}, .scale = false}}.fit(
          signups({"01/13/2024", "02/03/2024"}));
  CHECK(fitted.transform(signups({"02/03/2024"})).values(0, 0) == 2);
  for (const char* text : {"", "=2024-01-01", "signup=soon", "signup=03/04/2024", "signup=2024-01-01,x"}) {
    INFO(text);
    CHECK_THROWS_WITH(read_date_column(text), ContainsSubstring("write 'signup_date'"));
  }
}

TEST_CASE("logarithms are taken of complete amounts above -1", "[preprocess]") {
  const Table table({Column::numeric("amount", {0, 9, -0.5, not_a_number, 99999})});
  const FittedPreparation fitted =
      Preparation{{.columns = {.numeric = {"amount"}}, .logs = {"amount"}, .scale = false}}.fit(table);
  const Matrix<double> x = fitted.transform(table).values;
  const double median = 4.5;
  CHECK(x.col(0) ==
        (Vector<double>(5) << 0, std::log1p(9), std::log1p(-0.5), std::log1p(median), std::log1p(99999))
            .finished());
  CHECK_THAT(fitted.schema().find("amount")->reason, ContainsSubstring("log(1 + x)"));
  CHECK(fitted.parts().imputed[0].fill_text == "4.5");  // in the units of the table
  const Table bad({Column::numeric("amount", {3, -1})});
  CHECK_THROWS_AS(fitted.transform(bad), csv_error);
  CHECK_THROWS_WITH(fitted.transform(bad), ContainsSubstring("row 2") && ContainsSubstring("'amount'") &&
                                               ContainsSubstring("'-1'") && ContainsSubstring("above -1"));
  CHECK_THROWS_AS((Preparation{{.logs = {"amount"}}}.fit(bad)), csv_error);
  CHECK_THROWS_AS((Preparation{{.logs = {"price"}}}.fit(table)), parameter_error);
  const Table with_text(
      {Column::numeric("amount", {3, 4, 8.5}), tiers().select(std::vector<Index>{0, 1, 3})});
  CHECK_THROWS_WITH((Preparation{{.columns = {.categorical = {"tier"}}, .logs = {"tier"}}}.fit(with_text)),
                    ContainsSubstring("logs ('tier') must be numeric"));
}
