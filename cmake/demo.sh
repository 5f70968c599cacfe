#!/usr/bin/env bash
# From nothing to a segmented sample: sets up what is missing, builds the segmentiq program, runs it on the sample CSV.
# Options are handed on to segmentiq, as: cmake/demo.sh -k 3
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cmake/setup.sh

build=build/demo
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSEGMENTIQ_BUILD_TESTS=OFF >/dev/null
cmake --build "$build" --target example_segmentiq
exec "$build/bin/segmentiq" "$@" sample_data/ethiopian_supermarket_customers.csv
