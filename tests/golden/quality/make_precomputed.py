#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes precomputed.txt: silhouettes of given dissimilarities by scikit-learn, and Dunn indices by R's
fpc::cluster.stats. Run beside the file to be written. Needs Rscript with fpc.

"input NAME N", the n(n-1)/2 dissimilarities, then "labels" and "silhouettes", n values each, "score" and "dunn", which is nan
where no segment has two different members.
"""
import pathlib
import subprocess
import tempfile

import numpy as np
import scipy
import sklearn
from scipy.spatial.distance import pdist, squareform
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris, load_wine
from sklearn.metrics import silhouette_samples, silhouette_score

R = r"""
suppressMessages(library(fpc))
folder <- commandArgs(TRUE)[1]
lines <- strsplit(readLines(file.path(folder, "cases")), " ")
out <- character()
for (i in seq(1, length(lines), 2)) {
  labels <- as.integer(lines[[i + 1]]) + 1
  # A dist is the lower triangle by columns: the same order as the upper one by rows.
  d <- structure(as.numeric(lines[[i]]), Size = length(labels), Diag = FALSE, Upper = FALSE, class = "dist")
  out <- c(out, sprintf("%.17g", cluster.stats(d, labels, silhouette = FALSE, wgap = FALSE, sepindex = FALSE)$dunn))
}
writeLines(out, file.path(folder, "dunn"))
writeLines(paste0("R ", getRversion(), ", fpc ", packageVersion("fpc")), file.path(folder, "versions"))
"""
texts, cases = [], []


def case(name, distances, labels):
    distances = np.array([float(f"{d:.6g}") for d in distances])
    square = squareform(distances)
    labels = np.unique(labels, return_inverse=True)[1]
    pairs = " ".join(f"{d:.6g}" for d in distances)
    samples = " ".join(f"{s:.13g}" for s in silhouette_samples(square, labels, metric="precomputed"))
    words = " ".join(map(str, labels))
    cases.append(f"{pairs}\n{words}\n")
    texts.append(f"input {name} {len(labels)}\n{pairs}\nlabels {words}\nsilhouettes {samples}\n"
                 f"score {silhouette_score(square, labels, metric='precomputed'):.13g}\n")


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
with tempfile.TemporaryDirectory() as folder:
    pathlib.Path(folder, "cases").write_text("".join(cases))
    pathlib.Path(folder, "script.R").write_text(R)
    subprocess.run(["Rscript", f"{folder}/script.R", folder], check=True)
    dunn = pathlib.Path(folder, "dunn").read_text().replace("Inf", "nan").replace("NaN", "nan").split()
    versions = pathlib.Path(folder, "versions").read_text().strip()
head = f"# make_precomputed.py: numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}, {versions}\n"
pathlib.Path("precomputed.txt").write_text(head + "".join(f"{t}dunn {float(d):.13g}\n" for t, d in zip(texts, dunn, strict=True)))
