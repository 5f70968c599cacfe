#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes what R's cluster::clusGap makes of small data sets, and what its maxSE() picks: gap.txt.

    gap NAME n d METHOD K B seed    then n rows of d numbers, and four rows of K numbers: logW, E.logW, gap, SE.sim of
                                    clusGap(x, …, d.power = 2, spaceH0 = "scaledPCA"), with log 2 added to the first two, as
                                    clusGap counts each pair once and the paper twice; then what firstmax, globalmax,
                                    firstSEmax, globalSEmax and Tibs2001SEmax pick
    variant POWER SPACE             and the four rows again, with another d.power (1 or 2) and spaceH0 (scaledPCA or original)

clusGap itself runs, but in an environment in which runif() hands out the numbers that gap_statistic() draws for that seed
(std::mt19937_64, written out below), row after row, and svd() has the signs of scikit-learn ≥ 1.5, so that both see the same
references. Run with the interpreter that owns scikit-learn: /usr/bin/python3. Needs Rscript with cluster.
"""
import pathlib
import subprocess
import tempfile

import numpy as np
import sklearn
from sklearn import datasets

HERE = pathlib.Path(__file__).parent
METHODS = {"single": "single", "complete": "complete", "average": "average", "weighted": "mcquitty", "ward": "ward.D2"}
B = 4
R = r"""
suppressMessages(library(cluster))
folder <- commandArgs(TRUE)[1]
given <- NULL; called <- 0
place <- new.env(parent = asNamespace("cluster"))
place$runif <- function(n, min, max) {
  d <- ncol(given); reference <- called %/% d; column <- called %% d + 1
  called <<- called + 1
  min + (max - min) * given[reference * n + seq_len(n), column]
}
place$svd <- function(x, nu) {
  s <- base::svd(x, nu = nu)
  for (j in seq_len(ncol(s$v))) {
    size <- abs(s$v[, j])
    if (s$v[which(size >= max(size) * (1 - 1e-9))[1], j] < 0) s$v[, j] <- -s$v[, j]
  }
  s
}
gap <- cluster::clusGap
environment(gap) <- place
out <- character()
for (line in readLines(file.path(folder, "inputs"))) {
  w <- strsplit(line, " ")[[1]]
  x <- as.matrix(read.table(file.path(folder, paste0(w[1], ".x"))))
  given <- as.matrix(read.table(file.path(folder, paste0(w[1], ".u"))))
  table_of <- function(power, space) {
    called <<- 0
    found <- gap(x, function(x, k) list(cluster = cutree(hclust(dist(x), w[2]), k)), K.max = as.integer(w[3]),
                 B = as.integer(w[4]), d.power = power, spaceH0 = space, verbose = FALSE)$Tab
    stopifnot(called == ncol(x) * as.integer(w[4]))
    found[, 1:2] <- found[, 1:2] + log(2)
    found
  }
  rows <- function(found) apply(found, 2, function(column) paste(sprintf("%.14g", column), collapse = " "))
  found <- table_of(2, "scaledPCA")
  picks <- sapply(c("firstmax", "globalmax", "firstSEmax", "globalSEmax", "Tibs2001SEmax"),
                  function(m) maxSE(found[, "gap"], found[, "SE.sim"], method = m))
  out <- c(out, rows(found), paste(picks, collapse = " "), paste("variant", w[5], w[6]), rows(table_of(as.integer(w[5]), w[6])))
}
writeLines(out, file.path(folder, "answers"))
writeLines(paste0("R ", getRversion(), ", cluster ", packageVersion("cluster")), file.path(folder, "versions"))
"""
WORD = (1 << 64) - 1


def uniform_numbers(seed, count):
    """The first numbers of std::mt19937_64(seed), their upper 53 bits as a fraction."""
    state = [seed]
    for i in range(1, 312):
        state.append((6364136223846793005 * (state[-1] ^ state[-1] >> 62) + i) & WORD)
    numbers = []
    while len(numbers) < count:
        for k in range(312):
            x = state[k] & 0xFFFFFFFF80000000 | state[(k + 1) % 312] & 0x7FFFFFFF
            state[k] = state[(k + 156) % 312] ^ x >> 1 ^ (0xB5026F5AA96619E9 if x & 1 else 0)
        for x in state:
            x ^= x >> 29 & 0x5555555555555555
            x ^= x << 17 & 0x71D67FFFEDA60000
            x ^= x << 37 & 0xFFF7EEE000000000
            x ^= x >> 43
            numbers.append((x >> 11) / 2**53)
    return numbers[:count]


def main():
    random = np.random.default_rng(20261125)
    inputs = []
    for i in range(200):
        n, d = int(random.integers(8, 21)), int(random.integers(1, 5))
        x = random.normal(size=(n, d)) * random.uniform(0.5, 2, d) + random.integers(0, 3, (n, 1)) * random.uniform(0, 5, d)
        inputs.append((f"random_{i}", x))
    for name in ["iris", "wine", "breast_cancer", "diabetes", "digits"]:
        x = getattr(datasets, "load_" + name)().data
        for part in range(4):
            columns = random.choice(np.flatnonzero(x.std(0) > 0), 4, replace=False)
            chosen = x[np.ix_(random.choice(len(x), 24, replace=False), columns)]
            # Measurements of few digits have equal distances, and many trees; a thousandth of noise leaves one.
            inputs.append((f"{name}_{part}", chosen + random.normal(size=chosen.shape) * x[:, columns].std(0) * 1e-3))
    text = ""
    with tempfile.TemporaryDirectory() as folder:
        heads, lines = [], ""
        for seed, (name, x) in enumerate(inputs, 1):
            x = np.array([[float(f"{v:.6g}") for v in row] for row in x.tolist()])
            method, most = list(METHODS)[seed % 5], int(random.integers(2, 7))
            n, d = x.shape
            np.savetxt(f"{folder}/{name}.x", x, fmt="%.17g")
            np.savetxt(f"{folder}/{name}.u", np.reshape(uniform_numbers(seed, B * n * d), (B * n, d)), fmt="%.17g")
            power, space = [(1, "scaledPCA"), (2, "original"), (1, "original")][seed % 3]
            lines += f"{name} {METHODS[method]} {most} {B} {power} {space}\n"
            heads.append(f"gap {name} {n} {d} {method} {most} {B} {seed}\n" + "".join(" ".join(map(repr, row)) + "\n" for row in x.tolist()))
        pathlib.Path(folder, "inputs").write_text(lines)
        pathlib.Path(folder, "script.R").write_text(R)
        subprocess.run(["Rscript", f"{folder}/script.R", folder], check=True)
        answers = pathlib.Path(folder, "answers").read_text().splitlines()
        for i, head in enumerate(heads):
            text += head + "\n".join(answers[10 * i:10 * i + 10]) + "\n"
        versions = pathlib.Path(folder, "versions").read_text().strip()
    (HERE / "gap.txt").write_text(f"# made by make_gap.py with {versions}, scikit-learn {sklearn.__version__}, NumPy {np.__version__}\n" + text)


main()
