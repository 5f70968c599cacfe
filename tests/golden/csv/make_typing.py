#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Makes typing.csv, and typing.expected with what pandas.read_csv makes of it. Run by hand: /usr/bin/python3 make_typing.py

Columns on which read_csv() means to differ are left out: codes with leading zeros, whole numbers beyond 2^53, booleans
(text here), numbers beyond the range of doubles, and cells with spaces around a number or a missing token.
"""
import csv
import pathlib
import platform
import random

import numpy as np
import pandas as pd

ROWS = 200
random.seed(20260101)


def column(make):
    return [make(i) for i in range(ROWS)]


COLUMNS = {
    "whole": column(lambda i: str(random.randint(-10**6, 10**6))),
    "large": column(lambda i: str(random.randint(-(2**53), 2**53))),
    "two_places": column(lambda i: f"{random.uniform(0, 1000):.2f}"),
    "all_places": column(lambda i: repr(random.gauss(0, 1))),
    "many_places": column(lambda i: f"{random.gauss(0, 1):.25f}"),
    "scientific": column(lambda i: f"{random.gauss(0, 1) * 10.0 ** random.randint(-300, 300):.17e}"),
    "signs": column(lambda i: random.choice(["+1", "-1", "+0.5", "-.5", ".5", "5.", "-0", "1E5", "1e+05"])),
    "infinities": column(lambda i: random.choice(["inf", "-inf", "1.5", "Infinity", "-Infinity", "5e-324"])),
    "missing": column(lambda i: random.choice(["", "NA", "N/A", "nan", "NaN", "null", "NULL", "<NA>", "#N/A", "12.5"])),
    "all_missing": column(lambda i: random.choice(["", "NA"])),
    "text": column(lambda i: random.choice(["Addis Ababa", "Dire Dawa", "", "NA", "Bahir Dar, north", 'the "old" town'])),
    "late_text": column(lambda i: "x" if i == ROWS - 1 else str(i)),
    "thousands": column(lambda i: f"{random.randint(1000, 99999):,}"),
    "hexadecimal": column(lambda i: hex(i)),
    "dates": column(lambda i: f"2024-05-{1 + i % 28:02d}"),
    "percent": column(lambda i: f"{i % 100}%"),
    "lines": column(lambda i: f"line 1\nline {i}"),
}

here = pathlib.Path(__file__).parent
with open(here / "typing.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(zip(*COLUMNS.values()))

frame = pd.read_csv(here / "typing.csv", float_precision="round_trip")
with open(here / "typing.expected", "w") as file:
    file.write(f"# pandas {pd.__version__}, numpy {np.__version__}, Python {platform.python_version()}\n")
    file.write("# name, n = numbers or t = texts, then a line a cell: a number as a hexadecimal double, else missing or text\n")
    for name in frame:
        numeric = frame[name].dtype != object
        file.write(f"{name} {'n' if numeric else 't'}\n")
        for value in frame[name]:
            missing = pd.isna(value)
            file.write("missing\n" if missing else f"{float(value).hex()}\n" if numeric else "text\n")
