#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes tests of columns against segments: profiles.txt.

    labels NAME n k        then a row of n labels; all columns up to the next "labels" belong to them
    numeric NAME           then a row of n numbers; "nan" is a missing cell
      f p eta2             scipy.stats.f_oneway, and Eta2 of FactoMineR::catdes
      v × k, p × k         v.test and p.value of FactoMineR::catdes, which sees the rows that have a number
      mean sd × k, then of all rows        of catdes
      q1 median q3 × k                     of numpy.quantile
    categorical NAME c     then a row of n codes, -1 is a missing cell
      chi2 p V             scipy.stats.chi2_contingency and scipy.stats.contingency.association(method="cramer")
      v × c, a row for each segment        v.test of catdes; p × c, a row for each segment
    adjust NAME m          then m p-values, then R's p.adjust(p, "BH")

Undefined is "nan". A numeric column of NAME "iris:2" is not written out: it is column 2 of observations in
../linkage/iris.txt. Run with the interpreter that owns SciPy: /usr/bin/python3. Needs Rscript with FactoMineR.
"""
import pathlib
import subprocess
import tempfile

import numpy as np
import scipy
import sklearn
from scipy import stats
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn import datasets

HERE = pathlib.Path(__file__).parent
R = """
suppressMessages(library(FactoMineR))
folder <- commandArgs(TRUE)[1]
out <- file(file.path(folder, "answers"), "w")
line <- function(x) writeLines(paste(sprintf("%.15g", x), collapse = " "), out)
for (job in readLines(file.path(folder, "jobs"))) {
  w <- strsplit(job, " ")[[1]]
  numbers <- function(i) suppressWarnings(as.numeric(strsplit(w[i], ",")[[1]]))
  if (w[1] == "adjust") { line(p.adjust(numbers(2), "BH")); next }
  labels <- numbers(2); x <- numbers(3); k <- max(labels)
  if (w[1] == "numeric") {
    kept <- !is.na(x)
    d <- data.frame(s = factor(labels[kept], levels = 1:k), x = x[kept])
    found <- catdes(d, 1, proba = 2)
    get <- function(j, column) { m <- found$quanti[[as.character(j)]]; if (is.null(m)) NaN else m[1, column] }
    line(found$quanti.var[1, 1])
    for (column in c("v.test", "p.value", "Mean in category", "sd in category"))
      line(sapply(1:k, get, column))
    line(c(mean(d$x), sqrt(mean((d$x - mean(d$x))^2))))
  } else {
    kept <- x >= 0
    levels <- sort(unique(x[kept]))
    d <- data.frame(s = factor(labels[kept], levels = 1:k), x = factor(x[kept], levels = levels))
    found <- catdes(d, 1, proba = 2)
    for (j in 1:k) {
      m <- found$category[[as.character(j)]]
      rows <- paste0("x=", levels)
      line(m[rows, "v.test"]); line(m[rows, "p.value"])
    }
  }
}
close(out)
writeLines(paste0("R ", getRversion(), ", FactoMineR ", packageVersion("FactoMineR")), file.path(folder, "versions"))
"""


def text(values):
    return " ".join(f"{float(v):.15g}" for v in values) + "\n"


def main():
    random = np.random.default_rng(20261124)
    inputs = []  # labels name, labels, [(kind, name, values)]
    p_values = []
    for name in ["iris", "wine", "breast_cancer", "diabetes"]:
        x = getattr(datasets, "load_" + name)().data
        chosen = {"iris": range(4), "wine": range(0, 13, 2), "breast_cancer": range(0, 30, 4), "diabetes": [0, 2, 3, 8]}[name]
        tree = linkage((x - x.mean(0)) / x.std(0), "ward")
        labels = fcluster(tree, 3, "maxclust") - 1
        columns = [("numeric", f"{name}:{j}", x[:, j]) for j in chosen]
        columns += [("categorical", f"{name}-bins:{j}", np.unique(np.floor(4.99 * (x[:, j] - x[:, j].min()) / np.ptp(x[:, j])), return_inverse=True)[1])
                    for j in list(chosen)[:6]]
        inputs.append((name, labels, columns))
        # Tables of two by two, where SciPy corrects χ²: of a fourth of the rows, above the median or not.
        columns = [("categorical", f"{name}-halves:{j}", (x[::4, j] > np.median(x[::4, j])).astype(int)) for j in list(chosen)[:3]]
        inputs.append((name + "-halves", fcluster(tree, 2, "maxclust")[::4] - 1, columns))
        for k in range(2, 8):  # tests of all columns at once, of a part of the rows
            part = np.unique(fcluster(tree, k, "maxclust")[k::5], return_inverse=True)[1]
            p_values.append(stats.f_oneway(*[x[k::5][part == c] for c in range(part.max() + 1)])[1])
    for i in range(120):
        n, k = int(random.integers(6, 60)), int(random.integers(2, 6))
        labels = np.unique(np.concatenate([np.arange(k) % k, random.integers(0, k, n - k if n > k else 0)]), return_inverse=True)[1]
        n = len(labels)
        columns = []
        for j in range(2):
            values = np.round(random.normal(size=n) * 10.0 ** random.integers(-2, 5) + labels * random.choice([0, 0.5, 3]) * 10, 3)
            if j == 1 and n > 20:
                values[random.integers(0, n, 3)] = np.nan
            columns.append(("numeric", f"random{i}.{j}", values))
        for j in range(2):
            c = int(random.integers(2, 7))
            codes = np.where(random.random(n) < random.choice([0, 0.5, 0.9]), labels % c, random.integers(0, c, n))
            if j == 1 and n > 20:
                codes[random.integers(0, n, 3)] = -1
            used = np.unique(codes[codes >= 0])
            codes = np.where(codes >= 0, np.searchsorted(used, codes), -1)
            if codes.max() >= 1:
                columns.append(("categorical", f"random{i}.{j}", codes))
        if all(len(np.unique(labels[v >= 0 if kind == "categorical" else ~np.isnan(v)])) == k for kind, _, v in columns):
            inputs.append((f"random{i}", labels, columns))
    p_names = [f"real{i}" for i in range(len(p_values))]
    p_values += [random.random(int(m)) ** 4 for m in random.integers(1, 20, 200)] + [np.array([0.03, 0.03, 0.03, 1, 0, 1e-300])]
    p_names += [f"random{i}" for i in range(len(p_values) - len(p_names))]
    p_values = [np.array([float(f"{p:.6g}") for p in row]) for row in p_values]

    comma = lambda values: ",".join("NA" if isinstance(v, float) and np.isnan(v) else repr(v) for v in values.tolist())
    with tempfile.TemporaryDirectory() as folder:
        jobs = [f"{kind} {comma(labels + 1)} {comma(values)}" for _, labels, columns in inputs for kind, _, values in columns]
        jobs += [f"adjust {comma(row)}" for row in p_values]
        pathlib.Path(folder, "jobs").write_text("\n".join(jobs) + "\n")
        pathlib.Path(folder, "script.R").write_text(R)
        subprocess.run(["Rscript", f"{folder}/script.R", folder], check=True)
        answers = iter(pathlib.Path(folder, "answers").read_text().replace("NaN", "nan").replace("NA", "nan").splitlines())
        versions = pathlib.Path(folder, "versions").read_text().strip()

    out = (f"# made by make_profiles.py with SciPy {scipy.__version__}, NumPy {np.__version__}, scikit-learn {sklearn.__version__}, "
           f"{versions}\n")
    for name, labels, columns in inputs:
        k = labels.max() + 1
        out += f"labels {name} {len(labels)} {k}\n" + " ".join(map(str, labels)) + "\n"
        for kind, column, values in columns:
            if kind == "numeric":
                out += f"numeric {column}\n"
                if ":" not in column:
                    out += " ".join(map(repr, values.tolist())) + "\n"
                groups = [values[(labels == c) & ~np.isnan(values)] for c in range(k)]
                f, p = stats.f_oneway(*groups)
                out += text([f, p, float(next(answers))])
                out += "".join(next(answers) + "\n" for _ in range(5))
                out += text(q for g in groups for q in np.quantile(g, [0.25, 0.5, 0.75]))
            else:
                c = values.max() + 1
                out += f"categorical {column} {c}\n" + " ".join(map(str, values)) + "\n"
                table = np.array([[np.sum((labels == s) & (values == v)) for v in range(c)] for s in range(k)])
                chi2 = stats.chi2_contingency(table)
                out += text([chi2[0], chi2[1], stats.contingency.association(table, method="cramer")])
                out += "".join(next(answers) + "\n" for _ in range(2 * k))
    for name, row in zip(p_names, p_values):
        out += f"adjust {name} {len(row)}\n" + " ".join(map(repr, row.tolist())) + "\n" + next(answers) + "\n"
    (HERE / "profiles.txt").write_text(out)


main()
