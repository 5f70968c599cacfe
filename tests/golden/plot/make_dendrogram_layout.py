#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes dendrogram_layout.txt: trees and what scipy.cluster.hierarchy.dendrogram(no_plot=True) makes of them.

Each case is a block of lines, a word and its values:
  tree      n, then left right height size per merge
  options   truncation p count_sort distance_sort threshold named compatible
            (threshold "-" = SciPy's default; named = leaves are called name0, name1, ...)
  icoord dcoord leaves labels colors
  leaf_colors  "-" where SciPy is known to be wrong (merges at height 0) or has none (no link)
Cases with compatible = 0 and truncation "level" come from SciPy with its fault at node n corrected (i > n → i >= n).
"""
import inspect
import platform
import sys

import numpy as np
import scipy
import sklearn
from scipy.cluster import hierarchy
from sklearn import datasets

OUT = sys.argv[1] if len(sys.argv) > 1 else __file__.replace("make_dendrogram_layout.py", "dendrogram_layout.txt")

ORIGINAL = hierarchy._dendrogram_calculate_info
FIXED_SOURCE = inspect.getsource(ORIGINAL).replace("if i > n and level > p:", "if i >= n and level > p:")
assert FIXED_SOURCE != inspect.getsource(ORIGINAL)
SCOPE = dict(hierarchy.__dict__)
exec(FIXED_SOURCE, SCOPE)
FIXED = SCOPE["_dendrogram_calculate_info"]


METHODS = ["single", "complete", "average", "weighted", "ward", "centroid", "median"]


def trees():
    """Trees that are drawn with many options each."""
    rng = np.random.default_rng(20260101)
    for i, method in enumerate(METHODS):
        yield f"{method}_random", hierarchy.linkage(rng.normal(size=(9 + 5 * i, 3)), method)
        yield f"{method}_tied", hierarchy.linkage(rng.integers(0, 3, size=(7 + 3 * i, 2)).astype(float), method)
    yield "chain", hierarchy.linkage(np.cumsum(np.arange(1.0, 26))[:, None], "single")
    yield "chain_of_equal_steps", hierarchy.linkage(np.arange(20.0)[:, None], "single")
    yield "inversion", hierarchy.linkage(np.array([[0, 0], [1, 0], [0.5, np.sqrt(3) / 2]]), "centroid")
    yield "all_zero", hierarchy.linkage(np.zeros((8, 2)), "average")
    yield "two", hierarchy.linkage(np.array([[0.0], [2.5]]), "ward")
    yield "three", hierarchy.linkage(np.array([[0.0], [2.5], [3.0]]), "ward")
    yield "sixty", hierarchy.linkage(rng.normal(size=(60, 4)), "ward")


def many_trees():
    """Trees that are drawn with one set of options each: drawn by lot, and of parts of scikit-learn's data sets."""
    rng = np.random.default_rng(20261124)
    for i in range(210):
        x = rng.normal(size=(rng.integers(3, 11), 2))
        yield f"random_{i}", hierarchy.linkage(np.round(x, 1) if i % 5 == 0 else x, METHODS[i % 7])
    for name in ["iris", "wine", "breast_cancer", "diabetes"]:
        x = getattr(datasets, "load_" + name)().data
        for i, method in enumerate(METHODS):
            yield f"{name}_{method}", hierarchy.linkage(x[rng.choice(len(x), 8 + i, replace=False)], method)


def option_sets(z):
    n = len(z) + 1
    base = dict(truncate_mode=None, p=30, count_sort=False, distance_sort=False, color_threshold=None)
    yield base, False, False
    yield dict(base, count_sort="ascending"), True, False
    yield dict(base, count_sort="descending", distance_sort="ascending"), False, False
    yield dict(base, distance_sort="ascending"), False, False
    yield dict(base, distance_sort="descending"), False, False
    heights = np.sort(z[:, 2])
    yield dict(base, color_threshold=float(heights[len(heights) // 2])), False, False  # equal to a height
    yield dict(base, color_threshold=float(heights[-1]) * 2 + 1), False, False
    yield dict(base, color_threshold=0.0), False, False
    for p in sorted({0, 1, 2, 3, n // 2, n - 1, n, n + 1}):
        yield dict(base, truncate_mode="lastp", p=p), p % 2 == 0, False
    for p in (0, 1, 2, 4):
        yield dict(base, truncate_mode="level", p=p), False, True
        yield dict(base, truncate_mode="level", p=p, count_sort="descending"), False, False


def numbers(values):
    return " ".join(repr(float(v)) if float(v) != int(v) else str(int(v)) for v in np.ravel(values))


def write(out, name, z, options):
    n = len(z) + 1
    print(f"tree {name} {n} " + numbers(z), file=out)
    for option, named, compatible in options:
        hierarchy._dendrogram_calculate_info = ORIGINAL if compatible else FIXED
        SCOPE["_dendrogram_calculate_info"] = FIXED
        names = [f"name{i}" for i in range(n)] if named else None
        d = hierarchy.dendrogram(z, no_plot=True, labels=names, **option)
        words = [option["truncate_mode"] or "none", option["p"], option["count_sort"] or "none",
                 option["distance_sort"] or "none",
                 "-" if option["color_threshold"] is None else repr(option["color_threshold"]),
                 int(named), int(compatible)]
        print("options " + " ".join(map(str, words)), file=out)
        print("icoord " + numbers(d["icoord"]), file=out)
        print("dcoord " + numbers(d["dcoord"]), file=out)
        print("leaves " + " ".join(map(str, d["leaves"])), file=out)
        print("labels " + " ".join(d["ivl"]), file=out)
        print("colors " + " ".join(d["color_list"]), file=out)
        known = (z[:, 2] > 0).all() and len(d["icoord"]) > 0
        print("leaf_colors " + (" ".join(d["leaves_color_list"]) if known else "-"), file=out)


with open(OUT, "w") as out:
    print(f"# scipy {scipy.__version__}, numpy {np.__version__}, scikit-learn {sklearn.__version__}, Python {platform.python_version()}", file=out)
    print("# made by make_dendrogram_layout.py", file=out)
    for name, z in trees():
        options = list(option_sets(z))
        write(out, name, z, options[::3] if len(z) >= 20 else options)
    for i, (name, z) in enumerate(many_trees()):
        options = list(option_sets(z))
        write(out, name, z, [options[i % len(options)]])
