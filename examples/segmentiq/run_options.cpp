// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "run_options.hpp"

#include <CLI/CLI.hpp>
#include <cmath>
#include <fstream>
#include <optional>

#include "option_value.hpp"

namespace program {

namespace {

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

/// The memory that the machine has free now; a cautious figure where it does not say.
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

void interpret(const RunOptions& options) {
  if (!options.max_memory.empty()) bytes_from(options.max_memory);
}

std::size_t memory_limit(const RunOptions& options) {
  return options.max_memory.empty() ? available_memory() : bytes_from(options.max_memory);
}

}  // namespace program
