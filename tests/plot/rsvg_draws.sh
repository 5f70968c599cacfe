#!/usr/bin/env bash
# Draws all pictures of plot_gallery but those for HTML pages with rsvg-convert into one PDF, and some of each kind into a
# PNG, which must not be of one colour.
#
#   rsvg_draws.sh PLOT_GALLERY FOLDER
#
# Ends with 77 where there is no rsvg-convert.
set -euo pipefail
gallery=$1
folder=$2

if ! command -v rsvg-convert >/dev/null; then
  echo "skipped: rsvg-convert is not installed (cmake/setup.sh tests installs it)"
  exit 77
fi

rm -rf "$folder"
"$gallery" "$folder"
rm "$folder"/*-page.svg
rsvg-convert --format pdf "$folder"/*.svg --output "$folder/drawn.pdf"

drawn=0
for picture in "$folder"/*-20-arabic.svg "$folder"/*-2-dark.svg; do
  rsvg-convert --width 300 "$picture" --output "$folder/drawn.png"
  # A picture of one colour, 300 pixels wide, is a PNG of a few hundred bytes.
  if (($(stat -c %s "$folder/drawn.png") < 2000)); then
    echo "failed: $picture is empty"
    exit 1
  fi
  drawn=$((drawn + 1))
done
echo "drawn: $drawn"
((drawn >= 20))
