// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_STAGE_HPP
#define SEGMENTIQ_CORE_STAGE_HPP

#include <utility>

#include "segmentiq/core/execution.hpp"

// The roles that a stage of a Pipeline can play. Any type that models one of them takes part; none derives
// from anything.
namespace segmentiq {

/// A transformer that was fitted: it maps inputs of the kind it was fitted on.
///
/// Requires, for `const F f; const Input x`: `f.transform(x)` → a value.
/// Semantics (not checked): immutable; the same input gives the same output; one output row per input row,
/// in order, unless the type says otherwise (a `drop` policy for missing values does).
template<class F, class Input>
concept FittedTransformer = requires(const F& f, const Input& x) {
  f.transform(x);
};

/// A stage that learns from its input and then maps it. `fit` returns another type, and only that type has
/// `transform`, so an unfitted transformer cannot be used by mistake.
///
/// Requires, for `const S s; const Input x`: `s.fit(x)` → a `FittedTransformer<Input>`.
/// Semantics (not checked): `fit` changes nothing in `s` or `x`.
/// Models: ColumnTypeDetector, Imputer, ColumnTransformer, StandardScaler, Pca.
///
///     struct LogIncome {                      // a custom one: needs nothing from its data
///       LogIncome fit(const FeatureMatrix&) const { return *this; }
///       FeatureMatrix transform(FeatureMatrix x) const {
///         x.values.col(0) = x.values.col(0).array().log();
///         return x;
///       }
///     };
template<class S, class Input>
concept Transformer = requires(const S& s, const Input& x) {
  { s.fit(x) } -> FittedTransformer<Input>;
};

/// A stage that makes a dendrogram of observations. It is terminal: it clusters the rows it was given, and
/// has no `transform` for other rows.
///
/// Requires, for `const S s; const Input x; const Execution e`: `cluster(s, x, e)` → a tree, found by
/// argument-dependent look-up.
/// Semantics (not checked): deterministic; leaf i of the tree is observation i.
/// Models: every `LinkageCriterion` (Ward{}, Average{}, …), for a Matrix or a FeatureMatrix.
template<class S, class Input>
concept Clusterer = requires(const S& s, const Input& x, const Execution& e) {
  cluster(s, x, e);
};

/// A stage that cuts a tree into flat clusters.
///
/// Requires, for `const S s; const Tree t`: `s.cut(t)` → a partition. A cutter that takes long has
/// `s.cut(t, execution)` as well, and a Pipeline calls that.
/// Models: MaxClust, ExactClusters, CutHeight.
template<class S, class Tree>
concept Cutter = requires(const S& s, const Tree& t) {
  s.cut(t);
};

/// A stage that evaluates clusters by the observations they were found in. Any number of them may come last.
///
/// Requires, for `const S s; const Input x; const Partition p; const Execution e`: `s.evaluate(x, p, e)` → a
/// value.
/// Models: Silhouette.
template<class S, class Input, class Partition>
concept Evaluator = requires(const S& s, const Input& x, const Partition& p, const Execution& e) {
  s.evaluate(x, p, e);
};

/// The type that a transformer's fit() returns, and the type that its transform() returns.
template<class S, class Input>
using fitted_t = decltype(std::declval<const S&>().fit(std::declval<const Input&>()));
template<class S, class Input>
using transformed_t =
    decltype(std::declval<const fitted_t<S, Input>&>().transform(std::declval<const Input&>()));

namespace detail {

/// `fit`, with the execution if the stage takes one.
template<class Stage, class Input>
auto fit_stage(const Stage& stage, const Input& input, const Execution& execution) {
  if constexpr (requires { stage.fit(input, execution); })
    return stage.fit(input, execution);
  else
    return stage.fit(input);
}
/// `cut` likewise.
template<class Stage, class Tree>
auto cut_stage(const Stage& stage, const Tree& tree, const Execution& execution) {
  if constexpr (requires { stage.cut(tree, execution); })
    return stage.cut(tree, execution);
  else
    return stage.cut(tree);
}
/// `transform` likewise. An rvalue input may be moved from.
template<class Fitted, class Input>
auto transform_stage(const Fitted& fitted, Input&& input, const Execution& execution) {
  if constexpr (requires { fitted.transform(std::forward<Input>(input), execution); })
    return fitted.transform(std::forward<Input>(input), execution);
  else
    return fitted.transform(std::forward<Input>(input));
}

}  // namespace detail

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_STAGE_HPP
