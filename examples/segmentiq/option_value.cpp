// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "option_value.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <system_error>

namespace program {

std::optional<double> number_from(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

CLI::Option* add_choice(CLI::App& command, const std::string& names, std::string& to,
                        const std::vector<std::string>& choices, const std::string& help,
                        const std::string& value) {
  return command.add_option(names, to, help)
      ->type_name(value.empty() ? CLI::detail::join(choices, "|") : value)
      ->check(CLI::IsMember(choices))
      ->capture_default_str();
}

}  // namespace program
