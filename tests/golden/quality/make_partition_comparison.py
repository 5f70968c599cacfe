#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes how scikit-learn compares partitions: partition_comparison.txt.

    pair NAME n k1 k2     then two rows of n labels, then
    rand adjusted_rand mutual_information fowlkes_mallows
    nmi, then ami, by min geometric arithmetic max
    homogeneity completeness v (beta 1), and the same for beta 0.5
    c00 c01 c10 c11 of pair_confusion_matrix, and the observations matched by linear_sum_assignment
    jaccard_score of the two rows that say of each pair of observations whether it is together; 1 where none is

Run with the interpreter that owns scikit-learn: /usr/bin/python3.
"""
import pathlib

import numpy as np
import scipy
import sklearn
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.optimize import linear_sum_assignment
from sklearn import datasets, metrics
from sklearn.metrics.cluster import contingency_matrix, pair_confusion_matrix

HERE = pathlib.Path(__file__).parent
AVERAGES = ["min", "geometric", "arithmetic", "max"]


def compared(name, a, b):
    numbers = lambda values: " ".join(f"{float(v):.14g}" for v in values) + "\n"
    table = contingency_matrix(a, b)
    rows, columns = linear_sum_assignment(table, maximize=True)
    text = f"pair {name} {len(a)} {a.max() + 1} {b.max() + 1}\n" + " ".join(map(str, a)) + "\n" + " ".join(map(str, b)) + "\n"
    text += numbers([metrics.rand_score(a, b), metrics.adjusted_rand_score(a, b), metrics.mutual_info_score(a, b),
                     metrics.fowlkes_mallows_score(a, b)])
    text += numbers([metrics.normalized_mutual_info_score(a, b, average_method=m) for m in AVERAGES]
                    + [metrics.adjusted_mutual_info_score(a, b, average_method=m) for m in AVERAGES])
    text += numbers([*metrics.homogeneity_completeness_v_measure(a, b),
                     *metrics.homogeneity_completeness_v_measure(a, b, beta=0.5)])
    text += " ".join(map(str, pair_confusion_matrix(a, b).ravel())) + f" {table[rows, columns].sum()}\n"
    above = np.triu_indices(len(a), 1)
    together = [(labels[:, None] == labels)[above] for labels in (a, b)]
    text += numbers([metrics.jaccard_score(*together, zero_division=1)])
    return text


def main():
    random = np.random.default_rng(20261124)
    relabelled = lambda labels: np.unique(labels, return_inverse=True)[1]
    text = f"# made by make_partition_comparison.py with scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}, NumPy {np.__version__}\n"
    for i in range(220):
        n = int(random.integers(2, 60))
        a = relabelled(random.integers(0, random.integers(1, n + 1), n))
        b = a if i % 4 == 0 else random.integers(0, random.integers(1, n + 1), n)
        if i % 4 < 2:  # much alike
            b = np.where(random.uniform(size=n) < 0.15, random.integers(0, max(1, a.max() + 1), n), b)
        text += compared(f"random{i}", a, relabelled(b))
    for name in ["iris", "wine", "breast_cancer", "digits"]:
        data = getattr(datasets, "load_" + name)()
        x, classes = data.data[::3], relabelled(data.target[::3])
        for method in ["ward", "average", "single"]:
            for k in [2, 5, 12]:
                text += compared(f"{name}-{method}-{k}", classes, fcluster(linkage(x, method), k, "maxclust") - 1)
    (HERE / "partition_comparison.txt").write_text(text)


main()
