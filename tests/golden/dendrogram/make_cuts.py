#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes the flat clusters that SciPy's fcluster and cut_tree make of small trees: cuts.txt.

fcluster(criterion="maxclust") of SciPy before 1.15 never tries the lowest threshold, so it is wrong for
k ≥ n − 1, and with inversions its bisection takes another way. There the values come from the definition, the
rule of SciPy 1.15: the lowest threshold that bisection over the merges finds to leave at most k clusters; and
row order for k ≥ n. Wherever SciPy is right, this script checks that the definition says the same.

    tree NAME n          then n − 1 rows: left right height size
    maxclust k labels    fcluster(Z, k, "maxclust") − 1
    distance t labels    fcluster(Z, t, "distance") − 1
    exact k labels       cut_tree(Z, k): the same segments, but another numbering; only where no heights are
                         equal or inverted, as cut_tree takes merges in an order of its own there

Run with the interpreter that owns SciPy: /usr/bin/python3.
"""
import pathlib
import warnings

import numpy as np
import scipy
from scipy.cluster.hierarchy import cut_tree, fcluster, is_monotonic, linkage, maxdists

HERE = pathlib.Path(__file__).parent


def number(value):
    value = float(value)
    return str(int(value)) if value.is_integer() else repr(value)


def words(values):
    return " ".join(map(str, values))


def maxclust(z, k):
    n = len(z) + 1
    if k >= n:
        return np.arange(n)
    highest = maxdists(z)
    low, high = -1, n - 1
    while high - low > 1:
        middle = (low + high) // 2
        if n - np.count_nonzero(highest <= highest[middle]) > k:
            low = middle
        else:
            high = middle
    labels = fcluster(z, highest[high], "distance") - 1
    if is_monotonic(z) and k < n - 1:
        assert (labels == fcluster(z, k, "maxclust") - 1).all()
    return labels


def tree(name, z, some=None):
    """All cuts, or `some` of each kind by lot."""
    n = len(z) + 1
    few = lambda values: values if some is None else random.choice(values, min(some, len(values)), replace=False).tolist()
    random = np.random.default_rng(n)
    text = f"tree {name} {n}\n" + "".join(words(map(number, row)) + "\n" for row in z)
    for k in few(list(range(1, n + 2))):
        text += f"maxclust {k} {words(maxclust(z, k))}\n"
    heights = np.unique(z[:, 2])
    thresholds = [-1.0, 0.0, *heights, *np.nextafter(heights, 0), *((heights[1:] + heights[:-1]) / 2), 1e300]
    for t in few(list(dict.fromkeys(thresholds))):
        text += f"distance {number(t) if t < 1e300 else '1e300'} {words(fcluster(z, t, 'distance') - 1)}\n"
    if (np.diff(z[:, 2]) > 0).all():
        for k in few(list(range(1, n + 1))):
            text += f"exact {k} {words(cut_tree(z, k)[:, 0])}\n"
    return text


def trees():
    random = np.random.default_rng(20260102)
    for n in [2, 3, 4, 5, 7, 10, 16]:
        for method in ["single", "average", "ward"]:
            yield f"random_{method}_{n}", linkage(random.normal(size=(n, 3)), method)
        for method in ["single", "complete", "ward"]:
            yield f"tied_{method}_{n}", linkage(random.integers(0, 3, (n, 2)).astype(float), method)
        for method in ["centroid", "median"]:
            yield f"inverted_{method}_{n}", linkage(random.normal(size=(n, 5)), method)
        yield f"inverted_ties_{n}", linkage(random.integers(0, 2, (n, 5)).astype(float), "centroid")
    yield "triangle", linkage(np.array([[0, 0], [1, 0], [0.5, 0.75**0.5]]), "centroid")
    yield "equal_heights", linkage(np.array([0.0, 1, 2, 3, 10])[:, None], "single")
    yield "leaves_last", linkage(np.array([2.0, 2.5, 9.0, 1.0])[:, None], "single")
    yield "inversions_40", linkage(random.normal(size=(40, 12)), "centroid")
    for file in ["cut_criteria_random.txt", "cut_criteria_real.txt"]:  # of make_cut_criteria.py
        lines = (HERE / file).read_text().splitlines()
        for at in [i for i, line in enumerate(lines) if line.startswith("tree ")]:
            name, n = lines[at].split()[1:]
            yield "some_" + name, np.array([line.split() for line in lines[at + 1:at + int(n)]], float)
    yield "ties_40", linkage(random.integers(0, 4, (40, 2)).astype(float), "average")


def main():
    head = f"# made by make_cuts.py with SciPy {scipy.__version__}, NumPy {np.__version__}\n"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (HERE / "cuts.txt").write_text(head + "".join(tree(name, z, 3 if name.startswith("some_") else None) for name, z in trees()))


main()
