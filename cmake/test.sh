#!/usr/bin/env bash
# From nothing to tested: sets up what is missing, then builds and runs
#
#   asan      clang++ with AddressSanitizer and UndefinedBehaviorSanitizer: library and programs, without the consumer projects
#   release   g++, optimised; every header compiled alone; all tests but the slow ones, with the consumer projects
#
# Warnings are errors in both. Arguments name presets to run instead, as: cmake/test.sh release, or clang, or tsan
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cmake/setup.sh tests

jobs=$(nproc)
log=$(mktemp)
trap 'rm -f "$log"' EXIT

presets=("$@")
((${#presets[@]})) || presets=(asan release)

closing_lines=()
for preset in "${presets[@]}"; do
  echo "=== $preset"
  cmake --preset "$preset" >"$log" 2>&1 || { cat "$log"; exit 1; }
  cmake --build --preset "$preset" --parallel "$jobs"
  if [[ $preset == release ]]; then
    cmake --build --preset headers --parallel "$jobs"
  fi
  ctest --preset "$preset" --parallel "$jobs" | tee "$log"
  closing_lines+=("$(grep 'tests passed' "$log") ($preset)")
done

echo
printf '%s\n' "${closing_lines[@]}"
