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
    (HERE / "silhouette.txt").write_text(text)


main()
