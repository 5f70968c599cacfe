#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes scikit-learn's silhouettes of linkage's clusters: silhouette.txt.

Observations named as a file of ../linkage are those; others are written out.

    observations NAME n d          then n rows of d numbers; d = 0 means those of ../linkage/NAME.txt
    silhouette METHOD k mean       then a row of n labels and a row of n silhouettes

Run with the interpreter that owns scikit-learn: /usr/bin/python3.
"""
import pathlib

import numpy as np
import scipy
import sklearn
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn import datasets
from sklearn.metrics import silhouette_samples, silhouette_score

HERE = pathlib.Path(__file__).parent


def silhouettes(x, method, counts):
    text = ""
    for k in counts:
        labels = fcluster(linkage(x, method), k, "maxclust") - 1
        k = labels.max() + 1
        text += f"silhouette {method} {k} {silhouette_score(x, labels):.17g}\n"
        text += " ".join(map(str, labels)) + "\n"
        text += " ".join(f"{s:.9g}" for s in silhouette_samples(x, labels)) + "\n"
    return text


def main():
    text = (f"# made by make_silhouette.py with scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}, "
            f"NumPy {np.__version__}\n")
    for name in ["iris", "wine", "breast_cancer", "diabetes", "digits"]:
        x = getattr(datasets, "load_" + name)().data
        text += f"observations {name} {len(x)} 0\n"
        text += silhouettes(x, "ward", [2, 4, 10])
        if name != "digits":
            text += silhouettes(x, "single", [3, 25])  # singletons
            text += silhouettes(x, "average", [len(x) - 2])
    random = np.random.default_rng(20260103)
    for name, x in [("duplicates", random.integers(0, 3, (40, 2)).astype(float)),
                    ("one_hot", np.hstack([np.eye(c)[random.integers(0, c, 60)] for c in [2, 4]])),
                    ("blobs", np.vstack([random.normal(c, 0.3, (20, 3)) for c in [0, 2, 5]]))]:
        text += f"observations {name} {x.shape[0]} {x.shape[1]}\n"
        text += "".join(" ".join(map(repr, row)) + "\n" for row in x.tolist())
        for method in ["ward", "average"]:
            text += silhouettes(x, method, [2, 3, 4])
    def small(name, x, labels):
        k = labels.max() + 1
        return (f"observations {name} {x.shape[0]} {x.shape[1]}\n" + "".join(" ".join(map(repr, row)) + "\n" for row in x.tolist()) +
                f"silhouette given {k} {silhouette_score(x, labels):.17g}\n" + " ".join(map(str, labels)) + "\n" +
                " ".join(f"{s:.9g}" for s in silhouette_samples(x, labels)) + "\n")

    for i in range(200):
        n, d = int(random.integers(4, 19)), int(random.integers(1, 4))
        x = np.round(random.normal(size=(n, d)) * 10.0 ** random.integers(-1, 3), 0 if i % 4 == 0 else 3)
        labels = np.arange(n)
        while not 2 <= labels.max() + 1 <= n - 1:
            labels = np.unique(random.integers(0, int(random.integers(2, n)), n), return_inverse=True)[1]
        text += small(f"random_{i}", x, labels)
    for name in ["iris", "wine", "breast_cancer", "diabetes", "digits"]:
        x = getattr(datasets, "load_" + name)().data
        for part, k in enumerate([2, 3, 5, 8]):
            chosen = x[np.ix_(random.choice(len(x), 24, replace=False), random.choice(x.shape[1], 4, replace=False))]
            text += small(f"{name}_{part}", np.round(chosen, 5), fcluster(linkage(chosen, "average"), k, "maxclust") - 1)
    (HERE / "silhouette.txt").write_text(text)


main()
