// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/receipts/customers_from_receipts.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "segmentiq/csv/read_csv.hpp"
#include "segmentiq/csv/write_csv.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;

namespace {

Table table_of(const std::string& csv, const CsvOptions& options = {}) {
  std::istringstream stream(csv);
  return read_csv(stream, "receipts.csv", options);
}

CustomerTable customers(const std::string& csv, const ReceiptOptions& options = {}) {
  return customers_from_receipts(table_of(csv), options);
}

std::string text_of(const Table& table) {
  std::ostringstream out;
  write_csv(table, out);
  return out.str();
}

std::string all(const std::vector<std::string>& warnings) {
  std::string text;
  for (const std::string& w : warnings)
    text += w + "\n";
  return text;
}

Index day(const std::string& text) {
  return read_date(text).value().days;
}

/// The error's text, or "" when none is thrown.
template<class Error>
std::string error_of(const std::string& csv, const ReceiptOptions& options = {}) {
  try {
    customers(csv, options);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

std::string random_csv(std::mt19937& random, int rows) {
  std::string csv = "customer_id,date,amount,category\n";
  for (int i = 0; i < rows; ++i) {
    const auto cents = static_cast<int>(random() % 20'000) - 1000;
    const std::string customer = std::to_string(random() % 20);
    const std::string month = std::to_string(1 + random() % 9);
    const std::string day_of_month = std::to_string(10 + random() % 18);
    const std::string category = std::to_string(random() % 6);
    csv += "K" + customer + ",2024-0" + month + "-" + day_of_month + "," + std::to_string(cents / 100) + "." +
           std::to_string(10 + std::abs(cents) % 90) + ",c" + category + "\n";
  }
  return csv;
}

}  // namespace

TEST_CASE("receipts become customers", "[table]") {
  const CustomerTable found = customers(
      "Customer ID,date,amount,category\n"
      "b,2024-05-31,10.10,food\n"
      "a,2024-05-01,30,food\n"
      "a,2024-05-30,0.1,food\n"
      "a,2024-05-30,0.2,drinks\n"
      "b,2024-05-21,-3,food\n");
  CHECK(text_of(found.table) ==
        "Customer ID,recency_days,frequency,monetary,basket,tenure_days,share_food,share_drinks\n"
        "a,1,2,30.3,15.15,30,0.9933993399339934,0.006600660066006601\n"
        "b,0,1,7.1,10.1,0,1,0\n");
  CHECK(date_text(found.as_of) == "2024-05-31");
  CHECK(*found.columns.customer == "Customer ID");
  CHECK_FALSE(found.columns.receipt);
  CHECK(found.categories == std::vector<std::string>{"food", "drinks"});
  CHECK(found.counts.used == 5);
  CHECK(found.counts.refunds == RowCount{1, 4});
  REQUIRE(found.warnings.size() == 1);
  CHECK(found.warnings[0] ==
        "1 row is a refund, which lowers the monetary value and is no purchase, on line 6");
}

TEST_CASE("pandas makes the same of transaction files", "[table][golden]") {
  // tests/golden/receipts/make_receipts.py
  std::ifstream file(SEGMENTIQ_TEST_DATA "/receipts/receipts.txt");
  std::string word, line;
  const auto block = [&] {
    int lines = 0;
    file >> lines;
    std::getline(file, line);
    std::string text;
    for (; lines > 0 && std::getline(file, line); --lines)
      text += line + "\n";
    return text;
  };
  segmentiq::testing::GoldenCounts inputs;
  std::getline(file, line);  // the versions
  for (std::string name; file >> word >> name;) {
    REQUIRE(word == "case");
    INFO(name);
    inputs.count(name);
    ReceiptOptions options;
    std::string last;
    std::getline(file, line);
    std::getline(file, line);
    std::istringstream words(line);
    for (words >> word; words >> word;) {
      const std::string key = word.substr(0, word.find('=')), value = word.substr(word.find('=') + 1);
      if (key == "drop") options.drop_duplicates = value == "1";
      if (key == "max") options.max_categories = std::stoll(value);
      if (key == "last") last = value;
      if (key == "as_of") options.as_of = day(value);
      if (key == "order") options.day_order = value == "day" ? DayOrder::day_first : DayOrder::month_first;
    }
    file >> word;
    const Table receipts = table_of(block());
    file >> word;
    const Table wanted = table_of(block());
    const CustomerTable found = customers_from_receipts(receipts, options);
    CHECK(date_text(found.as_of) == last);

    REQUIRE(found.table.columns().size() == wanted.columns().size());
    REQUIRE(found.table.rows() == wanted.rows());
    for (std::size_t c = 0; c < wanted.columns().size(); ++c) {
      const Column& x = found.table.columns()[c];
      const Column& y = wanted.columns()[c];
      CHECK(x.name() == y.name());
      for (Index row = 0; row < wanted.rows(); ++row) {
        INFO(y.name() << " of " << wanted.columns()[0].cell_text(row));
        if (c == 0 || y.is_missing(row))
          CHECK(x.cell_text(row) == y.cell_text(row));
        else
          CHECK_THAT(x.numbers()[static_cast<std::size_t>(row)],
                     WithinRel(y.numbers()[static_cast<std::size_t>(row)], 1e-14) ||
                         WithinAbs(y.numbers()[static_cast<std::size_t>(row)], 1e-13));
      }
    }

    const ReceiptCounts& n = found.counts;
    const std::map<std::string, RowCount> counts = {{"used", {n.used, -1}},
                                                    {"missing_customer", n.missing_customer},
                                                    {"missing_date", n.missing_date},
                                                    {"unreadable_date", n.unreadable_date},
                                                    {"missing_amount", n.missing_amount},
                                                    {"unreadable_amount", n.unreadable_amount},
                                                    {"future", n.future},
                                                    {"duplicates", n.duplicates},
                                                    {"refunds", n.refunds},
                                                    {"missing_category", n.missing_category},
                                                    {"missing_receipt", n.missing_receipt}};
    file >> word;
    REQUIRE(word == "counts");
    std::getline(file, line);
    std::istringstream count_words(line);
    while (count_words >> word) {
      INFO(word);
      const std::size_t equals = word.find('='), colon = word.find(':');
      const RowCount& here = counts.at(word.substr(0, equals));
      CHECK(here.count == std::stoll(word.substr(equals + 1, colon - equals)));
      if (here.count > 0) CHECK(here.first + 2 == std::max(1LL, std::stoll(word.substr(colon + 1))));
    }
  }
  REQUIRE(inputs.random == 214);
  REQUIRE(inputs.real == 24);
}

TEST_CASE("sums add up, and the order of the rows shows nowhere", "[table]") {
  std::mt19937 random(11);
  for (int round = 0; round < 40; ++round) {
    const std::string csv = random_csv(random, 1 + static_cast<int>(random() % 300));
    const Table table = table_of(csv);
    ReceiptOptions options;
    options.drop_duplicates = round % 2 == 1;
    options.max_categories = round % 4;
    if (round % 3 == 0) options.as_of = day("2024-07-15");
    const CustomerTable found = customers_from_receipts(table, options);
    const ReceiptCounts& n = found.counts;
    CHECK(n.used + n.left_out(options.drop_duplicates) == n.rows);

    // What the customers' figures add up to is what the rows do.
    double amount = 0, spent = 0, purchases = 0;
    std::map<std::string, bool> seen;
    const auto amounts = table.column("amount").numbers();
    for (Index row = 0; row < table.rows(); ++row) {
      std::string whole;
      for (const Column& c : table.columns())
        whole += c.cell_text(row) + ",";
      if (options.as_of && day(table.column("date").cell_text(row)) > *options.as_of) continue;
      if (options.drop_duplicates && std::exchange(seen[whole], true)) continue;
      amount += amounts[static_cast<std::size_t>(row)];
      if (amounts[static_cast<std::size_t>(row)] >= 0) spent += amounts[static_cast<std::size_t>(row)];
    }
    const auto monetary = found.table.column("monetary").numbers();
    CHECK_THAT(std::accumulate(monetary.begin(), monetary.end(), 0.0), WithinAbs(amount, 1e-8));
    for (std::size_t c = 0; c < monetary.size(); ++c) {
      const double frequency = found.table.column("frequency").numbers()[c];
      if (frequency == 0) continue;
      purchases += frequency * found.table.column("basket").numbers()[c];
      CHECK(found.table.column("recency_days").numbers()[c] >= 0);
      CHECK(found.table.column("tenure_days").numbers()[c] >=
            found.table.column("recency_days").numbers()[c]);
      double shares = 0;
      for (std::size_t i = 6; i < found.table.columns().size(); ++i) {
        const double share = found.table.columns()[i].numbers()[c];
        CHECK((share >= 0 && share <= 1));
        shares += share;
      }
      CHECK_THAT(shares, WithinAbs(1, 1e-12));
    }
    CHECK_THAT(purchases, WithinAbs(spent, 1e-8));

    const Table shuffled = table.select(testing::shuffled(table.rows(), random()));
    CHECK(text_of(customers_from_receipts(shuffled, options).table) == text_of(found.table));
    for (const int threads : {1, 2, 7}) {
      Execution execution;
      execution.threads = threads;
      CHECK(text_of(customers_from_receipts(table, options, execution).table) == text_of(found.table));
    }
  }
}

TEST_CASE("what is left out, kept or reinterpreted is said, with the first line", "[table]") {
  ReceiptOptions options;
  options.as_of = day("2024-06-01");
  const CustomerTable found = customers(
      "customer,when,amount,department,invoice\n"
      "1,01-May-24,5,food,7\n"
      ",2024-05-01,5,food,7\n"
      "1,,5,food,7\n"
      "1,2024-02-30,5,food,7\n"
      "1,2024-05-01,,food,7\n"
      "1,2024-05-01,five,food,7\n"
      "\n"
      "1,2024-06-02,5,food,7\n"
      "1,2024-05-02,5,,8\n"
      "1,2024-05-02,5,,8\n"
      "1,2024-05-03,5,food,\n"
      "2,2024-05-03,-5,food,9\n",
      options);
  CHECK(text_of(found.table) ==
        "customer,recency_days,frequency,monetary,basket,tenure_days,share_food,share_unknown\n"
        "1,29,3,20,6.666666666666667,31,0.5,0.5\n"
        "2,,0,-5,,,,\n");
  CHECK(*found.columns.date == "when");  // by its content
  CHECK(all(found.warnings) ==
        "1 row has no customer and is left out, on line 3\n"
        "1 row has no date and is left out, on line 4\n"
        "1 row has a date that cannot be read ('2024-02-30') and is left out, on line 5\n"
        "1 row has no amount and is left out, on line 6\n"
        "1 row has an amount that is no finite number ('five') and is left out, on line 7\n"
        "1 row is dated after 2024-06-01 and is left out, on line 9\n"
        "1 row repeats an earlier one in every cell and is kept, on line 11\n"
        "1 row is a refund, which lowers the monetary value and is no purchase, on line 13\n"
        "1 row has no receipt number; it counts as the receipt of its moment, on line 12\n"
        "2 rows have no category and count in 'share_unknown', first on line 10\n"
        "1 row has a year of two digits, read as one of 1969 to 2068, on line 2\n"
        "1 customer got refunds but bought nothing: recency, basket and tenure are empty\n");
}

TEST_CASE("an as-of day long after the last receipt is doubted", "[table]") {
  const std::string csv = "customer,date,amount\n1,2024-05-30,5\n1,2024-05-31,-2\n";
  ReceiptOptions options;
  options.as_of = day("2204-05-31");  // 2024 was meant
  const CustomerTable late = customers(csv, options);
  CHECK(late.warnings[0] ==
        "the as-of day 2204-05-31 is 65743 days after the last receipt (2024-05-31), by which every recency "
        "and "
        "tenure is longer");
  CHECK(late.table.column("recency_days").numbers()[0] == 65744);
  options.as_of = day("2025-06-01");  // 366 days
  CHECK(customers(csv, options).warnings.size() == 1);
  options.as_of = day("2025-06-02");
  CHECK_THAT(customers(csv, options).warnings.at(0), ContainsSubstring("is 367 days after"));
  CHECK(customers(csv).warnings.size() == 1);  // the refund
}

TEST_CASE("latest receipts that stand apart are doubted where they settle the as-of day", "[table]") {
  const std::string head = "customer,date,amount,receipt\n";
  const std::string few = head +
                          "1,2024-05-01,5,7\n2,2024-05-20,5,8\n3,2042-05-30,5,9\n3,2042-05-30,2,9\n"
                          "1,2024-05-31,4,10\n2,2024-05-30,4,11\n3,2024-05-02,4,12\n1,2024-05-03,4,13\n";
  const CustomerTable doubted = customers(few);
  REQUIRE(doubted.warnings.size() == 1);
  CHECK(
      doubted.warnings[0] ==
      "1 receipt is dated 2042-05-30, 6573 days after all others (which end on 2024-05-31), first on line 4, "
      "and customers are looked at on 2042-05-30, by which every recency and tenure is longer; if the date "
      "is wrong, mend it or give the as-of day (as_of, --as-of), after which receipts are left out");
  CHECK(date_text(doubted.as_of) == "2042-05-30");  // doubted, not changed

  ReceiptOptions given;
  given.as_of = day("2042-05-30");
  CHECK(customers(few, given).warnings.empty());  // asked for
  given.as_of = day("2024-05-31");
  CHECK(all(customers(few, given).warnings) ==
        "2 rows are dated after 2024-05-31 and are left out, first on line 4\n");

  // Many rows; two errors decades from each other, and one among the earliest.
  std::string many = head;
  for (int i = 0; i < 1000; ++i)
    many += std::to_string(i % 90) + ",2024-0" + std::to_string(1 + i % 9) + "-" +
            std::to_string(10 + i % 18) + ",5," + std::to_string(i) + "\n";
  CHECK(customers(many).warnings.empty());
  const std::string two = many + "4,2090-01-01,5,2000\n5,2034-01-01,5,2001\n6,1924-01-01,5,2002\n";
  REQUIRE(customers(two).warnings.size() == 1);
  CHECK_THAT(customers(two).warnings[0],
             Catch::Matchers::StartsWith(
                 "2 receipts are dated 2034-01-01 to 2090-01-01, 3383 days or more after all others (which "
                 "end on 2024-09-27), first on line 1002, and customers are looked at on 2090-01-01,"));

  // A receipt of many lines is one; six receipts, of so few rows, are more than a handful.
  const auto late = [&](int receipts, int lines) {
    std::string rows;
    for (int i = 0; i < receipts * lines; ++i)
      rows += "7,2042-03-01," + std::to_string(i) + "," + std::to_string(5000 + i / lines) + "\n";
    return rows;
  };
  const std::string hundred = many.substr(0, many.find(",99\n") + 4);
  CHECK(customers(hundred).warnings.empty());
  CHECK_THAT(all(customers(hundred + late(1, 20)).warnings),
             Catch::Matchers::StartsWith("1 receipt is dated 2042-03-01"));
  CHECK_THAT(all(customers(hundred + late(5, 4)).warnings),
             Catch::Matchers::StartsWith("5 receipts are dated 2042-03-01"));
  CHECK(customers(hundred + late(6, 1)).warnings.empty());
  CHECK(customers(hundred + late(1, 40)).warnings.empty());  // more than a quarter of the rows
  CHECK_THAT(all(customers(many + late(10, 1)).warnings),
             Catch::Matchers::StartsWith("10 receipts are dated 2042-03-01"));
  CHECK(customers(many + late(11, 1)).warnings.empty());
}

TEST_CASE("receipts of ordinary times settle the as-of day without a doubt", "[table]") {
  const std::string head = "customer,date,amount\n";
  CHECK(customers(head + "1,2021-05-30,5\n1,2024-05-31,2\n").warnings.empty());  // two say nothing
  CHECK(customers(head + "1,2021-01-01,5\n1,2021-06-01,2\n1,2021-09-30,2\n1,2024-05-31,2\n")
            .warnings.empty());  // four times as long: there are too few to doubt it
  CHECK(
      customers(head + "1,2021-01-01,5\n1,2021-01-08,2\n1,2021-02-01,2\n1,2024-05-31,2\n").warnings.size() ==
      1);
  const auto with_last = [&](const std::string& last) {
    std::string csv = head;
    for (int i = 0; i < 12; ++i)
      csv += "1,2023-" + std::string(i < 9 ? "0" : "") + std::to_string(i + 1) + "-15,5\n";
    return customers(csv + "2," + last + ",5\n").warnings.size();
  };
  CHECK(with_last("2024-12-15") == 0);  // 366 days
  CHECK(with_last("2024-12-16") == 1);
  // Evenly strewn or ever rarer over many years, as of a shop that is dying: the gap is never that long.
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    const int rows = 10 + static_cast<int>(random() % 500);
    const double power = round % 2 == 0 ? 1.0 : 1.5;
    std::string csv = head;
    for (int i = 0; i < rows; ++i) {
      const double u = static_cast<double>(random() % 100'000) / 100'000;
      csv += std::to_string(random() % 30) + "," +
             date_text(static_cast<Index>(10'000 + 3650 * std::pow(u, power))) + ",5\n";
    }
    INFO("round " << round);
    std::vector<std::string> warnings = customers(csv).warnings;
    CHECK(std::none_of(warnings.begin(), warnings.end(),
                       [](const std::string& w) { return w.find("after all others") != std::string::npos; }));
  }
}

TEST_CASE("a receipt is a number, or else a moment", "[table]") {
  const std::string rows =
      "1,2024-05-01 10:00,1,A\n1,2024-05-01 10:00,2,B\n1,2024-05-01 11:00,3,A\n1,2024-05-02 09:00,-3,C\n";
  const auto frequency = [](const CustomerTable& found) {
    return found.table.column("frequency").numbers()[0];
  };
  CHECK(frequency(customers("customer,date,amount,note\n" + rows)) == 2);
  CHECK(frequency(customers("customer,date,amount,invoice_no\n" + rows)) == 2);  // A and B; C is a refund
  ReceiptOptions by_note;
  by_note.columns.receipt = "note";
  CHECK(frequency(customers("customer,date,amount,note\n" + rows, by_note)) == 2);
  CHECK(frequency(customers("customer,date,amount,note\n1,2024-05-01,1,A\n1,2024-05-01,2,B\n")) == 1);
  CHECK(frequency(customers("customer,date,amount,note\n1,2024-05-01,1,A\n1,2024-05-01,2,B\n", by_note)) ==
        2);
  ReceiptOptions none;
  none.columns.receipt = "";
  CHECK(frequency(customers("customer,date,amount,invoice_no\n1,2024-05-01,1,A\n1,2024-05-01,2,B\n", none)) ==
        1);
}

TEST_CASE("the order of day and month is shown by the column, given, or an error", "[table]") {
  const std::string head = "customer,date,amount\n";
  const CustomerTable shown = customers(head + "1,03/04/2024,1\n1,31/03/2024,1\n");
  CHECK(date_text(shown.as_of) == "2024-04-03");
  CHECK(all(shown.warnings) == "days stand before months in the dates, as '31/03/2024' on line 3 shows\n");
  CHECK(date_text(customers(head + "1,03/04/2024,1\n1,01/31/2024,1\n").as_of) == "2024-03-04");

  const std::string unclear = error_of<csv_error>(head + "1,05/05/2024,1\n1,03/04/2024,1\n");
  CHECK_THAT(unclear, ContainsSubstring("receipts.csv, line 3, column 'date', cell '03/04/2024'") &&
                          ContainsSubstring("may be two dates"));
  const std::string both = error_of<csv_error>(head + "1,31/03/2024,1\n1,03/31/2024,1\n");
  CHECK_THAT(both, ContainsSubstring("line 3") && ContainsSubstring("'31/03/2024' on line 2"));

  ReceiptOptions day_first;
  day_first.day_order = DayOrder::day_first;
  const CustomerTable given = customers(head + "1,03/04/2024,1\n1,03/31/2024,1\n", day_first);
  CHECK(date_text(given.as_of) == "2024-04-03");
  CHECK(given.counts.unreadable_date == RowCount{1, 1});
  CHECK(customers(head + "1,05/05/2024,1\n").warnings.empty());
}

TEST_CASE("columns are found by name, then by content, or named", "[table]") {
  const auto columns = [](const std::string& csv, const ReceiptColumns& wishes = {}) {
    const ReceiptColumns found = find_receipt_columns(table_of(csv), wishes);
    return *found.customer + "|" + *found.date + "|" + *found.amount + "|" + found.category.value_or("-") +
           "|" + found.receipt.value_or("-");
  };
  CHECK(columns("CustomerID,InvoiceNo,InvoiceDate,Total Amount,Product Category\n1,2,2024-05-31,4,x\n") ==
        "CustomerID|InvoiceDate|Total Amount|Product Category|InvoiceNo");
  CHECK(columns("client,bought,paid out\nx,2024-05-31,4.5\ny,2024-05-30,5.5\n") ==
        "client|bought|paid out|-|-");
  CHECK(columns("a,b,c\n1,2024-05-31,4\n", {.customer = "a", .date = "b", .amount = "c"}) == "a|b|c|-|-");
  CHECK(columns("customer,date,amount,category\n1,2024-05-31,4,x\n", {.category = ""}) ==
        "customer|date|amount|-|-");
  // A wish takes a column away from the other roles.
  CHECK(columns("date,order_date,customer,amount\n2024-05-31,2024-05-31,1,2\n", {.date = "date"}) ==
        "customer|date|amount|-|-");

  const std::string rows = "1,2024-05-31,4\n";
  CHECK_THAT(error_of<parameter_error>("who,date,amount\n" + rows),
             ContainsSubstring("it is the customer") && ContainsSubstring("'who', 'date', 'amount'"));
  CHECK_THAT(error_of<parameter_error>("customer,date,amount,order_date\n1,2024-05-31,4,2024-05-31\n"),
             ContainsSubstring("columns.date must be given") && ContainsSubstring("'date', 'order_date'"));
  CHECK_THAT(error_of<parameter_error>("customer,date,amount\n" + rows, {.columns = {.customer = "x"}}),
             ContainsSubstring("columns.customer ('x') must be a column"));
  CHECK_THAT(error_of<parameter_error>("customer,date,amount\n" + rows,
                                       {.columns = {.customer = "amount", .amount = "amount"}}),
             ContainsSubstring("'amount' must not be the amount and something else"));
  CHECK_THAT(
      error_of<parameter_error>("customer,date,unit_price,quantity\n1,2024-05-31,4.5,2\n2,2024-05-30,4,3\n"),
      ContainsSubstring("amount"));
}

TEST_CASE("few rows, none, and none that can be used", "[table]") {
  const std::string head = "customer,date,amount\n";
  CHECK_THAT(error_of<data_error>(head), ContainsSubstring("receipts.csv has no rows"));
  CHECK(text_of(customers(head + "7,2024-05-31,0\n").table) ==
        "customer,recency_days,frequency,monetary,basket,tenure_days\n7,0,1,0,0,0\n");
  CHECK_THAT(error_of<data_error>(head + "1,never,4\n2,later,5\n"),
             ContainsSubstring("no row can be used; 2 rows have a date that cannot be read ('never')"));
  CHECK_THAT(error_of<data_error>(head + "1,2024-05-31,1e308\n1,2024-05-31,1e308\n"),
             ContainsSubstring("customer '1' add up to more"));
  CHECK_THAT(error_of<parameter_error>(head + "1,2024-05-31,4\n", {.max_categories = -1}),
             ContainsSubstring("max_categories (-1) must be at least 0"));
  ReceiptOptions early;
  early.as_of = day("2000-01-01");
  CHECK_THAT(error_of<data_error>(head + "1,2024-05-31,4\n", early),
             ContainsSubstring("dated after 2000-01-01"));
}

TEST_CASE("customers are ordered as numbers or as texts, and names do not clash", "[table]") {
  const CustomerTable numbers = customers(
      "customer,date,amount\n10,2024-05-31,1\n9,2024-05-31,1\n-3,2024-05-31,1\n"
      "1e9,2024-05-31,1\n9.0,2024-05-31,1\n");
  CHECK(numbers.table.columns()[0].numbers()[0] == -3);
  CHECK(numbers.table.columns()[0].numbers()[1] == 9);
  CHECK(numbers.table.rows() == 4);
  const CustomerTable texts =
      customers("customer,date,amount\nK10,2024-05-31,1\nK9,2024-05-31,1\n007,2024-05-31,1\n");
  CHECK(texts.table.columns()[0].cell_text(0) == "007");
  CHECK(texts.table.columns()[0].cell_text(1) == "K10");
  ReceiptOptions options;
  options.columns.customer = "basket";
  options.max_categories = 1;
  const CustomerTable clash = customers(
      "basket,date,amount,category\n1,2024-05-31,1,other\n1,2024-05-31,1,other\n1,2024-05-31,1,x\n", options);
  CHECK(
      text_of(clash.table).substr(0, 98) ==
      "basket,recency_days,frequency,monetary,basket_2,tenure_days,share_other,share_other_2\n1,0,1,3,3,0,");
  CHECK_THAT(all(clash.warnings),
             ContainsSubstring("1 category is in the column 'share_other_2': only the 1"));
}

TEST_CASE("limits and a stop are obeyed", "[table]") {
  const Table table = table_of("customer,date,amount\n1,2024-05-31,4\n");
  Execution small;
  small.max_memory = 10;
  CHECK_THROWS_AS(customers_from_receipts(table, {}, small), memory_limit_error);
  std::stop_source stop;
  stop.request_stop();
  Execution stopped;
  stopped.stop = stop.get_token();
  CHECK_THROWS_AS(customers_from_receipts(table, {}, stopped), cancelled_error);
}
