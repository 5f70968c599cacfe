#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes Matplotlib's boxes and NumPy's standardised means of segments: box_summaries.txt.

    box NAME n q1 median q3 low_whisker high_whisker outliers    then a row of n values
    scores NAME n k s_0 … s_(k-1)                                then a row of n values and a row of n labels

Run with the interpreter that owns scikit-learn and Matplotlib: /usr/bin/python3.
"""
import pathlib

import matplotlib
import numpy as np
import sklearn
from matplotlib.cbook import boxplot_stats
from sklearn import datasets

lines = [f"# Matplotlib {matplotlib.__version__}, NumPy {np.__version__}, scikit-learn {sklearn.__version__}"]


def row(values):
    return " ".join(repr(float(v)).removesuffix(".0") for v in values)


def box(name, values):
    found = boxplot_stats(values)[0]
    lines.append(f"box {name} {len(values)} " + row([found["q1"], found["med"], found["q3"], found["whislo"],
                                                    found["whishi"]]) + f" {len(found['fliers'])}")
    lines.append(row(values))


def scores(name, values, labels):
    k = labels.max() + 1
    found = [(values[labels == s].mean() - values.mean()) / values.std() for s in range(k)]
    lines.append(f"scores {name} {len(values)} {k} " + row(found))
    lines.append(row(values))
    lines.append(" ".join(str(label) for label in labels))


random = np.random.default_rng(5)
for case in range(240):
    n = int(random.integers(1, 30))
    kind = case % 4
    values = (random.integers(0, 6, n) if kind == 0 else random.normal(0, 1, n) if kind == 1
              else random.standard_t(1, n) if kind == 2 else random.lognormal(10, 1, n))
    values = np.round(values.astype(float), 3)
    box(f"random_{case}", values)
    if n >= 4 and values.std() > 0:
        k = int(random.integers(1, 4))
        labels = np.concatenate([np.arange(k), random.integers(0, k, n - k)])
        scores(f"random_{case}", values, labels)

sets = {"iris": datasets.load_iris(), "wine": datasets.load_wine(), "breast_cancer": datasets.load_breast_cancer()}
for name, data in sets.items():
    every = {"iris": 1, "wine": 1, "breast_cancer": 7}[name]
    target = data.target[::every]
    for column in range(min(data.data.shape[1], 10)):
        values = data.data[::every, column]
        box(f"{name}_{column}", values)
        box(f"{name}_{column}_first_class", values[target == 0])
        scores(f"{name}_{column}", values, target)

pathlib.Path(__file__).with_name("box_summaries.txt").write_text("\n".join(lines) + "\n")
