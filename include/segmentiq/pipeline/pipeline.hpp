// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_PIPELINE_HPP
#define SEGMENTIQ_PIPELINE_PIPELINE_HPP

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/stage.hpp"

namespace segmentiq {

/// Takes the place of a part that a pipeline does not have.
struct NoPart {};

/// A fitted pipeline: the fitted transformers, and the results of the clustering stages. Immutable.
///
/// @tparam Transformers std::tuple of the fitted transformers, in order
/// @tparam Observations the output of the last transformer
/// @tparam Tree, Partition NoPart where there is no such stage
/// @tparam Evaluations std::tuple of the results of the evaluators, in order
template<class Transformers, class Observations, class Tree, class Partition, class Evaluations>
class FittedPipeline {
 public:
  FittedPipeline(Transformers transformers, Observations observations, Tree tree, Partition partition,
                 Evaluations evaluations)
      : transformers_(std::move(transformers)),
        observations_(std::move(observations)),
        tree_(std::move(tree)),
        partition_(std::move(partition)),
        evaluations_(std::move(evaluations)) {}

  /// Applies the fitted transformers to other input. Clustering labels only the rows it was fitted on, so
  /// this gives no labels for new rows.
  template<class Input>
  auto transform(const Input& input, const Execution& execution = {}) const {
    return apply_from<0>(input, execution);
  }

  /// What was clustered: the input after all transformers.
  const Observations& observations() const { return observations_; }

  /// A fitted transformer, by its type where only one has it, or by its position among the transformers.
  template<class Fitted>
  const Fitted& transformer() const {
    return std::get<Fitted>(transformers_);
  }
  template<std::size_t I>
  const auto& transformer() const {
    return std::get<I>(transformers_);
  }

  const Tree& dendrogram() const requires(!std::is_same_v<Tree, NoPart>) { return tree_; }

  const Partition& partition() const requires(!std::is_same_v<Partition, NoPart>) { return partition_; }

  /// The result of an evaluator, by its type where only one has it, or by its position among the evaluators.
  template<class Evaluation>
  const Evaluation& evaluation() const {
    return std::get<Evaluation>(evaluations_);
  }
  template<std::size_t I>
  const auto& evaluation() const {
    return std::get<I>(evaluations_);
  }

 private:
  template<std::size_t I, class Input>
  auto apply_from(const Input& input, const Execution& execution) const {
    execution.check_stop();
    if constexpr (I == std::tuple_size_v<Transformers>)
      return input;
    else
      return apply_from<I + 1>(detail::transform_stage(std::get<I>(transformers_), input, execution),
                               execution);
  }

  Transformers transformers_;
  Observations observations_;
  Tree tree_;
  Partition partition_;
  Evaluations evaluations_;
};

namespace detail {

template<class...>
inline constexpr bool never = false;

}  // namespace detail

/// Stages run one after another: any number of Transformers, then one Clusterer, one Cutter, and any number
/// of Evaluators. The later groups may be left out. core/stage.hpp says what each role requires.
///
///     const auto fitted = Pipeline{StandardScaler{}, Ward{}, MaxClust{4}, Silhouette{}}.fit(x);
///     fitted.partition().labels; fitted.evaluation<SilhouetteResult>().mean;
///
/// The compiler checks that each stage takes the output of the one before it; where one does not fit, the
/// error names the role that it lacks. Any stage can be a type of your own.
template<class... Stages>
class Pipeline {
 public:
  explicit Pipeline(Stages... stages) : stages_(std::move(stages)...) {}

  /// Runs the stages on `input`. @return a FittedPipeline
  /// @throws what the stages throw; cancelled_error when a stop is requested between two stages
  template<class Input>
  auto fit(const Input& input, const Execution& execution = {}) const {
    return transform_from<0>(input, std::tuple<>{}, execution);
  }

 private:
  static constexpr std::size_t count = sizeof...(Stages);
  template<std::size_t I>
  using Stage = std::tuple_element_t<I, std::tuple<Stages...>>;

  static void check_stop(const Execution& execution) { execution.check_stop(); }

  template<std::size_t I, class Input, class Fitted>
  auto transform_from(const Input& input, Fitted fitted, const Execution& execution) const {
    check_stop(execution);
    if constexpr (I == count) {
      return FittedPipeline<Fitted, Input, NoPart, NoPart, std::tuple<>>(std::move(fitted), input, {}, {},
                                                                         {});
    } else if constexpr (Clusterer<Stage<I>, Input>) {
      return cut_from<I + 1>(input, std::move(fitted), cluster(std::get<I>(stages_), input, execution),
                             execution);
    } else if constexpr (Transformer<Stage<I>, Input>) {
      auto learnt = detail::fit_stage(std::get<I>(stages_), input, execution);
      const auto output = detail::transform_stage(learnt, input, execution);
      return transform_from<I + 1>(
          output, std::tuple_cat(std::move(fitted), std::make_tuple(std::move(learnt))), execution);
    } else {
      static_assert(
          detail::never<Stage<I>, Input>,
          "Pipeline::fit(): the stage models neither Transformer nor Clusterer for what comes before it");
    }
  }

  template<std::size_t I, class Input, class Fitted, class Tree>
  auto cut_from(const Input& input, Fitted fitted, Tree tree, const Execution& execution) const {
    check_stop(execution);
    if constexpr (I == count) {
      return FittedPipeline<Fitted, Input, Tree, NoPart, std::tuple<>>(std::move(fitted), input,
                                                                       std::move(tree), {}, {});
    } else if constexpr (Cutter<Stage<I>, Tree>) {
      auto partition = detail::cut_stage(std::get<I>(stages_), tree, execution);
      return evaluate_from<I + 1>(input, std::move(fitted), std::move(tree), std::move(partition),
                                  std::tuple<>{}, execution);
    } else {
      static_assert(
          detail::never<Stage<I>, Tree>,
          "Pipeline::fit(): the stage after the Clusterer does not model Cutter for the tree it gives");
    }
  }

  template<std::size_t I, class Input, class Fitted, class Tree, class Partition, class Found>
  auto evaluate_from(const Input& input, Fitted fitted, Tree tree, Partition partition, Found found,
                     const Execution& execution) const {
    check_stop(execution);
    if constexpr (I == count) {
      return FittedPipeline<Fitted, Input, Tree, Partition, Found>(std::move(fitted), input, std::move(tree),
                                                                   std::move(partition), std::move(found));
    } else if constexpr (Evaluator<Stage<I>, Input, Partition>) {
      auto next = std::tuple_cat(std::move(found),
                                 std::make_tuple(std::get<I>(stages_).evaluate(input, partition, execution)));
      return evaluate_from<I + 1>(input, std::move(fitted), std::move(tree), std::move(partition),
                                  std::move(next), execution);
    } else {
      static_assert(
          detail::never<Stage<I>, Input>,
          "Pipeline::fit(): the stage after the Cutter does not model Evaluator for what was clustered");
    }
  }

  std::tuple<Stages...> stages_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_PIPELINE_HPP
