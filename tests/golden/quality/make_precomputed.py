#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes precomputed.txt: silhouettes of given dissimilarities by scikit-learn. Run beside the file to be written.

"input NAME N", the n(n-1)/2 dissimilarities, then "labels" and "silhouettes", n values each, and "score".
"""
import numpy as np
import scipy
import sklearn
from scipy.spatial.distance import pdist, squareform
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris, load_wine
from sklearn.metrics import silhouette_samples, silhouette_score

out = open("precomputed.txt", "w", encoding="utf-8", newline="\n")
print(f"# make_precomputed.py: numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}",
      file=out)


def case(name, distances, labels):
    distances = np.array([float(f"{d:.6g}") for d in distances])
    square = squareform(distances)
    labels = np.unique(labels, return_inverse=True)[1]
    print(f"input {name} {len(labels)}", file=out)
    print(" ".join(f"{d:.6g}" for d in distances), file=out)
    print("labels", *labels, file=out)
    print("silhouettes", *(f"{s:.13g}" for s in silhouette_samples(square, labels, metric="precomputed")), file=out)
    print(f"score {silhouette_score(square, labels, metric='precomputed'):.13g}", file=out)


random = np.random.RandomState(11)
for i in range(210):
    n = 3 + i % 9
    k = 2 + random.randint(n - 2)
    labels = np.concatenate([np.arange(k), random.randint(0, k, n - k)])
    random.shuffle(labels)
    pairs = n * (n - 1) // 2
    # No metric at all, or integers with many ties and zeros, or a metric.
    distances = [lambda: random.uniform(size=pairs) * 10.0 ** (i % 5 - 2), lambda: random.randint(0, 4, pairs),
                 lambda: pdist(random.normal(size=(n, 3)), ["cityblock", "chebyshev", "cosine"][i % 3])][i % 3]()
    case(f"random{i}", distances, labels)
for name, data in [("iris", load_iris()), ("wine", load_wine()), ("diabetes", load_diabetes(scaled=False)),
                   ("cancer", load_breast_cancer())]:
    for i, metric in enumerate(["cityblock", "chebyshev", "canberra", "braycurtis", "correlation", "sqeuclidean"]):
        rows = random.choice(len(data.data), 22, replace=False)
        columns = random.choice(data.data.shape[1], 3, replace=False)
        target = data.target[rows] if len(np.unique(data.target)) < 5 else random.randint(0, 2 + i % 4, 22)
        case(f"{name}_{metric}", pdist(data.data[np.ix_(rows, columns)], metric), target)
out.close()
