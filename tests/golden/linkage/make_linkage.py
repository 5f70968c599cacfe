#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes what scipy.cluster.hierarchy.linkage finds, for all seven methods.

Five data sets of scikit-learn, one file each (iris.txt …); tied data in tied.txt: one-hot rows, integer
grids, duplicates and mixtures, where the order of equal merges is as much SciPy's as the heights are; and in small.txt
200 small random inputs and 25 parts of the data sets, some of their rows and features.

A file is a sequence of cases:

    observations NAME n d        then n rows of d numbers
    dissimilarities NAME n       then n − 1 rows, the upper triangle
    linkage METHOD               then n − 1 rows: left right height size

Numbers are the shortest that read back exactly. Run with the interpreter that owns SciPy: /usr/bin/python3.
"""
import pathlib
import warnings

import numpy as np
import scipy
import sklearn
from scipy.cluster.hierarchy import linkage
from sklearn import datasets

METHODS = ["single", "complete", "average", "weighted", "ward", "centroid", "median"]
SETS = ["iris", "wine", "digits", "breast_cancer", "diabetes"]
HERE = pathlib.Path(__file__).parent
HEAD = f"# made by make_linkage.py with SciPy {scipy.__version__}, scikit-learn {sklearn.__version__}, NumPy {np.__version__}\n"


def number(value):
    value = float(value)
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def rows(matrix):
    return "".join(" ".join(map(number, row)) + "\n" for row in matrix)


def merges(x):
    text = ""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # square observations, Ward of dissimilarities that are not Euclidean
        for method in METHODS:
            text += f"linkage {method}\n" + rows(linkage(x, method))
    return text


def observations(name, x):
    return f"observations {name} {x.shape[0]} {x.shape[1]}\n" + rows(x) + merges(x)


def dissimilarities(name, n, values):
    triangle, at = "", 0
    for i in range(n - 1):
        triangle += " ".join(map(number, values[at:at + n - 1 - i])) + "\n"
        at += n - 1 - i
    return f"dissimilarities {name} {n}\n" + triangle + merges(values)


def one_hot(random, n, categories):
    return np.hstack([np.eye(c)[random.integers(0, c, n)] for c in categories])


def tied_cases():
    random = np.random.default_rng(20260101)
    for n in list(range(2, 13)) + [17, 24, 33]:
        yield observations(f"one_hot_{n}", one_hot(random, n, [2, 3, 4]).astype(float))
        yield observations(f"grid_{n}", random.integers(0, 3, (n, 2)).astype(float))
        yield observations(f"duplicates_{n}", random.integers(0, 4, (n, 1)) * [1.0, 0.0, 0.1])
        mixed = np.hstack([random.integers(0, 3, (n, 1)) / 3, one_hot(random, n, [2, 2])])
        yield observations(f"mixed_{n}", mixed)
        yield dissimilarities(f"levels_{n}", n, random.integers(1, 4, n * (n - 1) // 2).astype(float))
    yield observations("all_equal", np.full((9, 2), 0.1))
    yield observations("two_points", np.repeat([[0.0, 0.3], [1.0, 0.7]], [7, 12], axis=0))
    yield observations("square_lattice", np.array([[i, j] for i in range(7) for j in range(7)], float))
    yield observations("regular_simplex", np.eye(20))
    yield observations("line", np.arange(31.0)[:, None] * 0.1)
    yield observations("customers_300", one_hot(random, 300, [2, 8, 4, 3]))
    yield observations("scaled_130", np.hstack([random.integers(18, 30, (130, 1)) / 7, one_hot(random, 130, [2, 3])]))


def small_cases():
    random = np.random.default_rng(20261124)
    for i in range(200):
        n = int(random.integers(2, 10))
        if i % 4 == 3:
            yield dissimilarities(f"random_{i}", n, np.round(random.uniform(1, 9, n * (n - 1) // 2), 3))
        else:
            yield observations(f"random_{i}", np.round(random.normal(size=(n, random.integers(1, 5))), 3))
    for name in SETS:
        x = getattr(datasets, "load_" + name)().data
        for i in range(5):
            columns = np.sort(random.choice(x.shape[1], min(2 + i, x.shape[1]), replace=False))
            yield observations(f"{name}_{i}", x[random.choice(len(x), 12, replace=False)][:, columns])


def main():
    for name in SETS:
        x = getattr(datasets, "load_" + name)().data
        (HERE / f"{name}.txt").write_text(HEAD + observations(name, x))
    (HERE / "tied.txt").write_text(HEAD + "".join(tied_cases()))
    (HERE / "small.txt").write_text(HEAD + "".join(small_cases()))


main()
