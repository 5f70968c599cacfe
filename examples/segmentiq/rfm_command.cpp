// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// segmentiq rfm: a CSV file of receipts in; one row a customer out.
#include <CLI/CLI.hpp>
#include <ostream>
#include <string>
#include <utility>

#include "command.hpp"
#include "examples/common/text.hpp"
#include "input_options.hpp"
#include "notes.hpp"
#include "option_value.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/receipts/customers_from_receipts.hpp"
#include "segmentiq/text/json_writer.hpp"
#include "session.hpp"
#include "table_output.hpp"

namespace program {
namespace {

using namespace segmentiq;

constexpr const char* description =
    R"(Makes one row a customer from receipts: recency, frequency, monetary value.

The columns that say who bought, when and for how much are found by their names
(customer_id, date, amount, …) or what is in them; a category and a receipt
number are used where there are columns of such a name. Or say which they are.)";

constexpr const char* footer = R"(
Columns of the result, whose rows are in the order of the customers:
  recency_days   from the last purchase to the as-of day
  frequency      receipts: rows with one receipt number; where there are none,
                 rows of one moment as written – one day, where there is no time
  monetary       the sum of all amounts, refunds included
  basket         the sum of the purchases by the number of receipts
  tenure_days    from the first purchase to the as-of day
  share_…        what part of the purchases went to a category; share_other to
                 the less bought ones, share_unknown to none

Amounts below 0 are refunds: they lower the monetary value and are no purchase.
Rows without customer, date or amount, with one that cannot be read, or dated
after the as-of day are left out; rows that repeat another in every cell are
kept unless --drop-duplicates is given. All of it is counted, and said with the
line where it stands first. Time zones are not taken into account.

Examples:
  segmentiq rfm receipts.csv -o customers.csv
  segmentiq rfm receipts.csv --as-of 2024-12-31 --category department \
    -o customers.csv
  segmentiq rfm export.csv --customer 'Card No' --date Bought --amount Paid \
    --date-order day -o customers.csv
  segmentiq rfm receipts.csv | segmentiq -       on to segments)";

Index day_from(const std::string& text) {
  const std::optional<DateReading> day = read_date(text);
  if (!day || day->needs_order || day->month_only)
    throw CLI::ValidationError("--as-of", "'" + text + "' must be a day, as 2024-12-31");
  return day->days;
}

std::string to_json(const CustomerTable& found) {
  const ReceiptCounts& counts = found.counts;
  const std::pair<const char*, const RowCount&> kinds[] = {{"missing_customer", counts.missing_customer},
                                                           {"missing_date", counts.missing_date},
                                                           {"unreadable_date", counts.unreadable_date},
                                                           {"missing_amount", counts.missing_amount},
                                                           {"unreadable_amount", counts.unreadable_amount},
                                                           {"future", counts.future},
                                                           {"duplicates", counts.duplicates},
                                                           {"refunds", counts.refunds},
                                                           {"missing_category", counts.missing_category},
                                                           {"missing_receipt", counts.missing_receipt},
                                                           {"short_years", counts.short_years}};
  JsonWriter json({.layout = JsonLayout::indented, .invalid_utf8 = InvalidUtf8::replace, .where = "rfm"});
  json.object([&] {
    json.member("customers").value(found.table.rows());
    json.member("as_of").value(date_text(found.as_of));
    json.member("columns").object([&] {
      json.member("customer").value(found.columns.customer);
      json.member("date").value(found.columns.date);
      json.member("amount").value(found.columns.amount);
      json.member("category").value(found.columns.category);
      json.member("receipt").value(found.columns.receipt);
    });
    json.member("categories").value(found.categories);
    json.member("rows").object([&] {
      json.member("total").value(counts.rows);
      json.member("used").value(counts.used);
      for (const auto& [kind, count] : kinds)
        json.member(kind).value(count.count);
    });
    json.member("customers_without_purchase").value(counts.customers_without_purchase);
    json.member("warnings").value(found.warnings);
  });
  return json.take();
}

class RfmCommand : public Command {
 public:
  CLI::App& add_to(CLI::App& program) override {
    CLI::App& app = *program.add_subcommand("rfm", description);
    app.footer(footer);
    add_input_options(app, input_, "TRANSACTIONS.csv");
    const auto column = [&](const char* names, std::optional<std::string>& to, const char* help) {
      app.add_option_function<std::string>(
             names, [&to](const std::string& name) { to = name; }, help)
          ->type_name("COLUMN")
          ->group("Columns");
    };
    column("--customer", options_.columns.customer, "Who bought");
    column("--date", options_.columns.date, "When, perhaps with a time of day");
    column("--amount", options_.columns.amount, "What the row adds to the bill; below 0 a refund");
    column("--category", options_.columns.category, "What kind of thing was bought; '' uses none");
    column("--receipt", options_.columns.receipt, "The receipt that the row belongs to; '' uses none");

    const std::string group = "Customers";
    app.add_option("--as-of", as_of_, "The day on which customers are looked at; the last one by default")
        ->type_name("DATE")
        ->group(group);
    add_choice(app, "--date-order", date_order_, {"auto", "day", "month"},
               "What stands first in 03/04/2024: the day, the month, or what the other dates show (auto); "
               "where they do not show it, nothing is guessed")
        ->group(group);
    app.add_flag("--drop-duplicates", options_.drop_duplicates,
                 "Leave out rows that repeat an earlier one in every cell")
        ->group(group);
    app.add_option("--max-categories", options_.max_categories,
                   "The most categories with a share of their own, those with most purchases")
        ->type_name("N")
        ->check(CLI::Range(Index{0}, Index{1000}))
        ->capture_default_str()
        ->group(group);
    output_.add_options(app, "counts and warnings");
    add_run_options(app, run_options_, "No progress, no summary");
    return app;
  }

  void interpret() override {
    program::interpret(input_);
    program::interpret(run_options_);
    if (!as_of_.empty()) options_.as_of = day_from(as_of_);
    if (date_order_ == "day") options_.day_order = DayOrder::day_first;
    if (date_order_ == "month") options_.day_order = DayOrder::month_first;
    output_.interpret();
  }

  ExitCode run(Session& session) override {
    const Execution& execution = session.execution();
    require_readable(input_);
    output_.open(session);
    const CustomerTable found = find(execution);
    output_.write(found.table, execution);
    session.finish_progress();
    output_.tell(
        run_options_.quiet, [&] { return to_json(found) + "\n"; },
        [&](std::ostream& out) { write_summary(found, out); });
    return success;
  }

 private:
  CustomerTable find(const Execution& execution) const {
    try {
      return customers_from_receipts(read_input(input_, execution), options_, execution);
    } catch (const parameter_error& error) {  // in the words of the command line
      throw parameter_error(std::string(error.what()) +
                            "\n--customer, --date, --amount, --category and --receipt say which they are.");
    } catch (const csv_error& error) {
      if (std::string(error.what()).find("(day_order)") == std::string::npos) throw;
      throw data_error(std::string(error.what()) + "\n--date-order day or --date-order month says it.");
    }
  }

  static void write_summary(const CustomerTable& found, std::ostream& out) {
    const ReceiptColumns& columns = found.columns;
    out << "Customers      " << format_count(found.table.rows()) << " from "
        << format_count(found.counts.used) << " rows";
    if (found.counts.used != found.counts.rows)
      out << ", " << format_count(found.counts.rows - found.counts.used) << " left out";
    out << "\nAs of          " << date_text(found.as_of) << "\nColumns        customer "
        << printable(*columns.customer) << ", date " << printable(*columns.date) << ", amount "
        << printable(*columns.amount);
    if (columns.category) out << ", category " << printable(*columns.category);
    if (columns.receipt) out << ", receipt " << printable(*columns.receipt);
    out << '\n';
    write_notes(found.warnings, out);
  }

  InputOptions input_;
  ReceiptOptions options_;
  std::string as_of_;
  std::string date_order_ = "auto";
  TableOutput output_;
};

}  // namespace

std::unique_ptr<Command> make_rfm_command() {
  return std::make_unique<RfmCommand>();
}

}  // namespace program
