#!/usr/bin/env bash
# Draws all pictures of plot_gallery in headless Chromium and measures their texts there: text_fits.js says what for.
#
#   text_fits.sh PLOT_GALLERY FOLDER
#
# Ends with 77 where there is no Chromium.
set -euo pipefail
gallery=$1
folder=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

for browser in chromium chromium-browser google-chrome-stable google-chrome ""; do
  [[ -n $browser ]] && command -v "$browser" >/dev/null && break
done
if [[ -z $browser ]]; then
  echo "skipped: Chromium is not installed (cmake/setup.sh tests installs it)"
  exit 77
fi

rm -rf "$folder"
"$gallery" "$folder/svg"
{
  echo '<!DOCTYPE html><meta charset="utf-8"><title>pictures</title>'
  for picture in "$folder"/svg/*.svg; do
    echo "<figure data-name=\"$(basename "$picture" .svg)\">"
    cat "$picture"
    echo "</figure>"
  done
  echo "<script>"
  cat "$here/text_fits.js"
  echo "</script>"
} >"$folder/all.html"

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
timeout 120 "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
  --disable-background-networking --disable-component-update --disable-sync --user-data-dir="$profile" \
  --dump-dom "file://$(cd "$folder" && pwd)/all.html" >"$folder/result.html" 2>"$folder/browser.log" || {
  cat "$folder/browser.log"
  exit 1
}

# The script put its result in the place of the pictures.
summary=$(grep -o 'PICTURES [0-9]* TEXTS [0-9]* FAULTS [0-9]*' "$folder/result.html" || true)
pictures=$(find "$folder/svg" -name '*.svg' | wc -l)
sed -n '/<pre id="result">/,/<\/pre>/p' "$folder/result.html" | head -n 60
if [[ $summary != "PICTURES $pictures TEXTS "[1-9]*" FAULTS 0" ]]; then
  echo "failed: ${summary:-the pictures were not measured}"
  exit 1
fi
