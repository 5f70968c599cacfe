// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_CHOSEN_SCALER_HPP
#define SEGMENTIQ_PREPROCESS_CHOSEN_SCALER_HPP

#include <array>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/from_name.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/stage.hpp"
#include "segmentiq/preprocess/min_max_scaler.hpp"
#include "segmentiq/preprocess/quantile_scaler.hpp"
#include "segmentiq/preprocess/robust_scaler.hpp"
#include "segmentiq/preprocess/standard_scaler.hpp"

namespace segmentiq {

/// The shipped scalers, for a choice at run time.
enum class ScalerKind {
  standard,         ///< mean 0, standard deviation 1
  robust,           ///< median 0, interquartile range 1
  min_max,          ///< minimum 0, maximum 1
  quantile,         ///< the rank among the values, 0 … 1
  quantile_normal,  ///< the rank, as a standard normal variable
};

inline constexpr std::array<ScalerKind, 5> all_scalers = {ScalerKind::standard, ScalerKind::robust,
                                                          ScalerKind::min_max, ScalerKind::quantile,
                                                          ScalerKind::quantile_normal};

/// "min_max"
constexpr std::string_view to_string(ScalerKind kind) {
  switch (kind) {
    case ScalerKind::robust:
      return "robust";
    case ScalerKind::min_max:
      return "min_max";
    case ScalerKind::quantile:
      return "quantile";
    case ScalerKind::quantile_normal:
      return "quantile_normal";
    case ScalerKind::standard:
      break;
  }
  return "standard";
}

/// The scaler of a name. @throws parameter_error listing the names
inline ScalerKind scaler_from_name(std::string_view name) {
  return from_name(name, all_scalers, "scaler_from_name()");
}

/// Which scaler, and its parameters.
struct ScalerOptions {
  ScalerKind kind = ScalerKind::standard;
  /// Of the quantile scalers: how many quantiles are kept, ≥ 1.
  Index quantiles = 1000;
};

/// One of the shipped scalers, fitted, chosen at run time. Immutable.
class FittedChosenScaler {
 public:
  /// NoScaling: numbers stay as they are.
  using Scaler = std::variant<NoScaling, FittedStandardScaler, FittedRobustScaler, FittedMinMaxScaler,
                              FittedQuantileScaler>;

  explicit FittedChosenScaler(Scaler scaler) : scaler_(std::move(scaler)) {}

  /// The fitted scaler that was chosen.
  const Scaler& scaler() const { return scaler_; }

  /// The number of features it was fitted on; empty for NoScaling, which takes any.
  std::optional<Index> features() const {
    return std::visit(
        [](const auto& scaler) -> std::optional<Index> {
          if constexpr (std::is_same_v<std::decay_t<decltype(scaler)>, NoScaling>)
            return std::nullopt;
          else
            return scaler.features();
        },
        scaler_);
  }

  /// The scaled values, n × d. @throws as the scaler
  Matrix<double> transform(const Observations& observations, const Execution& execution = {}) const {
    const Matrix<double>& x = observations.values();
    return std::visit(
        [&](const auto& scaler) -> Matrix<double> { return detail::transform_stage(scaler, x, execution); },
        scaler_);
  }

 private:
  Scaler scaler_;
};

/// A scaler chosen at run time: the one place where a ScalerKind becomes a scaler. Models NumericScaler.
class ChosenScaler {
 public:
  /// @param options empty = no scaling
  explicit ChosenScaler(std::optional<ScalerOptions> options = ScalerOptions{}) : options_(options) {}

  /// @throws as the scaler
  FittedChosenScaler fit(const Observations& observations, const Execution& execution = {}) const {
    const Matrix<double>& x = observations.values();
    if (!options_) return FittedChosenScaler(NoScaling{});
    switch (options_->kind) {
      case ScalerKind::robust:
        return FittedChosenScaler(RobustScaler{}.fit(x, execution));
      case ScalerKind::min_max:
        return FittedChosenScaler(MinMaxScaler{}.fit(x, execution));
      case ScalerKind::quantile:
        return FittedChosenScaler(QuantileScaler{.quantiles = options_->quantiles}.fit(x, execution));
      case ScalerKind::quantile_normal:
        return FittedChosenScaler(
            QuantileScaler{.quantiles = options_->quantiles, .output = QuantileOutput::normal}.fit(
                x, execution));
      case ScalerKind::standard:
        break;
    }
    return FittedChosenScaler(StandardScaler{}.fit(x, execution));
  }

 private:
  std::optional<ScalerOptions> options_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_CHOSEN_SCALER_HPP
