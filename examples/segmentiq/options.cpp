// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "options.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <iostream>
#include <string>
#include <vector>

#include "segmentiq/version.hpp"

namespace program {
namespace {

using namespace segmentiq;

std::optional<double> number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "3" → 3 components, "0.9" → as many as explain 90 % of the variance.
PcaOptions pca_from(const std::string& text) {
  PcaOptions options;
  const bool whole = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  const std::optional<double> value = number(text);
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
      constant = number(options.categorical_constant);
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
  const std::optional<double> value = number(text.substr(0, unit_at));
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

/// "auto" → as many as fit best, "4" → 4.
std::optional<Index> clusters_from(const std::string& text) {
  if (text == "auto") return std::nullopt;
  Index value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 1 || value > 1'000'000'000)
    throw CLI::ValidationError("--clusters",
                               "'" + text + "' must be a whole number from 1 to 1,000,000,000, or auto");
  return value;
}

char separator_from(const std::string& text) {
  if (text == "tab" || text == "\\t" || text == "\t") return '\t';
  if (text == "," || text == ";" || text == "|") return text[0];
  throw CLI::ValidationError("--separator", "'" + text + "' must be one of , ; | tab");
}

constexpr const char* description = R"(Finds customer segments in a CSV file by exact hierarchical clustering.

The first row names the columns. What each column is (a number, a category, an
identifier, …) is found out and said; numbers are scaled, categories encoded.)";

constexpr const char* footer = R"(
Files in the output folder:
  assignments.csv    every row of the input, and its segment in the column 'cluster'
  linkage.csv        the whole dendrogram, as SciPy numbers it
  metrics.json       what was used, how good it is, and every warning
  dendrogram.svg  distribution.svg  scatter.svg
  k_selection.csv  k_selection.svg   how good other numbers of segments would be
                     (unless -k says how many)

Examples:
  segmentiq customers.csv                        as many segments as fit best
  segmentiq customers.csv -k 6 -o six            six segments, into six/
  segmentiq customers.csv --drop region --dry-run   what would be used, and what it takes
  zcat customers.csv.gz | segmentiq - --json     from a pipe, figures to stdout

Exit status: 0 done, 1 failure, 2 usage, 65 bad data, 66 no input,
73 cannot create output, 75 too big for the memory limit, 130 interrupted.)";

}  // namespace

std::variant<Options, ExitCode> parse_command_line(int argc, char** argv) {
  Options options;
  std::string clusters = "auto";
  std::string linkage_name = "ward";
  std::string algorithm_name = "auto";
  std::string order_name = "canonical";
  std::string pca;
  std::string scale = "standard";
  std::vector<std::string> missing;
  std::string silhouette = "auto";
  std::string max_memory;
  std::string separator;

  CLI::App app{description, "segmentiq"};
  app.footer(footer);
  app.get_formatter()->column_width(34);
  app.set_version_flag("--version", std::string("segmentiq ") + version);
  app.add_option("INPUT.csv", options.input, "The file to read; - reads standard input")->required();
  app.add_option("-o,--output", options.output, "Folder for the results; made if it is not there")
      ->type_name("DIR")
      ->capture_default_str();
  app.add_option("-k,--clusters", clusters,
                 "Number of segments; auto compares all numbers and takes the one with the best silhouette")
      ->type_name("K|auto")
      ->capture_default_str();
  app.add_option("--max-clusters", options.segment.most_clusters,
                 "The most segments that -k auto compares; 15 by default, fewer of few rows")
      ->type_name("K")
      ->check(CLI::Range(Index{2}, Index{1000}));
  std::vector<std::string> methods;
  for (const Method method : all_methods)
    methods.emplace_back(to_string(method));
  app.add_option(
         "--linkage", linkage_name,
         "How far two clusters are apart: single, complete, average, weighted, ward, centroid or median")
      ->type_name("METHOD")
      ->check(CLI::IsMember(methods))
      ->capture_default_str();
  app.add_option(
         "--algorithm", algorithm_name,
         "How the dendrogram is found, exactly either way: on all distances (dense), on a tree in little "
         "memory (tree), or as the number of rows suggests (auto)")
      ->type_name("auto|dense|tree")
      ->check(CLI::IsMember({"auto", "dense", "tree"}))
      ->capture_default_str();
  app.add_option("--order", order_name,
                 "Who wins a tie: the same whatever the order of the rows (canonical), or as SciPy by the "
                 "order of the "
                 "rows (file)")
      ->type_name("canonical|file")
      ->check(CLI::IsMember({"canonical", "file"}))
      ->capture_default_str();
  app.add_option("--pca", pca, "Cluster principal components: their number (3) or share of variance (0.9)")
      ->type_name("N|FRACTION");
  app.add_option("--scale", scale, "Bring numbers to mean 0 and deviation 1 (standard), or not (none)")
      ->type_name("standard|none")
      ->check(CLI::IsMember({"standard", "none"}))
      ->capture_default_str();
  app.add_option(
         "--missing", missing,
         "Missing cells: error, drop, mean, median, most_frequent, own_category, constant=VALUE; repeatable. "
         "Default: median for numbers, own_category for texts")
      ->type_name("POLICY")
      ->allow_extra_args(false);
  const auto columns = [&](const char* name, std::vector<std::string>& to, const char* help) {
    app.add_option(name, to, help)->type_name("COLUMN")->delimiter(',')->allow_extra_args(false);
  };
  auto& overrides = options.segment.prepare.columns;
  columns("--numeric", overrides.numeric, "Columns to take as numbers; repeatable, or A,B,C");
  columns("--categorical", overrides.categorical, "Columns to take as categories");
  columns("--id", overrides.identifier, "Columns that only identify the row");
  columns("--drop", overrides.drop, "Columns to leave out");
  app.add_option(
         "--silhouette", silhouette,
         "Judge the segments by all rows, or above 30,000 by a sample (auto); by all, however long it "
         "takes (exact); not at all (none)")
      ->type_name("auto|exact|none")
      ->check(CLI::IsMember({"auto", "exact", "none"}))
      ->capture_default_str();
  app.add_option("--separator", separator, "Between cells: , ; | or tab; found out by default")
      ->type_name("CHAR");
  app.add_option("--threads", options.threads, "Threads to use; all cores by default")
      ->type_name("N")
      ->check(CLI::Range(1, 4096));
  app.add_option("--max-memory", max_memory, "Refuse work that needs more, as 2GB; default: what is free now")
      ->type_name("SIZE");
  app.add_flag("--json", options.json, "Print metrics.json on stdout instead of the summary");
  app.add_flag("--quiet", options.quiet, "No progress, no summary");
  app.add_flag("--dry-run", options.dry_run,
               "Say what would be used, and what memory and time it takes; write nothing");

  try {
    app.parse(argc, argv);
    options.segment.clusters = clusters_from(clusters);
    options.segment.method = method_from_name(linkage_name);
    options.segment.algorithm = algorithm_from_name(algorithm_name);
    options.segment.order = row_order_from_name(order_name);
    options.segment.prepare.scale = scale == "standard";
    if (silhouette == "exact") options.segment.silhouette->exact_up_to = SilhouetteOptions::any_number;
    if (silhouette == "none") options.segment.silhouette.reset();
    if (silhouette == "none" && !options.segment.clusters)
      throw CLI::ValidationError(
          "--silhouette", "none needs a number of segments, as -k 4: -k auto chooses by the silhouette");
    if (!pca.empty()) options.segment.prepare.pca = pca_from(pca);
    for (const std::string& policy : missing)
      add_missing_policy(policy, options.segment.prepare.missing);
    if (!max_memory.empty()) options.max_memory = bytes_from(max_memory);
    if (!separator.empty()) options.csv.separator = separator_from(separator);
  } catch (const CLI::Success& done) {
    app.exit(done, std::cout, std::cerr);
    return success;
  } catch (const CLI::ParseError& error) {
    std::cerr << "segmentiq: " << error.what() << "\nsegmentiq --help shows all options.\n";
    return usage;
  }
  return options;
}

}  // namespace program
