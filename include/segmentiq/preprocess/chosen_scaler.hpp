// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_CHOSEN_SCALER_HPP
#define SEGMENTIQ_PREPROCESS_CHOSEN_SCALER_HPP

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/preprocess/standard_scaler.hpp"

namespace segmentiq {

/// The shipped scalers, for a choice at run time.
enum class ScalerKind { standard };

inline constexpr std::array<ScalerKind, 1> all_scalers = {ScalerKind::standard};

/// "standard"
constexpr std::string_view to_string(ScalerKind) {
  return "standard";
}

/// Which scaler, and what it has to be told.
struct ScalerOptions {
  ScalerKind kind = ScalerKind::standard;
};

/// One of the shipped scalers, fitted: the choice was made at run time. Immutable.
class FittedChosenScaler {
 public:
  /// NoScaling where numbers stay as they are.
  using Scaler = std::variant<NoScaling, FittedStandardScaler>;

  explicit FittedChosenScaler(Scaler scaler) : scaler_(std::move(scaler)) {}

  /// Which it is, with its figures.
  const Scaler& scaler() const { return scaler_; }

  /// The scaled values, n × d. @throws as the scaler
  Matrix<double> transform(const Matrix<double>& x) const {
    return std::visit([&x](const auto& scaler) -> Matrix<double> { return scaler.transform(x); }, scaler_);
  }

 private:
  Scaler scaler_;
};

/// A scaler chosen at run time, in one place: the scalers themselves know nothing of it. A NumericScaler.
class ChosenScaler {
 public:
  /// @param options nothing = no scaling
  explicit ChosenScaler(std::optional<ScalerOptions> options = ScalerOptions{}) : options_(options) {}

  /// @throws as the scaler
  FittedChosenScaler fit(const Matrix<double>& x) const {
    if (!options_) return FittedChosenScaler(NoScaling{});
    return FittedChosenScaler(StandardScaler{}.fit(x));
  }

 private:
  std::optional<ScalerOptions> options_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_CHOSEN_SCALER_HPP
