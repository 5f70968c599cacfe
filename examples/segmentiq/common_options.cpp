// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "common_options.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iostream>
#include <system_error>

#include "segmentiq/csv/read_csv.hpp"

namespace program {

using namespace segmentiq;

std::optional<double> number_from(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

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

/// "median", "own_category", "constant=0"; a policy is used for the kinds of columns that it fits.
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

/// "500MB", "2G", "1.5GiB", "1000000".
std::size_t bytes_from(const std::string& text) {
  std::size_t unit_at = text.find_first_not_of("0123456789.");
  if (unit_at == std::string::npos) unit_at = text.size();
  const std::optional<double> value = number_from(text.substr(0, unit_at));
  std::string unit = text.substr(unit_at);
  while (!unit.empty() && unit.front() == ' ')
    unit.erase(0, 1);
  double factor = 0;
  const std::string prefixes = "kMGT";
  if (unit.empty() || unit == "B") factor = 1;
  for (std::size_t i = 0; i < prefixes.size(); ++i) {
    const std::string prefix(1, prefixes[i]);
    const std::string upper(1, static_cast<char>(prefixes[i] == 'k' ? 'K' : prefixes[i]));
    for (const std::string& p : {prefix, upper}) {
      if (unit == p || unit == p + "B") factor = std::pow(1000.0, static_cast<double>(i + 1));
      if (unit == p + "i" || unit == p + "iB") factor = std::pow(1024.0, static_cast<double>(i + 1));
    }
  }
  if (!value || factor == 0 || !(*value * factor >= 1) || *value * factor > 1e18)
    throw CLI::ValidationError("--max-memory", "'" + text + "' must be a size, as 500MB, 2GB or 1.5GiB");
  return static_cast<std::size_t>(*value * factor);
}

char separator_from(const std::string& text) {
  if (text == "tab" || text == "\\t" || text == "\t") return '\t';
  if (text == "," || text == ";" || text == "|") return text[0];
  throw CLI::ValidationError("--separator", "'" + text + "' must be one of , ; | tab");
}

/// What the machine has free now; where it does not say, a cautious figure.
std::size_t available_memory() {
  std::ifstream info("/proc/meminfo");
  std::string name;
  std::size_t kilobytes = 0;
  while (info >> name >> kilobytes) {
    if (name == "MemAvailable:") return kilobytes * 1024;
    info.ignore(256, '\n');
  }
  return std::size_t{2'000'000'000};
}

}  // namespace

CLI::Option* add_choice(CLI::App& command, const std::string& names, std::string& to,
                        const std::vector<std::string>& choices, const std::string& help,
                        const std::string& value) {
  return command.add_option(names, to, help)
      ->type_name(value.empty() ? CLI::detail::join(choices, "|") : value)
      ->check(CLI::IsMember(choices))
      ->capture_default_str();
}

void add_run_options(CLI::App& command, RunOptions& options, const std::string& quiet_help) {
  const std::string group = "Running";
  command.add_option("--threads", options.threads, "Threads to use; all cores by default")
      ->type_name("N")
      ->check(CLI::Range(1, 4096))
      ->group(group);
  command
      .add_option("--max-memory", options.max_memory,
                  "Refuse work that needs more, as 2GB; what is free now by default")
      ->type_name("SIZE")
      ->group(group);
  add_choice(
      command, "--progress", options.progress, {"auto", "none", "json"},
      "On stderr: a line on a terminal (auto), nothing (none), or an event a line for other programs (json): "
      "{\"phase\":\"read\",\"done\":5,\"total\":9,\"seconds_left\":2}")
      ->group(group);
  command.add_flag("--quiet", options.quiet, quiet_help)->group(group);
}

void settle(const RunOptions& options) {
  if (!options.max_memory.empty()) bytes_from(options.max_memory);
}

std::size_t memory_limit(const RunOptions& options) {
  return options.max_memory.empty() ? available_memory() : bytes_from(options.max_memory);
}

void add_input_options(CLI::App& command, InputOptions& options, const std::string& name) {
  const std::string group = "Input";
  command.add_option(name, options.file, "The file to read; - reads standard input")
      ->required()
      ->group(group);
  add_separator_option(command, options);
}

void add_separator_option(CLI::App& command, InputOptions& options) {
  const std::string group = "Input";
  command.add_option("--separator", options.separator, "Between cells: , ; | or tab; found out by default")
      ->type_name("CHAR")
      ->group(group);
}

void settle(InputOptions& options) {
  if (!options.separator.empty()) options.csv.separator = separator_from(options.separator);
}

void require_readable(const InputOptions& options) {
  if (options.file == "-" || ::access(options.file.c_str(), R_OK) == 0) return;
  const std::string why = std::generic_category().message(errno);
  const bool may_be_a_command = options.file.find_first_of("./") == std::string::npos;
  throw input_error("cannot read '" + options.file + "': " + why +
                    (may_be_a_command ? " (and it is no command; segmentiq --help shows them)" : ""));
}

Table read_input(const InputOptions& options, const Execution& execution) {
  if (options.file == "-") return read_csv(std::cin, "standard input", options.csv, execution);
  return read_csv(options.file, options.csv, execution);
}

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

namespace {

/// "20" → fewer than 20 rows, "0.01" → less than a hundredth of them.
void settle_rare(const std::string& text, OneHotOptions& encoding) {
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

void settle(PrepareWords& words) {
  PrepareOptions& prepare = words.prepare;
  prepare.scale = words.scale != "none";
  if (words.scale == "minmax")
    prepare.scaler.kind = ScalerKind::min_max;
  else if (words.scale == "normal")
    prepare.scaler.kind = ScalerKind::quantile_normal;
  else if (prepare.scale)
    prepare.scaler.kind = scaler_from_name(words.scale);
  prepare.category_scaling = category_scaling_from_name(words.category_scaling);
  if (!words.rare.empty()) settle_rare(words.rare, prepare.encoding);
  if (!words.pca.empty()) prepare.pca = pca_from(words.pca);
  for (const std::string& policy : words.missing)
    add_missing_policy(policy, prepare.missing);
  read_each("--ordinal", words.ordinals, read_ordinal_column, prepare.ordinals);
  read_each("--date", words.dates, read_date_column, prepare.dates);
  read_each("--weight", words.weights, read_column_weight, prepare.weights);
}

}  // namespace program
