#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes validity indices of given partitions, and what R's maxSE() picks: indices.txt.

    observations NAME n d     then n rows of d numbers; d = 0 means those of ../linkage/NAME.txt
    partition k within calinski_harabasz davies_bouldin dunn     then a row of n labels; "nan" where there is none
    curve K r1 r2 r3 r4 r5    then a row of K values and a row of K errors; r1 … r5 are what firstmax, globalmax,
                              firstSEmax, globalSEmax and Tibs2001SEmax pick, counted from 1

within is from the definition, in NumPy; the others are scikit-learn's and R's fpc::cluster.stats and cluster::maxSE. But
davies_bouldin has the distances of centroids from their differences: scikit-learn takes them from squares, which costs half of
the digits where centroids are near to each other; the two must agree to 1e-6.
Run with the interpreter that owns scikit-learn: /usr/bin/python3. Needs Rscript with fpc and cluster.
"""
import pathlib
import subprocess
import tempfile

import numpy as np
import scipy
import sklearn
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import cdist
from sklearn import datasets
from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score

HERE = pathlib.Path(__file__).parent
R = """
suppressMessages({library(cluster); library(fpc)})
folder <- commandArgs(TRUE)[1]
jobs <- readLines(file.path(folder, "jobs"))
out <- character()
for (job in jobs) {
  w <- strsplit(job, " ")[[1]]
  if (w[1] == "dunn") {
    x <- as.matrix(read.table(file.path(folder, w[2])))
    labels <- as.integer(strsplit(w[3], ",")[[1]])
    d <- dist(x)
    out <- c(out, sprintf("%.17g", cluster.stats(d, labels, silhouette = FALSE)$dunn))
  } else {
    f <- as.numeric(strsplit(w[2], ",")[[1]])
    se <- as.numeric(strsplit(w[3], ",")[[1]])
    picks <- sapply(c("firstmax", "globalmax", "firstSEmax", "globalSEmax", "Tibs2001SEmax"), function(m) maxSE(f, se, method = m))
    out <- c(out, paste(picks, collapse = " "))
  }
}
writeLines(out, file.path(folder, "answers"))
writeLines(paste0("R ", getRversion(), ", cluster ", packageVersion("cluster"), ", fpc ", packageVersion("fpc")), file.path(folder, "versions"))
"""


def davies_bouldin(x, labels):
    centres = np.array([x[labels == c].mean(0) for c in range(labels.max() + 1)])
    within = np.array([np.linalg.norm(x[labels == c] - centres[c], axis=1).mean() for c in range(len(centres))])
    apart = cdist(centres, centres)
    if np.allclose(within, 0) or np.allclose(apart, 0):
        value = 0.0
    else:
        apart[apart == 0] = np.inf
        value = ((within[:, None] + within) / apart).max(1).mean()
    assert np.isclose(value, davies_bouldin_score(x, labels), rtol=1e-6), (value, davies_bouldin_score(x, labels))
    return value


def main():
    random = np.random.default_rng(20261123)
    inputs = []  # name, observations, written out, partitions
    for name in ["iris", "wine", "breast_cancer", "diabetes"]:
        x = getattr(datasets, "load_" + name)().data
        inputs.append((name, x, False, [fcluster(linkage(x, method), k, "maxclust") - 1
                                        for method, k in [("ward", 2), ("ward", 3), ("average", 6), ("complete", 15), ("single", 9)]]))
    for i in range(200):
        n, d = int(random.integers(5, 31)), int(random.integers(1, 5))
        x = np.round(random.normal(size=(n, d)) * 10.0 ** random.integers(-1, 3) + random.integers(0, 3, (n, 1)) * 7, 3)
        k = int(random.integers(2, n))
        labels = fcluster(linkage(x, "ward"), k, "maxclust") - 1 if i % 2 else np.unique(random.integers(0, k, n), return_inverse=True)[1]
        if 2 <= labels.max() + 1 <= n - 1:
            inputs.append((f"random{i}", x, True, [labels]))
    curves = [(np.round(random.normal(size=k).cumsum() * 0.3 + 1, 4), np.round(random.uniform(0, 0.3, k), 4))
              for k in random.integers(1, 16, 200)]

    with tempfile.TemporaryDirectory() as folder:
        jobs = []
        for name, x, _, partitions in inputs:
            np.savetxt(f"{folder}/{name}", x, fmt="%.17g")
            jobs += [f"dunn {name} {','.join(str(l + 1) for l in labels)}" for labels in partitions]
        jobs += [f"curve {','.join(map(repr, f.tolist()))} {','.join(map(repr, s.tolist()))}" for f, s in curves]
        pathlib.Path(folder, "jobs").write_text("\n".join(jobs) + "\n")
        pathlib.Path(folder, "script.R").write_text(R)
        subprocess.run(["Rscript", f"{folder}/script.R", folder], check=True)
        answers = iter(pathlib.Path(folder, "answers").read_text().splitlines())
        versions = pathlib.Path(folder, "versions").read_text().strip()

    text = (f"# made by make_indices.py with scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}, NumPy {np.__version__}, "
            f"{versions}\n")
    for name, x, written, partitions in inputs:
        text += f"observations {name} {x.shape[0]} {x.shape[1] if written else 0}\n"
        if written:
            text += "".join(" ".join(map(repr, row)) + "\n" for row in x.tolist())
        for labels in partitions:
            within = sum(((x[labels == c] - x[labels == c].mean(0)) ** 2).sum() for c in range(labels.max() + 1))
            dunn = next(answers)
            text += (f"partition {labels.max() + 1} {within:.14g} {calinski_harabasz_score(x, labels):.14g} "
                     f"{davies_bouldin(x, labels):.14g} {float(dunn.replace('Inf', 'nan').replace('NA', 'nan')):.14g}\n")
            text += " ".join(map(str, labels)) + "\n"
    for f, s in curves:
        text += f"curve {len(f)} {next(answers)}\n" + " ".join(map(repr, f.tolist())) + "\n" + " ".join(map(repr, s.tolist())) + "\n"
    (HERE / "indices.txt").write_text(text)


main()
