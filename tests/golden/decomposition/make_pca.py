#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes scikit-learn's PCA: of its own data sets in pca.txt; of 200 small random inputs and of 25 parts of the data sets, some
of their rows and features, in pca_small.txt. Run beside the files to be written.

scikit-learn before 1.5 makes the largest score of a component positive, 1.5 and later the largest loading. The rule of
1.5 is applied here, whatever version runs. Format: see ../preprocess/make_preprocess.py.
"""
import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine
from sklearn.decomposition import PCA

HEAD = f"# make_pca.py: numpy {np.__version__}, scikit-learn {sklearn.__version__}, signs by the rule of 1.5"


def matrix(out, name, values):
    values = np.atleast_2d(np.asarray(values, dtype=float))
    print(f"matrix {name} {values.shape[0]} {values.shape[1]}", file=out)
    for row in values:
        print(" ".join(str(int(v)) if v == np.rint(v) and abs(v) < 1e9 else repr(float(v)) for v in row), file=out)


def decomposed(out, name, x, most_components=12, most_scores=8):
    """What PCA makes of x. Components without variance have no direction, and are left out."""
    pca = PCA(svd_solver="full").fit(x)
    signs = np.sign(pca.components_[np.arange(len(pca.components_)), np.abs(pca.components_).argmax(axis=1)])
    keep = min(most_components, np.count_nonzero(pca.singular_values_ > 1e-12 * pca.singular_values_[0]))
    matrix(out, f"{name}_components", (pca.components_ * signs[:, None])[:keep])
    matrix(out, f"{name}_scores", (pca.transform(x) * signs)[:most_scores, :keep])
    matrix(out, f"{name}_explained_variance", pca.explained_variance_)
    matrix(out, f"{name}_ratio", pca.explained_variance_ratio_)
    matrix(out, f"{name}_singular_values", pca.singular_values_)
    shares = [0.5, 0.9, 0.99]
    matrix(out, f"{name}_kept_by_share", [shares, [PCA(n_components=s, svd_solver="full").fit(x).n_components_
                                              for s in shares]])


data = {
    "iris": load_iris().data,
    "wine": load_wine().data,
    "digits": load_digits().data,
    "breast_cancer": load_breast_cancer().data,
    "diabetes": load_diabetes().data.astype(np.float32).astype(float),  # short numbers
}
with open("pca.txt", "w", encoding="utf-8", newline="\n") as out:
    print(HEAD, file=out)
    for name, x in data.items():
        matrix(out, f"{name}_x", x)
    for name, x in data.items():
        decomposed(out, name, x)
    decomposed(out, "digits_wide", data["digits"][:40])  # more features than observations; taken from digits_x

random = np.random.default_rng(20261124)
with open("pca_small.txt", "w", encoding="utf-8", newline="\n") as out:
    print(HEAD, file=out)
    small = {f"random{i}": random.normal(size=(random.integers(2, 9), d)) * 2.0 ** np.arange(d) @ random.normal(size=(d, d))
             for i, d in enumerate(random.integers(1, 6, 200))}
    for name, x in data.items():
        for i in range(5):
            columns = random.choice(x.shape[1], min(2 + i, x.shape[1]), replace=False)
            small[f"{name}{i}"] = x[random.choice(len(x), 10, replace=False)][:, columns]
    for name, x in small.items():
        x = np.array([[float(f"{v:.4g}") for v in row] for row in x])
        matrix(out, f"{name}_x", x)
        decomposed(out, name, x, most_scores=3)
