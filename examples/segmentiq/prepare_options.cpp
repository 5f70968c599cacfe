// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "prepare_options.hpp"

#include <CLI/CLI.hpp>
#include <cmath>
#include <optional>

#include "option_value.hpp"
#include "segmentiq/core/error.hpp"

namespace program {

using namespace segmentiq;

namespace {

/// "3" → 3 components, "0.9" → as many as explain 90 % of the variance.
PcaOptions pca_from(const std::string& text) {
  PcaOptions options;
  const bool whole = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  const std::optional<double> value = number_from(text);
  if (whole && value && *value >= 1 && *value < 1e9)
    options.components = static_cast<Index>(*value);
  else if (!whole && value && *value > 0 && *value < 1)
    options.variance_share = *value;
  else
    throw CLI::ValidationError("--pca", "'" + text +
                                            "' must be a whole number of components, as 3, or a share of the "
                                            "variance above 0 and below 1, as 0.9");
  return options;
}

/// "median", "own_category", "constant=0". A policy applies to the kinds of columns that it suits.
void add_missing_policy(const std::string& text, ImputerOptions& options) {
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  for (const MissingPolicy policy : all_missing_policies) {
    if (name != to_string(policy) || (equals != std::string::npos) != (policy == MissingPolicy::constant))
      continue;
    std::optional<double> constant;
    if (policy == MissingPolicy::constant) {
      options.categorical_constant = text.substr(equals + 1);
      constant = number_from(options.categorical_constant);
      if (constant) options.numeric_constant = *constant;
    }
    if (applies_to(policy, ColumnRole::numeric_feature) && (policy != MissingPolicy::constant || constant))
      options.numeric = policy;
    if (applies_to(policy, ColumnRole::categorical_feature)) options.categorical = policy;
    return;
  }
  throw CLI::ValidationError("--missing", "'" + text +
                                              "' must be one of error, drop, mean, median, most_frequent, "
                                              "own_category, constant=VALUE");
}

/// "20" → fewer than 20 rows, "0.01" → less than a hundredth of them.
void interpret_rare(const std::string& text, OneHotOptions& encoding) {
  const std::optional<double> value = number_from(text);
  if (value && *value >= 1 && *value == std::floor(*value) && *value < 1e9)
    encoding.min_count = static_cast<Index>(*value);
  else if (value && *value > 0 && *value < 1)
    encoding.min_share = *value;
  else
    throw CLI::ValidationError("--rare",
                               "'" + text +
                                   "' must be a whole number of rows, as 20, or a share of them above "
                                   "0 and below 1, as 0.01");
}

/// Reads the words of an option with one of the library's readers. @throws CLI::ValidationError
template<class Reader, class Value>
void read_each(const char* name, const std::vector<std::string>& texts, const Reader& read,
               std::vector<Value>& to) {
  for (const std::string& text : texts)
    try {
      to.push_back(read(text));
    } catch (const parameter_error& error) {
      throw CLI::ValidationError(name, error.what());
    }
}

}  // namespace

void add_prepare_options(CLI::App& command, PrepareWords& words) {
  const auto columns = [&](const char* name, std::vector<std::string>& to, const char* help) {
    command.add_option(name, to, help)
        ->type_name("COLUMN")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group("Columns");
  };
  auto& overrides = words.prepare.columns;
  columns("--numeric", overrides.numeric, "Columns to take as numbers; repeatable, or A,B,C");
  columns("--categorical", overrides.categorical, "Columns to take as categories");
  columns("--id", overrides.identifier, "Columns that only identify the row");
  columns("--drop", overrides.drop, "Columns to leave out");
  const auto repeatable = [&](const char* name, std::vector<std::string>& to, const char* type,
                              const char* help, const char* group) {
    command.add_option(name, to, help)->type_name(type)->allow_extra_args(false)->group(group);
  };
  repeatable(
      "--ordinal", words.ordinals, "COLUMN=A<B<C",
      "Categories with an order, the lowest first, as 'membership_tier=Bronze<Silver<Gold<Platinum': they "
      "become the numbers 0, 1, 2, …; repeatable",
      "Columns");
  repeatable(
      "--date", words.dates, "COLUMN",
      "Dates to use as a number of days since the earliest, or since a day that is given, as "
      "'signup=2024-01-01'; where 03/04/2024 is not clear, 'signup=day_first' or month_first; repeatable",
      "Columns");

  const std::string group = "Preparing";
  repeatable("--missing", words.missing, "POLICY",
             "Missing cells: error, drop, mean, median, most_frequent, own_category, constant=VALUE; "
             "repeatable. Default: median for numbers, own_category for texts",
             "Preparing");
  columns("--log", words.prepare.logs, "Columns of skewed amounts, to be taken as log(1 + amount)");
  command.get_option("--log")->group(group);
  add_choice(
      command, "--scale", words.scale, {"standard", "robust", "minmax", "quantile", "normal", "none"},
      "Numbers are brought to mean 0 and deviation 1 (standard), median 0 and quartile range 1 (robust), the "
      "range 0 to 1 (minmax), their place among the others (quantile), that place on a bell curve (normal), "
      "or left as they are (none)",
      "HOW")
      ->group(group);
  command
      .add_option("--rare", words.rare,
                  "Categories with fewer rows than this, or than this share of them (0.01), are taken as one")
      ->type_name("N|SHARE")
      ->group(group);
  command
      .add_option("--categorical-weight", words.prepare.categorical_weight,
                  "How far different categories are apart, in 1.41 deviations of a number; 0.71 makes it one "
                  "deviation")
      ->type_name("W")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str()
      ->group(group);
  add_choice(
      command, "--category-scaling", words.category_scaling, {"equal", "famd"},
      "All categories are as far apart (equal), or rare ones farther, as in a factor analysis of mixed data "
      "(famd)")
      ->group(group);
  repeatable("--weight", words.weights, "COLUMN=W",
             "How much a column counts, 1 being usual: 4 doubles its differences; repeatable", "Preparing");
  command
      .add_option("--pca", words.pca,
                  "Cluster principal components: their number (3) or share of variance (0.9)")
      ->type_name("N|FRACTION")
      ->group(group);
}

void interpret(PrepareWords& words) {
  PrepareOptions& prepare = words.prepare;
  prepare.scale = words.scale != "none";
  if (words.scale == "minmax")
    prepare.scaler.kind = ScalerKind::min_max;
  else if (words.scale == "normal")
    prepare.scaler.kind = ScalerKind::quantile_normal;
  else if (prepare.scale)
    prepare.scaler.kind = scaler_from_name(words.scale);
  prepare.category_scaling = category_scaling_from_name(words.category_scaling);
  if (!words.rare.empty()) interpret_rare(words.rare, prepare.encoding);
  if (!words.pca.empty()) prepare.pca = pca_from(words.pca);
  for (const std::string& policy : words.missing)
    add_missing_policy(policy, prepare.missing);
  read_each("--ordinal", words.ordinals, read_ordinal_column, prepare.ordinals);
  read_each("--date", words.dates, read_date_column, prepare.dates);
  read_each("--weight", words.weights, read_column_weight, prepare.weights);
}

}  // namespace program
