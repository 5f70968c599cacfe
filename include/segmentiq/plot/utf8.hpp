// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_UTF8_HPP
#define SEGMENTIQ_PLOT_UTF8_HPP

#include "segmentiq/core/utf8.hpp"  // where it has moved: names of segments need it, too

#endif  // SEGMENTIQ_PLOT_UTF8_HPP
