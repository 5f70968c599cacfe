#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes what SciPy reads off trees: trees.txt, and which linkage matrices it takes for valid: validity.txt.

trees.txt, for 210 random data sets (some with ties and duplicates) and 20 parts of scikit-learn's:

    observations NAME n d     then n rows of d numbers
    linkage METHOD            then n − 1 rows: left right height size
    cophenet                  for each pair, the first merge whose height is the pair's cophenetic distance
    correlation r             cophenet(Z, pdist(x))[0]; nan where it is not defined
    leaves                    leaves_list(Z)
    ordered s                 the sum of distances of neighbours in leaves_list(optimal_leaf_ordering(Z, pdist(x))),
                              which is not always the least one
    inversion i               the first merge lower than the one before it, −1 if is_monotonic(Z)

validity.txt, 300 random matrices and 20 of real data, of which most are valid but for one number:

    matrix rows valid         rows of 4 numbers; valid: 1 if is_valid_linkage(Z)

Numbers are the shortest that read back exactly. Run with the interpreter that owns SciPy: /usr/bin/python3.
"""
import pathlib
import warnings

import numpy as np
import scipy
import sklearn
from scipy.cluster.hierarchy import (cophenet, is_monotonic, is_valid_linkage, leaves_list, linkage,
                                     optimal_leaf_ordering)
from scipy.spatial.distance import pdist, squareform
from sklearn import datasets

METHODS = ["single", "complete", "average", "weighted", "ward", "centroid", "median"]
HERE = pathlib.Path(__file__).parent
HEAD = f"with SciPy {scipy.__version__}, scikit-learn {sklearn.__version__}, NumPy {np.__version__}\n"


def number(value):
    value = float(value)
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def words(values):
    return " ".join(map(number, values)) + "\n"


def rows(matrix):
    return "".join(words(row) for row in matrix)


def tree(name, x, method):
    z = linkage(x, method)
    distances = pdist(x)
    joined = cophenet(z)
    first = {height: i for i, height in reversed(list(enumerate(z[:, 2])))}
    varies = np.ptp(joined) > 1e-12 and np.ptp(distances) > 1e-12
    r = cophenet(z, distances)[0] if varies else np.nan
    inversions = np.flatnonzero(np.diff(z[:, 2]) < 0)
    assert is_monotonic(z) == (len(inversions) == 0)
    order = leaves_list(optimal_leaf_ordering(z, distances))
    ordered = squareform(distances)[order[:-1], order[1:]].sum()
    return (f"observations {name} {x.shape[0]} {x.shape[1]}\n" + rows(x) + f"linkage {method}\n" + rows(z) +
            "cophenet " + words(first[height] for height in joined) +
            f"correlation {r:.15g}\n" + "leaves " + words(leaves_list(z)) + f"ordered {ordered:.15g}\n" +
            f"inversion {inversions[0] + 1 if len(inversions) else -1}\n")


def trees():
    random = np.random.default_rng(20260201)
    for i in range(210):
        n, d = random.integers(3, 15), random.integers(1, 5)
        method = METHODS[i % 7]
        if i % 3 == 0:
            x = random.integers(0, 3, (n, d)).astype(float)
        elif i % 3 == 1:
            x = np.round(random.normal(size=(n, d)), 3)
        else:
            x = np.round(random.normal(random.integers(0, 3, (n, 1)) * 4, 1, (n, d)) + 1000, 3)
        yield f"random_{i}", x, method
    for i, name in enumerate(["iris", "wine", "digits", "breast_cancer", "diabetes"]):
        x = getattr(datasets, "load_" + name)().data
        for part in range(4):
            yield f"{name}_{part}", x[part * 7::len(x) // 28][:28], METHODS[(i + part * 2) % 7]


def validity():
    random = np.random.default_rng(20260202)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for i in range(300):
            n = int(random.integers(3, 9))  # SciPy does not look at the numbers of a single row
            z = linkage(random.integers(0, 9, (n, 2)).astype(float), METHODS[i % 7])
            if i >= 30:
                row, column = random.integers(0, n - 1), random.integers(0, 4)
                if column < 2:
                    z[row, column] = random.integers(-1, 2 * n)
                else:
                    z[row, column] = random.choice([-1, 0, 1, z[row, column] + 1])
            z[:, :2].sort(axis=1)
            yield f"matrix {n - 1} {int(is_valid_linkage(z))}\n" + rows(z)
        for i, name in enumerate(["iris", "wine", "digits", "breast_cancer", "diabetes"] * 4):
            x = getattr(datasets, "load_" + name)().data
            z = linkage(x[random.choice(len(x), 12, replace=False)], METHODS[i % 7])
            if i % 2:
                z[random.integers(0, 11), random.integers(0, 2)] = random.integers(-1, 24)
            z[:, :2].sort(axis=1)
            yield f"matrix 11 {int(is_valid_linkage(z))}\n" + rows(z)


def main():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # square observations
        text = "".join(tree(*case) for case in trees())
    (HERE / "trees.txt").write_text("# made by make_trees.py " + HEAD + text)
    (HERE / "validity.txt").write_text("# made by make_trees.py " + HEAD + "".join(validity()))


main()
