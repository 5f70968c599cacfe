#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""All numbers of segments judged, pairwise distances and Gower's, against scikit-learn, SciPy and R, as one table.

    /usr/bin/python3 bench/compare/compare_measures.py build/bench/bench

Every side has its input in memory and one core; ours runs once more with two. A line "k = 2 … 15" has all of them judged
by three indices on our side, and one silhouette_score of one number of segments on the other. Fails unless all
indices, distances and dissimilarities agree. Needs Rscript with the package cluster.
"""
import argparse
import os
import pathlib
import subprocess
import tempfile

for library in ["OMP", "OPENBLAS", "MKL"]:  # the peers' one core; before NumPy is loaded
    os.environ[library + "_NUM_THREADS"] = "1"

import numpy
import scipy
import sklearn
from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_score

import compare_linkage
import compare_pdist
from pairs import Server, demand, head, in_turn, machine, seconds_of, spread, times_as_fast

MOST = 15  # segments
KINDS = ["numeric"] * 4 + ["ordinal"] * 2 + ["nominal"] * 2 + ["symmetric_binary", "asymmetric_binary"]


def mixed(rows):
    """Observations of KINDS, one cell of twenty missing."""
    random = numpy.random.default_rng(1)
    columns = {"numeric": lambda: random.normal(size=rows), "ordinal": lambda: random.integers(0, 5, rows),
               "nominal": lambda: random.integers(0, 6, rows)}
    x = numpy.column_stack([columns.get(kind, lambda: random.integers(0, 2, rows))() for kind in KINDS]).astype(float)
    x[random.uniform(size=x.shape) < 0.05] = numpy.nan
    return x


class Ours:
    """A program of ours on one core and on two, with the observations in a file."""

    def __init__(self, folder, options, program, x, *words):
        self.file = folder + "/observations"
        x.tofile(self.file)
        self.servers = [Server(options.programs / program, self.file, *words, threads) for threads in [1, 2]]
        self.pairs = options.pairs

    def __enter__(self):
        return self

    def __exit__(self, *why):
        for server in self.servers:
            server.__exit__(*why)

    def ask(self, line=""):
        return self.servers[0].ask(line)

    def compare(self, name, request, theirs):
        """A line of the table; `theirs` gives seconds."""
        one, two = self.servers
        a, b, c = in_turn(self.pairs, lambda: one.ask(request)[0], theirs, lambda: two.ask(request)[0])
        print(f"| {name} | {spread(a)} | {spread(b)} | **{times_as_fast(a, b)}** | {spread(c)} | {times_as_fast(c, b)} |",
              flush=True)


def judge(folder, options, rows, columns):
    """Our program on the observations, them, and the labels of its cuts."""
    x = compare_linkage.observations(rows, columns)
    ours = Ours(folder, options, "time_select_k", x, rows, columns, MOST)
    ours.ask()  # the labels are there now
    return ours, x, numpy.fromfile(ours.file + ".labels", dtype=numpy.int32).reshape(MOST - 1, rows)


def check_all_numbers_of_segments(options):
    with tempfile.TemporaryDirectory() as folder:
        ours, x, cuts = judge(folder, options, options.check_rows, options.columns)
        with ours:
            found = numpy.reshape(ours.ask()[1:], (MOST - 1, 3))
    wanted = [[score(x, labels) for score in (silhouette_score, calinski_harabasz_score, davies_bouldin_score)]
              for labels in cuts]
    demand(numpy.allclose(found, wanted, rtol=1e-7, atol=1e-7), "indices differ from scikit-learn's")


def compare_all_numbers_of_segments(options):
    k = 4
    with tempfile.TemporaryDirectory() as folder:
        ours, x, cuts = judge(folder, options, options.rows, options.columns)
        with ours:
            ours.compare(f"k = 2 … {MOST}, {options.rows} × {options.columns}, against one silhouette_score", "",
                         lambda: seconds_of(lambda: silhouette_score(x, cuts[k - 2])))


def compare_distances(options):
    for codes in [False, True]:
        metrics = [metric for metric in compare_pdist.METRICS if (metric in compare_pdist.CODES) == codes]
        x = compare_pdist.observations(options.distance_rows, options.columns, codes)
        with tempfile.TemporaryDirectory() as folder:
            with Ours(folder, options, "time_pdist", x, *x.shape) as ours:
                for metric in metrics:
                    ours.compare(f"{metric}, {options.distance_rows} × {options.columns}", compare_pdist.request(metric),
                                 lambda: seconds_of(lambda: compare_pdist.scipys(x, metric)))


def compare_gower(options, rows):
    kinds = ",".join(KINDS)
    script = pathlib.Path(__file__).parent / "time_daisy.R"
    with tempfile.TemporaryDirectory() as folder:
        with Ours(folder, options, "time_gower", mixed(rows), rows, kinds) as ours:
            with Server("Rscript", script, ours.file, rows, kinds) as daisy:
                for side in [ours, daisy]:
                    side.ask("write")
                found, wanted = (numpy.fromfile(ours.file + end) for end in [".distances", ".daisy"])
                demand(found.shape == wanted.shape and numpy.allclose(found, wanted, rtol=1e-12, atol=1e-14),
                       "dissimilarities differ from daisy's")
                ours.compare(f"Gower, {rows} × {len(KINDS)}", "", lambda: daisy.ask()[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=pathlib.Path, help="the folder with time_select_k, time_pdist and time_gower")
    parser.add_argument("--rows", type=int, default=10_000, help="whose numbers of segments are judged")
    parser.add_argument("--columns", type=int, default=20)
    parser.add_argument("--distance-rows", type=int, default=3000)
    parser.add_argument("--gower-rows", type=int, action="append", help="repeatable; default 2000 and 5000")
    parser.add_argument("--pairs", type=int, default=5, help="runs of each")
    parser.add_argument("--check-rows", type=int, default=1000)
    options = parser.parse_args()
    version = ["Rscript", "-e", "cat(as.character(packageVersion('cluster')))"]
    cluster = subprocess.run(version, stdout=subprocess.PIPE, text=True, check=True).stdout
    print(machine() + "\n")
    print(f"scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}, R's cluster {cluster}.")
    check_all_numbers_of_segments(options)
    compare_pdist.check_against_scipy(argparse.Namespace(
        program=options.programs / "time_pdist", threads=1, metric=compare_pdist.METRICS, columns=options.columns,
        check_rows=options.check_rows))
    print(head("work", "segmentiq, 1 core, s", "peer, 1 core, s", "times as fast", "segmentiq, 2 cores, s", "times as fast"))
    compare_all_numbers_of_segments(options)
    compare_distances(options)
    for rows in options.gower_rows or [2000, 5000]:
        compare_gower(options, rows)


if __name__ == "__main__":
    main()
