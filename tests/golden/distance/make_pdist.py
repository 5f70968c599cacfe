#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes what SciPy's pdist makes of small random inputs and of parts of scikit-learn's data sets: pdist_random.txt,
pdist_weighted.txt and pdist_real.txt.

    input NAME n d            then n rows of d numbers
    weights w_1 … w_d         of the lines below, if there are any
    pdist METRIC p values     n(n−1)/2 of them; p is that of Minkowski, else 0

nan and inf are SciPy's, for rows that a metric has no place for, or a divisor of 0. One correction: correlation of a row
whose values are all the same is written as nan, where SciPy gives what is left of rounding the mean.

Run with the interpreter that owns SciPy: /usr/bin/python3.
"""
import pathlib

import numpy as np
import scipy
import sklearn
from scipy.spatial.distance import pdist
from sklearn import datasets

HERE = pathlib.Path(__file__).parent
WEIGHTED = ["euclidean", "sqeuclidean", "cityblock", "chebyshev", "minkowski", "canberra", "braycurtis", "hamming", "jaccard"]
ALL = WEIGHTED + ["cosine", "correlation"]
EXPONENTS = [1, 1.5, 2, 3, 4.7, 10, 1.01, 2.5, np.inf, 100.25]


def words(values, form):
    return " ".join(form % v for v in values)


def head():
    return (f"# made by make_pdist.py with SciPy {scipy.__version__}, NumPy {np.__version__}, "
            f"scikit-learn {sklearn.__version__}\n")


def block(name, x, metrics, p, weights=None):
    text = f"input {name} {x.shape[0]} {x.shape[1]}\n" + "".join(words(row, "%.17g") + "\n" for row in x)
    if weights is not None:
        text += f"weights {words(weights, '%.17g')}\n"
    for metric in metrics:
        more = {"p": p} if metric == "minkowski" else {}
        if weights is not None:
            more["w"] = weights
        values = pdist(x, metric, **more)
        if metric == "correlation":
            constant = (x == x[:, :1]).all(axis=1)
            first, second = np.triu_indices(len(x), 1)
            values[constant[first] | constant[second]] = np.nan
        text += f"pdist {metric} {more.get('p', 0):g} {words(values, '%.13g')}\n"
    return text


def random_input(random, case):
    n, d = random.integers(2, 6), random.integers(1, 7)
    x = [lambda: random.normal(size=(n, d)),
         lambda: random.integers(-2, 3, (n, d)),
         lambda: random.poisson(1.5, (n, d)),
         lambda: random.integers(0, 2, (n, d)),
         lambda: 1e5 + random.normal(size=(n, d)),
         lambda: random.normal(size=(n, d)) * 10.0 ** random.integers(-5, 6, (1, d)),
         lambda: np.vstack([np.zeros((1, d)), random.normal(size=(n - 1, d))]),
         lambda: np.vstack([np.full((1, d), 0.7), random.exponential(size=(n - 1, d))])][case % 8]()
    return np.array([[float(f"{v:.7g}") for v in row] for row in x]).reshape(n, d)


def real_inputs():
    random = np.random.default_rng(20260302)
    for name in ["iris", "wine", "breast_cancer", "diabetes", "digits"]:
        x = getattr(datasets, "load_" + name)().data
        for part in range(4):
            columns = np.sort(random.permutation(x.shape[1])[:12])
            yield f"{name}_{part}", x[np.sort(random.permutation(len(x))[:9])][:, columns].astype(float)


def main():
    random = np.random.default_rng(20260301)
    np.seterr(all="ignore")
    plain, weighted, real = head(), head(), head()
    for case in range(240):
        p = EXPONENTS[case % len(EXPONENTS)]
        plain += block(f"random_{case}", random_input(random, case), ALL, p)
        x = random_input(random, case + 3)
        weights = random.choice([0, 0.25, 0.5, 1, 1.75, 3], x.shape[1])
        weights[random.integers(len(weights))] = 2
        weighted += block(f"weighted_{case}", x, WEIGHTED, p, weights)
    for case, (name, x) in enumerate(real_inputs()):
        real += block(name, x, ALL, EXPONENTS[case % len(EXPONENTS)])
        real += block(name + "_weighted", x, WEIGHTED, EXPONENTS[-case % len(EXPONENTS)], random.exponential(size=x.shape[1]))
    (HERE / "pdist_random.txt").write_text(plain)
    (HERE / "pdist_weighted.txt").write_text(weighted)
    (HERE / "pdist_real.txt").write_text(real)


main()
