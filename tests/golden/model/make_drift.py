#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes population stability indices, by NumPy: drift.txt.

    numeric NAME psi n m      then n values before, m values now ("nan" is missing)
    categorical NAME psi n m  then n categories before, m now (whole numbers; -1 is missing)

Bins are those of np.digitize at the distinct deciles (np.quantile) below the largest value, and one for missing cells; shares
below 1e-4 count as 1e-4. Run with the interpreter that owns scikit-learn: /usr/bin/python3.
"""
import pathlib

import numpy as np
import sklearn
from sklearn import datasets

HERE = pathlib.Path(__file__).parent


def psi(before, now):
    e, a = np.maximum(before / before.sum(), 1e-4), np.maximum(now / now.sum(), 1e-4)
    return ((a - e) * np.log(a / e)).sum()


def numeric(before, now):
    known = before[~np.isnan(before)]
    edges = np.unique(np.quantile(known, np.arange(1, 10) / 10))
    edges = edges[edges < known.max()]

    def counts(x):
        place = np.digitize(x[~np.isnan(x)], edges, right=True)
        return np.append(np.bincount(place, minlength=len(edges) + 1), np.isnan(x).sum())

    return psi(counts(before), counts(now))


def categorical(before, now):
    every = np.union1d(np.union1d(before, now), [-1])
    return psi(*(np.array([(x == c).sum() for c in every]) for x in (before, now)))


def main():
    rng = np.random.default_rng(11)
    with open(HERE / "drift.txt", "w") as out:
        out.write(f"# numpy {np.__version__}, scikit-learn {sklearn.__version__}; make_drift.py\n")

        def write(kind, name, before, now, index):
            out.write(f"{kind} {name} {index:.12g} {len(before)} {len(now)}\n")
            for x in (before, now):
                out.write(" ".join(f"{v:g}" for v in x) + "\n")

        def write_numeric(name, before, now):
            before, now = (np.array([float(f"{v:g}") for v in x]) for x in (before, now))
            write("numeric", name, before, now, numeric(before, now))

        def write_levels(name, levels, n, end):
            before, now = levels[:n], levels[n:end]
            write("categorical", name, before, now, categorical(before, now))

        for i in range(200):
            n, m = rng.integers(1, 40, 2)
            before, now = rng.normal(size=n) * 100, rng.normal(loc=rng.normal(), size=m) * 100
            if i % 4 == 0:
                before, now = np.round(before / 60), np.round(now / 60)
            if i % 3 == 0 and n > 3:
                before[rng.integers(1, n)] = np.nan
                now[rng.integers(0, m)] = np.nan
            write_numeric(f"random{i}", np.round(before, 2), np.round(now, 2))
        for i in range(200):
            n, m, k = rng.integers(1, 40), rng.integers(1, 40), rng.integers(1, 8)
            before, now = rng.integers(-1 if i % 2 else 0, k, n), rng.integers(-1 if i % 3 else 0, k + i % 3, m)
            write("categorical", f"random{i}", before, now, categorical(before, now))
        for name, data in (("iris", datasets.load_iris()), ("wine", datasets.load_wine()),
                           ("diabetes", datasets.load_diabetes()), ("breast_cancer", datasets.load_breast_cancer())):
            for j in range(4):
                x = data.data[rng.permutation(len(data.data))[:100], j]
                write_numeric(f"{name}{j}", x[:60], x[60:])
                write_levels(f"{name}{j}", np.digitize(x, np.quantile(x, [0.1, 0.3, 0.6, 0.9])), 60, 100)
            x = data.data[:, 0]  # in the order of the file: iris and wine drift
            write_numeric(f"{name}_ordered", x[:50], x[50:150])
            write_levels(f"{name}_ordered", np.digitize(x, np.quantile(x, [0.25, 0.5, 0.75])), 50, 150)


main()
