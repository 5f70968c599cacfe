// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_RECEIPTS_RECEIPT_COLUMNS_HPP
#define SEGMENTIQ_RECEIPTS_RECEIPT_COLUMNS_HPP

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/receipts/receipt_options.hpp"
#include "segmentiq/table/column_type_detector.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

namespace detail {

// Column names that reveal the role of a column, in lower case letters only. The price of one piece is not an
// amount, so "price" is not among them.
inline constexpr std::string_view customer_names[] = {
    "customer", "customerid", "customerno", "customernumber", "customercode", "custid", "client",
    "clientid", "buyer",      "buyerid",    "member",         "memberid",     "user",   "userid",
    "shopper",  "shopperid",  "cardno",     "cardid",         "loyaltyid"};
inline constexpr std::string_view date_names[] = {
    "date",         "datetime",     "timestamp",   "day",         "transactiondate", "transactiontime",
    "purchasedate", "purchasetime", "orderdate",   "invoicedate", "receiptdate",     "saledate",
    "salesdate",    "visitdate",    "paymentdate", "purchasedat", "orderedat",       "createdat"};
inline constexpr std::string_view amount_names[] = {
    "amount",        "total",         "totalamount", "transactionamount", "purchaseamount", "orderamount",
    "invoiceamount", "receiptamount", "saleamount",  "salesamount",       "netamount",      "linetotal",
    "ordertotal",    "totalprice",    "sales",       "revenue",           "spend",          "paid"};
inline constexpr std::string_view category_names[] = {"category",    "productcategory", "categoryname",
                                                      "department",  "productgroup",    "productline",
                                                      "producttype", "itemcategory",    "productclass"};
inline constexpr std::string_view receipt_names[] = {
    "receipt",       "receiptid", "receiptno", "receiptnumber", "invoice",     "invoiceid",   "invoiceno",
    "invoicenumber", "order",     "orderid",   "orderno",       "ordernumber", "transaction", "transactionid",
    "transactionno", "basketid",  "ticketid",  "billno",        "billid"};

/// "Customer ID" → "customerid". Letters outside ASCII stay as they are.
inline std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z')
      plain += static_cast<char>(c | 0x20);
    else if ((c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80)
      plain += c;
  }
  return plain;
}

/// Chooses the columns of the roles one after the other; each column is used once.
class ReceiptColumnFinder {
 public:
  explicit ReceiptColumnFinder(const Table& table) : table_(table) {}

  /// The column that the user named, or the one whose name reveals the role; nothing when there is none.
  /// @throws parameter_error when the named column does not exist, or several names reveal the role
  std::optional<std::string> find(const std::optional<std::string>& wish, std::string_view role,
                                  std::span<const std::string_view> names) {
    if (wish) {
      if (!table_.find(*wish))
        throw parameter_error(std::string(where) + "columns." + std::string(role) + " ('" + *wish +
                              "') must be a column of the table; there are " + quoted_list(all_names()));
      return take(*wish);
    }
    std::vector<std::string> found;
    for (const Column& column : table_.columns())
      if (!is_used(column.name()) &&
          std::find(names.begin(), names.end(), plain_name(column.name())) != names.end())
        found.push_back(column.name());
    if (found.size() > 1) throw_several(role, found);
    if (found.empty()) return std::nullopt;
    return take(found.front());
  }

  /// The only column of a type, or nothing. @throws parameter_error when there are several
  std::optional<std::string> find_by_type(ColumnType type, std::string_view role) {
    std::vector<std::string> found;
    for (const Column& column : table_.columns()) {
      if (is_used(column.name())) continue;
      const Schema schema = ColumnTypeDetector{}.fit(Table({column}, table_.source())).schema();
      if (schema.columns.front().type == type) found.push_back(column.name());
    }
    if (found.size() > 1) throw_several(role, found);
    if (found.empty()) return std::nullopt;
    return take(found.front());
  }

  [[noreturn]] void throw_absent(std::string_view role) const {
    throw parameter_error(std::string(where) + "no column says by its name or content that it is the " +
                          std::string(role) + "; columns." + std::string(role) + " must name one of " +
                          quoted_list(all_names()));
  }

  void require_unused(const std::string& name, std::string_view role) const {
    if (is_used(name))
      throw parameter_error(std::string(where) + "column '" + name + "' must not be the " +
                            std::string(role) + " and something else besides");
  }

 private:
  static constexpr std::string_view where = "customers_from_receipts(): ";

  bool is_used(const std::string& name) const {
    return std::find(used_.begin(), used_.end(), name) != used_.end();
  }

  std::string take(const std::string& name) {
    used_.push_back(name);
    return name;
  }

  [[noreturn]] static void throw_several(std::string_view role, const std::vector<std::string>& found) {
    throw parameter_error(std::string(where) + "columns." + std::string(role) +
                          " must be given, because several columns may be it: " + quoted_list(found));
  }

  std::vector<std::string> all_names() const {
    std::vector<std::string> names;
    for (const Column& column : table_.columns())
      names.push_back(column.name());
    return names;
  }

  const Table& table_;
  std::vector<std::string> used_;
};

}  // namespace detail

/// Finds the columns of a table of transactions: those named in `wishes`; else those whose names reveal the
/// role ("Customer ID", "invoice_date", "amount"); else, for date and amount, the only column of that type.
/// Category and receipt are found by name only, and are empty in the result when not found.
/// @throws parameter_error when a column does not exist, is named twice, or is ambiguous
///
/// O(columns), or O(cells) where types must be detected.
inline ReceiptColumns find_receipt_columns(const Table& table, const ReceiptColumns& wishes = {}) {
  detail::ReceiptColumnFinder finder(table);
  ReceiptColumns found;
  const auto is_none = [](const std::optional<std::string>& wish) {
    return wish && wish->empty();
  };
  struct Role {
    std::string_view name;
    const std::optional<std::string>& wish;
    std::optional<std::string>& to;
    std::span<const std::string_view> names;
    bool optional;
  };
  const Role roles[] = {{"customer", wishes.customer, found.customer, detail::customer_names, false},
                        {"date", wishes.date, found.date, detail::date_names, false},
                        {"amount", wishes.amount, found.amount, detail::amount_names, false},
                        {"category", wishes.category, found.category, detail::category_names, true},
                        {"receipt", wishes.receipt, found.receipt, detail::receipt_names, true}};
  for (const Role& role : roles)  // named columns first, so that they are not found for another role
    if (role.wish && !is_none(role.wish)) {
      finder.require_unused(*role.wish, role.name);
      role.to = finder.find(role.wish, role.name, {});
    }
  for (const Role& role : roles)
    if (!role.wish) role.to = finder.find(std::nullopt, role.name, role.names);
  if (!found.date) found.date = finder.find_by_type(ColumnType::date, "date");
  if (!found.amount) found.amount = finder.find_by_type(ColumnType::numeric, "amount");
  for (const Role& role : roles)
    if (!role.optional && !role.to) finder.throw_absent(role.name);
  return found;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_RECEIPTS_RECEIPT_COLUMNS_HPP
