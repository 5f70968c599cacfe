#!/usr/bin/env bash
# Installs what building segmentiq needs and this machine lacks. For Debian 12, Ubuntu 24.04 and later, as root or with
# sudo; on other systems it says what is needed.
#
#   cmake/setup.sh          what the segmentiq program needs
#   cmake/setup.sh tests    the same, and what the tests and benchmarks need
set -euo pipefail

packages=(g++ cmake ninja-build libeigen3-dev libfccp-dev libcli11-dev nlohmann-json3-dev)
if [[ ${1:-} == tests ]]; then
  packages+=(catch2 libbenchmark-dev pkg-config clang libomp-dev libclang-rt-dev ccache)
  # They draw the pictures and measure their texts. Ubuntu has no package of Chromium; without it those tests are skipped.
  packages+=(librsvg2-bin fonts-noto-core fonts-noto-color-emoji python3)
  if grep -qs '^ID=debian' /etc/os-release; then
    packages+=(chromium)
  fi
fi

if ! command -v dpkg-query >/dev/null; then
  echo "setup: this is not Debian or Ubuntu; please install the equivalents of: ${packages[*]}" >&2
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ $status == installed ]] || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
  exit 0
fi

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "setup: please install as root: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

# Shows what apt-get said only when it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "setup: failed: $*" >&2
    exit 1
  fi
  rm -f "$log"
}

echo "setup: installing ${missing[*]}"
quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update
quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"
