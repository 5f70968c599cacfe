#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes what SciPy makes of trees by their inconsistency, by values of the merges, and their leaders:
cut_criteria_random.txt (210 small trees) and cut_criteria_real.txt (parts of scikit-learn's data sets).

Heights are rounded to nine digits before anything is computed, so that the files stay short.

    tree NAME n                    then n − 1 rows: left right height size
    inconsistent depth             then n − 1 rows of inconsistent(Z, depth): mean deviation count coefficient
    maxima depth                   then n − 1 rows: maxdists, maxinconsts, and maxRstat of the mean, of the deviation
                                   and of the count
    cut_inconsistent depth t labels    fcluster(Z, t, "inconsistent", depth) − 1
    values v…                      n − 1 values for what follows, monotone up the tree, many of them equal
    cut_values t labels            fcluster(Z, t, "monocrit", monocrit=values) − 1
    bisection k labels             fcluster(Z, k, "maxclust_monocrit", monocrit=values) − 1, as SciPy ≥ 1.15
    lowest k labels                the same by its definition: the lowest of the values that leaves at most k clusters
    leaders k node label …         leaders(Z, T) for the k clusters T of a cut: pairs in SciPy's order, labels from 0

fcluster(criterion="maxclust_monocrit") of SciPy before 1.15 begins its bisection one merge too late. There the
values are those of the bisection of SciPy 1.15, written out below; that this is understood is checked by beginning
it as the installed SciPy does, and comparing with what that says.

Run with the interpreter that owns SciPy: /usr/bin/python3.
"""
import pathlib

import numpy as np
import scipy
import sklearn
from scipy.cluster.hierarchy import (fcluster, inconsistent, leaders, linkage, maxdists, maxinconsts, maxRstat)
from sklearn import datasets

HERE = pathlib.Path(__file__).parent
METHODS = ["single", "complete", "average", "weighted", "ward", "centroid", "median"]


def number(value):
    value = float(value)
    return str(int(value)) if value.is_integer() else repr(value)


def digits(value):
    return f"{value:.12g}"


def words(values):
    return " ".join(map(str, values))


def rounded(z):
    z = z.copy()
    z[:, 2] = [float(f"{h:.9g}") for h in z[:, 2]]
    return z


def bisection(z, values, k, first):
    """fcluster's maxclust_monocrit; `first` is the lower end that it begins with, −1 from SciPy 1.15 on."""
    n = len(z) + 1
    low, high = first, n - 1
    while high - low > 1:
        middle = (low + high) // 2
        if n - np.count_nonzero(values <= values[middle]) > k:
            low = middle
        else:
            high = middle
    return fcluster(z, values[high], "monocrit", monocrit=values) - 1


def lowest(z, values, k):
    n = len(z) + 1
    threshold = min(t for t in values if n - np.count_nonzero(values <= t) <= k)
    return fcluster(z, threshold, "monocrit", monocrit=values) - 1


def maxclust(z, values, k):
    n = len(z) + 1
    if k >= n:
        rows = words(range(n))
        return f"bisection {k} {rows}\nlowest {k} {rows}\n"
    if n > 2:  # with one merge the installed SciPy reads past the end of the values
        installed = fcluster(z, k, "maxclust_monocrit", monocrit=values) - 1
        assert (bisection(z, values, k, 0) == installed).all()
    return f"bisection {k} {words(bisection(z, values, k, -1))}\nlowest {k} {words(lowest(z, values, k))}\n"


def thresholds(random, values):
    """Some of the values, and some between them."""
    values = np.unique(values)
    some = random.choice(values, min(2, len(values)), replace=False)
    between = (some[:1] + random.choice(values, 1)) / 2
    return dict.fromkeys(np.concatenate([some, between]))


def with_values(z, column):
    """The same tree with other heights, so that SciPy's own maxima make them monotone."""
    other = z.copy()
    other[:, 2] = column
    return maxdists(other)


def tree(name, z, random, depths):
    z = rounded(z)
    n = len(z) + 1
    text = f"tree {name} {n}\n" + "".join(words(map(number, row)) + "\n" for row in z)
    for depth in depths:
        r = inconsistent(z, depth)
        text += f"inconsistent {depth}\n" + "".join(words(map(digits, row)) + "\n" for row in r)
        highest = maxinconsts(z, r)
        columns = [maxdists(z), highest, *(maxRstat(z, r, i) for i in (0, 1, 2))]
        text += f"maxima {depth}\n" + "".join(words(map(digits, row)) + "\n" for row in zip(*columns))
        for t in thresholds(random, highest):
            labels = fcluster(z, t, "inconsistent", depth) - 1
            text += f"cut_inconsistent {depth} {number(t)} {words(labels)}\n"
    values = with_values(z, random.integers(0, max(3, n), n - 1).astype(float))
    text += f"values {words(map(number, values))}\n"
    for t in (*thresholds(random, values), -0.5, float(n)):
        text += f"cut_values {number(t)} {words(fcluster(z, t, 'monocrit', monocrit=values) - 1)}\n"
    for k in dict.fromkeys([1, 2, int(random.integers(1, n + 1)), n - 1, n, n + 1]):
        text += maxclust(z, values, k)
    t = fcluster(z, random.choice(maxdists(z)) * random.choice([1, 0.999]), "distance")
    node, label = leaders(z, t)
    text += f"leaders {len(node)} {words(x for pair in zip(node, label - 1) for x in pair)} {words(t - 1)}\n"
    return text


def random_trees(random):
    for i in range(210):
        method = METHODS[i % 7]
        n = int(random.integers(2, 17))
        x = random.normal(size=(n, int(random.integers(1, 5))))
        if i % 3 == 0:  # ties
            x = np.round(x * 1.5)
        depths = [2] if i % 2 else [int(random.integers(1, 8)), 50][: 1 + i % 4 // 2]
        yield tree(f"random_{i}_{method}", linkage(x, method), random, depths)


def real_trees(random):
    for name in ["iris", "wine", "digits", "breast_cancer", "diabetes"]:
        x = getattr(datasets, f"load_{name}")().data
        for part, method in enumerate(METHODS):
            rows = np.sort(random.choice(len(x), 40, replace=False))
            chosen = x[rows]
            scaled = (chosen - chosen.mean(axis=0)) / np.where(chosen.std(axis=0) > 0, chosen.std(axis=0), 1)
            depths = [[2], [3], [1, 4], [2, 100]][part % 4]
            yield tree(f"{name}_{method}", linkage(scaled, method), random, depths)


def main():
    head = (f"# made by make_cut_criteria.py with SciPy {scipy.__version__}, NumPy {np.__version__}, "
            f"scikit-learn {sklearn.__version__}\n")
    random = np.random.default_rng(20260103)
    (HERE / "cut_criteria_random.txt").write_text(head + "".join(random_trees(random)))
    (HERE / "cut_criteria_real.txt").write_text(head + "".join(real_trees(random)))


main()
