#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes pca.txt: scikit-learn's PCA of its own data sets. Run beside the file to be written.

scikit-learn before 1.5 makes the largest score of a component positive, 1.5 and later the largest loading. The rule of
1.5 is applied here, whatever version runs. Format: see ../preprocess/make_preprocess.py.
"""
import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine
from sklearn.decomposition import PCA

out = open("pca.txt", "w", encoding="utf-8", newline="\n")
print(f"# make_pca.py: numpy {np.__version__}, scikit-learn {sklearn.__version__}, signs by the rule of 1.5", file=out)


def matrix(name, values):
    values = np.atleast_2d(np.asarray(values, dtype=float))
    print(f"matrix {name} {values.shape[0]} {values.shape[1]}", file=out)
    for row in values:
        print(" ".join(str(int(v)) if v == np.rint(v) and abs(v) < 1e9 else repr(float(v)) for v in row), file=out)


data = {
    "iris": load_iris().data,
    "wine": load_wine().data,
    "digits": load_digits().data,
    "breast_cancer": load_breast_cancer().data,
    "diabetes": load_diabetes().data.astype(np.float32).astype(float),  # short numbers
}
for name, x in data.items():
    matrix(f"{name}_x", x)
data["digits_wide"] = data["digits"][:40]  # more features than observations; taken from digits_x

for name, x in data.items():
    pca = PCA(svd_solver="full").fit(x)
    signs = np.sign(pca.components_[np.arange(len(pca.components_)), np.abs(pca.components_).argmax(axis=1)])
    keep = min(12, len(signs))
    matrix(f"{name}_components", (pca.components_ * signs[:, None])[:keep])
    matrix(f"{name}_scores", (pca.transform(x) * signs)[:8, :keep])
    matrix(f"{name}_explained_variance", pca.explained_variance_)
    matrix(f"{name}_ratio", pca.explained_variance_ratio_)
    matrix(f"{name}_singular_values", pca.singular_values_)
    shares = [0.5, 0.9, 0.99]
    matrix(f"{name}_kept_by_share", [shares, [PCA(n_components=s, svd_solver="full").fit(x).n_components_
                                              for s in shares]])
out.close()
