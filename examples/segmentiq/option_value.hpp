// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_OPTION_VALUE_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_OPTION_VALUE_HPP

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace program {

/// An option that takes one of a few words. Its type is named `value`, or else by the words with bars between
/// them.
CLI::Option* add_choice(CLI::App& command, const std::string& names, std::string& to,
                        const std::vector<std::string>& choices, const std::string& help,
                        const std::string& value = "");

/// The number that the whole text is, or nothing.
std::optional<double> number_from(const std::string& text);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_OPTION_VALUE_HPP
