#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes how many cells of a terminal each character takes, by Python's Unicode database: cell_widths.txt.

    FIRST LAST WIDTH    in hexadecimal; code points that are not assigned are in no line

0: marks without a place of their own (categories Mn and Me), what only steers (Cf, but the soft hyphen), the later
letters of a Hangul syllable, skin tones. 2: East Asian width W or F. 1: all else. Of planes 0 and 1 up to emoji, and of
the tags of flags. With the argument `tables`, prints the tables of examples/common/cell_width.hpp instead; there
ranges reach over code points that are not assigned.
"""
import pathlib
import sys
import unicodedata

PLACES = [*range(0x20, 0x10000), *range(0x1F000, 0x1FB00), *range(0xE0000, 0xE01F0)]


def width(code):
    """Cells, or None where there is no such character."""
    character = chr(code)
    category = unicodedata.category(character)
    if category in ("Cn", "Cs", "Co", "Cc"):
        return None
    if category in ("Mn", "Me") or (category == "Cf" and code != 0xAD):
        return 0
    if 0x1160 <= code <= 0x11FF or 0x1F3FB <= code <= 0x1F3FF:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def runs(over_gaps):
    """(first, last, width), joined over gaps or not."""
    found = []
    before = None
    for code in PLACES:
        cells = width(code)
        if cells is None:
            continue
        joined = found and found[-1][2] == cells and (over_gaps or before == code - 1)
        if joined:
            found[-1][1] = code
        else:
            found.append([code, code, cells])
        before = code
    return found


if sys.argv[1:] == ["tables"]:
    for cells in (0, 2):
        print(", ".join(f"{{0x{a:04X}, 0x{b:04X}}}" for a, b, c in runs(True) if c == cells), end=",\n")
else:
    lines = [f"# Unicode {unicodedata.unidata_version}"]
    lines += [f"{a:x} {b:x} {c}" for a, b, c in runs(False)]
    path = pathlib.Path(__file__).with_name("cell_widths.txt")
    path.write_text("\n".join(lines) + "\n", encoding="ascii")
