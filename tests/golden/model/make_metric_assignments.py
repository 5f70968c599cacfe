#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes how far new rows are from the segments of a clustering by other metrics than the Euclidean: metric_assignments.txt.

    case NAME METRIC p n d k m    by gower then a row of d kinds and one of d weights; then n rows of d training values, a row
                                  of n labels, m rows of d new values, then for each rule of members
    RULE                          m rows of k scores, and a row of n scores of the members, each left out of its segment

nan is a missing value, and a score where nothing can be compared. Distances are by scipy.spatial.distance.cdist, Gower's by the
definition, written out below: ranges are those of the training rows, and no feature adds more than its weight. Members with which a
row cannot be compared have no part in its score. Labels are by fcluster of average linkage.
Run with the interpreter that owns SciPy and scikit-learn: /usr/bin/python3.
"""
import pathlib
import warnings

import numpy as np
import scipy
import sklearn
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import cdist, squareform
from sklearn import datasets

HERE = pathlib.Path(__file__).parent
RULES = {"mean_distance": np.nanmean, "farthest_member": np.nanmax, "nearest_member": np.nanmin}
METRICS = ["euclidean", "sqeuclidean", "cityblock", "chebyshev", "minkowski", "cosine", "correlation", "canberra", "braycurtis",
           "hamming", "jaccard", "gower"]
KINDS = ["numeric", "ordinal", "nominal", "symmetric_binary", "asymmetric_binary"]


def gower(a, b, kinds, weights, train):
    out = np.full((len(a), len(b)), np.nan)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            total = part = 0.0
            for k, kind in enumerate(kinds):
                if np.isnan(x[k]) or np.isnan(y[k]) or (kind == "asymmetric_binary" and x[k] == 0 and y[k] == 0):
                    continue
                if kind in ("numeric", "ordinal"):
                    span = np.nanmax(train[:, k]) - np.nanmin(train[:, k])
                    d = min(1.0, abs(x[k] - y[k]) / span) if span > 0 else float(x[k] != y[k])
                else:
                    d = float(x[k] != y[k])
                part += weights[k] * d
                total += weights[k]
            if total > 0:
                out[i, j] = part / total
    return out


def text(values):
    return " ".join("nan" if np.isnan(v) else f"{v:.8g}" for v in values)


def rounded(x):
    return np.array([[float(f"{v:.4g}") for v in r] for r in x])


def write(out, name, x, k, metric, new, p=0.0, kinds=(), weights=()):
    x, new = rounded(x), rounded(new)
    if metric == "gower":
        between = lambda a, b: gower(a, b, kinds, weights, x)
    else:
        between = lambda a, b: cdist(a, b, metric, **({"p": p} if metric == "minkowski" else {}))
    own = between(x, x)
    assert np.isfinite(own).all()
    np.fill_diagonal(own, 0)
    own = (own + own.T) / 2
    labels = fcluster(linkage(squareform(own), "average"), k, "maxclust") - 1
    k = labels.max() + 1
    out.write(f"case {name} {metric} {p:g} {len(x)} {x.shape[1]} {k} {len(new)}\n")
    if metric == "gower":
        out.write(" ".join(kinds) + "\n" + text(weights) + "\n")
    for r in x:
        out.write(text(r) + "\n")
    out.write(" ".join(map(str, labels)) + "\n")
    for r in new:
        out.write(text(r) + "\n")
    across = between(new, x)
    for rule, score in RULES.items():
        out.write(rule + "\n")
        for r in across:
            out.write(text([score(r[labels == c]) for c in range(k)]) + "\n")
        left_out = []
        for i in range(len(x)):
            rest = labels == labels[i]
            rest[i] = False
            left_out.append(score(own[i, rest]) if rest.any() else np.nan)
        out.write(text(left_out) + "\n")


def mixed(rng, n, d):
    """Columns of mixed kinds; the first is known everywhere, so that training rows have something in common."""
    kinds = ["nominal"] + [KINDS[int(rng.integers(5))] for _ in range(d - 1)]
    columns = []
    for kind in kinds:
        columns.append(rng.normal(size=n) * 10 if kind == "numeric" else rng.integers(0, 2 if "binary" in kind else 4, n) * 1.0)
    x = np.array(columns).T
    holes = rng.random(x.shape) < 0.2
    holes[:, 0] = False
    x[holes] = np.nan
    for k, kind in enumerate(kinds):  # a feature without a known value has no range
        if np.isnan(x[:, k]).all():
            x[0, k] = 1
    return x, kinds, np.round(rng.random(d) * 3 + 0.25, 2)


def random_case(out, rng, i):
    metric = METRICS[i % len(METRICS)]
    n, d, k = int(rng.integers(4, 12)), int(rng.integers(2, 5)), int(rng.integers(1, 4))
    p = [3.0, 1.5, 2.25][i // len(METRICS) % 3] if metric == "minkowski" else 0.0
    if metric == "gower":
        x, kinds, weights = mixed(rng, n + 4, d)
        new = x[n:]
        new[1] = np.nan  # nothing in common with anybody
        new[2, [kind == "numeric" for kind in kinds]] = 1000  # far beyond the range
        return write(out, f"random{i}", x[:n], k, metric, new, 0.0, kinds, weights)
    x = rng.normal(size=(n + 4, d)) * 10
    if metric in ("hamming", "jaccard") or i % 7 == 0:
        x = rng.integers(0, 3, size=(n + 4, d)) * 1.0
        x[:, 0] = 1 + rng.integers(0, 3, size=n + 4)  # no row of zeros, which SciPy has no answer for
        x[:, 1] = x[:, 0] + 1 + rng.integers(0, 2, size=n + 4)  # nor one of equal values
    if metric in ("canberra", "braycurtis"):
        x = np.abs(x)
    new = x[n:]
    if metric in ("cosine", "correlation"):
        new[1] = 0 if metric == "cosine" else 3
    write(out, f"random{i}", x[:n], k, metric, new, p)


def real_case(out, rng, i):
    sets = {"iris": datasets.load_iris().data, "wine": datasets.load_wine().data,
            "breast_cancer": datasets.load_breast_cancer().data, "diabetes": datasets.load_diabetes().data + 1,
            "linnerud": datasets.load_linnerud().data}
    name, metric = list(sets)[i % len(sets)], METRICS[i % len(METRICS)]
    data = sets[name]
    columns = rng.choice(data.shape[1], size=min(data.shape[1], 3 + i % 3), replace=False)
    x = data[np.ix_(rng.permutation(len(data))[:20], columns)]
    kinds = ["numeric"] * x.shape[1]
    write(out, name, x[:16], 2 + i % 3, metric, x[16:], 3.0 if metric == "minkowski" else 0.0, kinds, np.ones(x.shape[1]))


def main():
    warnings.simplefilter("ignore", RuntimeWarning)  # means of nothing are meant to be nan
    rng = np.random.default_rng(11)
    with open(HERE / "metric_assignments.txt", "w") as out:
        out.write(f"# numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}; make_metric_assignments.py\n")
        for i in range(240):
            random_case(out, rng, i)
        for i in range(24):
            real_case(out, rng, i)


main()
