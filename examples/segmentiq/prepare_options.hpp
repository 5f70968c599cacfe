// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_PREPARE_OPTIONS_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_PREPARE_OPTIONS_HPP

#include <string>
#include <vector>

#include "segmentiq/pipeline/segment_options.hpp"

namespace CLI {
class App;
}

namespace program {

/// How a table becomes observations: the options as they were typed, and what they mean.
struct PrepareWords {
  segmentiq::PrepareOptions prepare{};
  std::string pca;
  std::string scale = "standard";
  std::string category_scaling = "equal";
  std::string rare;
  std::vector<std::string> missing, ordinals, dates, weights;
};

void add_prepare_options(CLI::App& command, PrepareWords& words);

/// Takes the words into `prepare`. @throws CLI::ParseError
void interpret(PrepareWords& words);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_PREPARE_OPTIONS_HPP
