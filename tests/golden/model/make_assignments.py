#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes how far new rows are from the segments of a clustering, by NumPy and SciPy: assignments.txt.

    case NAME n d k m     then n rows of d training values, a row of n labels, m rows of d new values, then for each rule
    RULE                  m rows of k scores, and a row of n scores of the members, each left out of its segment
                          (nan in a segment of one)

Ward's score is the increase of the within-segment sum of squares, worked out as such: the sum with the row less the sum
without it. Every other is from scipy.spatial.distance.cdist. Labels are by fcluster, so that segments are as uneven as they are.
Run with the interpreter that owns SciPy and scikit-learn: /usr/bin/python3.
"""
import pathlib

import numpy as np
import scipy
import sklearn
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import cdist
from sklearn import datasets

HERE = pathlib.Path(__file__).parent
RULES = ["least_increase", "mean_distance", "farthest_member", "nearest_member", "nearest_centroid"]
METHODS = ["ward", "average", "complete", "single", "centroid"]


def ess(x):
    return ((x - x.mean(axis=0)) ** 2).sum()


def score(rule, row, members):
    if rule == "least_increase":
        return ess(np.vstack([members, row])) - ess(members)
    if rule == "nearest_centroid":
        return np.linalg.norm(row - members.mean(axis=0))
    distances = cdist(row[None, :], members)[0]
    return {"mean_distance": np.mean, "farthest_member": np.max, "nearest_member": np.min}[rule](distances)


def text(values):
    return " ".join("nan" if np.isnan(v) else f"{v:.8g}" for v in values)


def write(out, name, x, k, method, new):
    x, new = np.array([[float(f"{v:.4g}") for v in r] for r in x]), np.array([[float(f"{v:.4g}") for v in r] for r in new])
    labels = fcluster(linkage(x, method), k, "maxclust") - 1
    k = labels.max() + 1
    out.write(f"case {name} {len(x)} {x.shape[1]} {k} {len(new)}\n")
    for r in x:
        out.write(" ".join(f"{v:.4g}" for v in r) + "\n")
    out.write(" ".join(map(str, labels)) + "\n")
    for r in new:
        out.write(" ".join(f"{v:.4g}" for v in r) + "\n")
    for rule in RULES:
        out.write(rule + "\n")
        for r in new:
            out.write(text([score(rule, r, x[labels == c]) for c in range(k)]) + "\n")
        own = []
        for i in range(len(x)):
            rest = labels == labels[i]
            rest[i] = False
            own.append(score(rule, x[i], x[rest]) if rest.any() else np.nan)
        out.write(text(own) + "\n")


def main():
    rng = np.random.default_rng(5)
    with open(HERE / "assignments.txt", "w") as out:
        out.write(f"# numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}; make_assignments.py\n")
        for i in range(200):
            n, d, k = int(rng.integers(1, 16)), int(rng.integers(1, 5)), int(rng.integers(1, 5))
            if n == 1:
                x, k = rng.normal(size=(1, d)), 1
                x = np.vstack([x, x + 0.0])  # linkage needs two: a pair of duplicates
            else:
                x = rng.normal(size=(n, d)) * 10.0 ** rng.integers(-3, 4)
            if i % 5 == 0:
                x = np.round(x / np.abs(x).max() * 3)  # ties and duplicates
            new = np.vstack([x[rng.integers(len(x))], rng.normal(size=(2, d)) * np.abs(x).max()])
            write(out, f"random{i}", x, k, METHODS[i % len(METHODS)], new)
        sets = {"iris": datasets.load_iris().data, "wine": datasets.load_wine().data,
                "breast_cancer": datasets.load_breast_cancer().data, "diabetes": datasets.load_diabetes().data,
                "linnerud": datasets.load_linnerud().data}
        for i in range(20):
            name = list(sets)[i % len(sets)]
            data = sets[name]
            columns = rng.choice(data.shape[1], size=min(data.shape[1], 2 + i % 4), replace=False)
            rows = rng.permutation(len(data))[:30]
            split = min(24, len(rows) - 4)
            write(out, name, data[np.ix_(rows[:split], columns)], 2 + i % 4, METHODS[i % len(METHODS)],
                  data[np.ix_(rows[split:][:4], columns)])


main()
