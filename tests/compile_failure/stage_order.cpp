// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/pipeline/pipeline.hpp"

using namespace segmentiq;

struct Rows {};
struct Tree {};
struct Groups {};

struct Scaler {
  struct Fitted {
    Rows transform(const Rows&) const { return {}; }
  };
  Fitted fit(const Rows&) const { return {}; }
};
struct Chain {};
Tree cluster(const Chain&, const Rows&, const Execution&) {
  return {};
}
struct Scissors {
  Groups cut(const Tree&) const { return {}; }
};
struct Judge {
  int evaluate(const Rows&, const Groups&, const Execution&) const { return 0; }
};

int main() {
#if defined(CUT_FIRST)
  Pipeline{Scaler{}, Scissors{}, Chain{}}.fit(Rows{});
#elif defined(JUDGE_BEFORE_CUT)
  Pipeline{Scaler{}, Chain{}, Judge{}}.fit(Rows{});
#elif defined(SCALE_LAST)
  Pipeline{Chain{}, Scissors{}, Scaler{}}.fit(Rows{});
#elif defined(NO_TREE)
  Pipeline{Scaler{}}.fit(Rows{}).dendrogram();
#else
  Pipeline{Scaler{}, Chain{}, Scissors{}, Judge{}}.fit(Rows{});
#endif
}
