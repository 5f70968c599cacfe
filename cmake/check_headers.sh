#!/usr/bin/env bash
# Compiles each header of the library alone, without making code, and fails at any error or warning.
#
#   cmake/check_headers.sh              with g++
#   cmake/check_headers.sh clang++      with another compiler
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

compiler=${1:-g++}
flags=(-std=c++20 -fsyntax-only -fopenmp -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Werror
       -I include -isystem /usr/include/eigen3 -x c++)
[[ $compiler == *clang* ]] || flags+=(-Wno-restrict) # as CMakeLists.txt says

check() {
  local header=$1
  shift
  printf '#include "%s"\n' "${header#include/}" | "$@" - || { echo "not alone: $header" >&2; return 1; }
}
export -f check

count=$(find include/segmentiq -name '*.hpp' | wc -l)
find include/segmentiq -name '*.hpp' -print0 | sort -z |
  xargs -0 -P "$(nproc)" -I{} bash -c 'check "$@"' _ {} "$compiler" "${flags[@]}"
echo "$count headers compile alone with $compiler"
