#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes what R's fpc::clusterboot says of the stability of segments in given resamples: stability.txt by Euclidean distances,
stability_of_distances.txt by others.

    observations NAME n d       then n rows of d numbers
    metric NAME                 of stability_of_distances.txt only: cityblock, chebyshev, or minkowski with p = 3
    segments METHOD k           then a row of n labels, of hclust and cutree
    bootstrap B                 then B rows of n draws, counted from 0
    dropped                     then k rows of B similarities, and one row each of mean, recovered and dissolved:
                                clusterboot(bootmethod = "boot", multipleboot = FALSE) of these draws
    counted                     the same for multipleboot = TRUE, bscompare = TRUE
    subset B m                  then B rows of m draws, and the results of bootmethod = "subset", subtuning = m

The resamples are drawn here, in Python. clusterboot itself runs, but in an environment in which sample() hands out these draws
one after the other.

Where dissimilarities or heights are nearly the same, or a resample has fewer different rows than segments are wanted, another
linkage may rightly find other segments; such inputs are drawn again. Run with the interpreter that owns SciPy: /usr/bin/python3. Needs Rscript with fpc.
"""
import pathlib
import subprocess
import tempfile

import numpy as np
import sklearn
from sklearn import datasets

HERE = pathlib.Path(__file__).parent
METRICS = {"cityblock": "manhattan", "chebyshev": "maximum", "minkowski": "minkowski"}
METHODS = {"single": "single", "complete": "complete", "average": "average", "weighted": "mcquitty", "ward": "ward.D2"}
R = r"""
suppressMessages(library(fpc))
folder <- commandArgs(TRUE)[1]
inputs <- readLines(file.path(folder, "inputs"))
given <- NULL; at <- 0; tied <- FALSE
place <- new.env(parent = asNamespace("fpc"))
place$sample <- function(...) { at <<- at + 1; given[[at]] + 1 }
boot <- fpc::clusterboot
environment(boot) <- place
by_hclust <- function(d, k, method) {
  d <- as.dist(d)
  d[d == 0] <- 0
  h <- hclust(d, method)$height
  if (sum(h > 0) + 1 < k) tied <<- TRUE
  h <- h[h > 0]
  if (any(diff(sort(h)) < 1e-9 * max(h))) tied <<- TRUE
  disthclustCBI(d, k = min(k, attr(d, "Size")), method = method)
}
for (line in inputs) {
  w <- strsplit(line, " ")[[1]]
  x <- as.matrix(read.table(file.path(folder, paste0(w[1], ".x"))))
  draws <- function(kind) lapply(strsplit(readLines(file.path(folder, paste0(w[1], ".", kind))), " "), as.integer)
  k <- as.integer(w[3])
  d <- dist(x, w[4], p = 3)
  between <- sort(d)
  tied <- any(diff(between) < 1e-9 * max(between))
  if (tied) {
    writeLines("tied", file.path(folder, paste0(w[1], ".out")))
    next
  }
  out <- paste(disthclustCBI(d, k = k, method = w[2])$partition - 1, collapse = " ")
  for (kind in w[-(1:4)]) {
    given <- draws(if (kind == "subset") "subset" else "boot"); at <- 0
    b <- boot(d, B = length(given), distances = TRUE, bootmethod = if (kind == "subset") "subset" else "boot",
              bscompare = TRUE, multipleboot = kind == "counted", subtuning = length(given[[1]]), count = FALSE,
              clustermethod = by_hclust, k = k, method = w[2])
    stopifnot(at == length(given))
    of <- function(name) b[[paste0(if (kind == "subset") "subset" else "boot", name)]]
    values <- of("result")
    out <- c(out, sapply(seq_len(k), function(j) paste(sprintf("%.17g", values[j, ]), collapse = " ")),
             paste(sprintf("%.17g", of("mean")), collapse = " "), paste(of("recover"), collapse = " "), paste(of("brd"), collapse = " "))
  }
  writeLines(if (tied) "tied" else out, file.path(folder, paste0(w[1], ".out")))
}
writeLines(paste0("R ", getRversion(), ", fpc ", packageVersion("fpc")), file.path(folder, "versions"))
"""


def blobs(random, n, d):
    return np.round(random.normal(size=(n, d)) + random.integers(0, 4, (n, 1)) * random.uniform(0, 4, d), 4)


def main(file, seed, draws, kinds, metrics):
    random = np.random.default_rng(seed)
    sets = {name: getattr(datasets, "load_" + name)().data for name in ["iris", "wine", "breast_cancer", "diabetes", "digits"]}
    wanted = [("random", i) for i in range(200)] + [(name, i) for i in range(5) for name in sets]
    versions, results = "", {}
    while len(results) < len(wanted):
        todo = [w for w in wanted if w not in results]
        with tempfile.TemporaryDirectory() as folder:
            tries = {}
            lines = []
            for number, (name, i) in enumerate(todo):
                if name == "random":
                    n = int(random.integers(6, 25))
                    x = blobs(random, n, int(random.integers(1, 4)))
                else:
                    n = 30
                    x = sets[name]
                    varied = np.flatnonzero(x.std(0) > 0)
                    columns = random.choice(varied, min(len(varied), int(random.integers(3, 7))), replace=False)
                    x = x[np.ix_(random.choice(len(x), n, replace=False), columns)]
                    # Measurements of few digits have equal distances; a thousandth of noise parts them.
                    x = x + random.normal(size=x.shape) * x.std(0) * 1e-3
                    x = np.array([[float(f"{v:.6g}") for v in row] for row in x.tolist()])
                method = list(METHODS)[int(random.integers(5))]
                k = int(random.integers(2, 5))
                boot = [random.integers(0, n, n).tolist() for _ in range(draws)]
                m = n // 2
                subset = [random.permutation(n)[:m].tolist() for _ in range(draws)]
                metric = metrics[number % len(metrics)] if metrics else ""
                np.savetxt(f"{folder}/{number}.x", x, fmt="%.17g")
                for kind, rows in [("boot", boot), ("subset", subset)]:
                    pathlib.Path(folder, f"{number}.{kind}").write_text("".join(" ".join(map(str, r)) + "\n" for r in rows))
                lines.append(f"{number} {METHODS[method]} {k} {METRICS.get(metric, 'euclidean')} {' '.join(kinds)}\n")
                tries[number] = (x, method, k, boot, subset, metric)
            pathlib.Path(folder, "inputs").write_text("".join(lines))
            pathlib.Path(folder, "script.R").write_text(R)
            subprocess.run(["Rscript", f"{folder}/script.R", folder], check=True)
            versions = pathlib.Path(folder, "versions").read_text().strip()
            for number, (x, method, k, boot, subset, metric) in tries.items():
                out = pathlib.Path(folder, f"{number}.out").read_text().splitlines()
                if out == ["tied"]:
                    continue
                rows = lambda draws: "".join(" ".join(map(str, r)) + "\n" for r in draws)
                size = k + 3
                text = (f"observations {todo[number][0]}_{todo[number][1]} {x.shape[0]} {x.shape[1]}\n"
                        + "".join(" ".join(map(repr, row)) + "\n" for row in x.tolist())
                        + (f"metric {metric}\n" if metric else "")
                        + f"segments {method} {k}\n{out[0]}\n" + f"bootstrap {len(boot)}\n" + rows(boot))
                for i, kind in enumerate(kinds):
                    text += f"subset {len(subset)} {len(subset[0])}\n" + rows(subset) if kind == "subset" else kind + "\n"
                    text += "\n".join(out[1 + i * size:1 + (i + 1) * size]) + "\n"
                results[todo[number]] = text
    head = (f"# made by make_stability.py with {versions}, scikit-learn {sklearn.__version__}, NumPy {np.__version__}\n")
    (HERE / file).write_text(head + "".join(results[w] for w in wanted))


main("stability.txt", 20261124, 5, ["dropped", "counted", "subset"], [])
main("stability_of_distances.txt", 20261125, 3, ["dropped", "subset"], list(METRICS))
