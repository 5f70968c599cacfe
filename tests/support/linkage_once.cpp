// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "support/linkage_once.hpp"

namespace segmentiq {
SEGMENTIQ_CLUSTERING()
}  // namespace segmentiq
