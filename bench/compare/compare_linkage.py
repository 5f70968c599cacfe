#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""linkage() against fastcluster.linkage, both from the same observations in memory to the finished merges.

    /usr/bin/python3 bench/compare/compare_linkage.py build/bench/bench/time_linkage

Fails unless, with algorithm dense, ids and sizes are SciPy's and heights within 4 ulp of SciPy's on --check-rows
observations, and, with --algorithm, heights equal fastcluster's to 1e-9 on all of them.
"""
import argparse
import tempfile

import fastcluster
import numpy
import scipy
from scipy.cluster.hierarchy import linkage

from pairs import Server, demand, head, in_pairs, machine, row, seconds_of

REQUIRED = ["ward", "complete", "average", "single"]
OTHERS = ["weighted", "centroid", "median"]


def observations(rows, columns):
    """20 round clusters."""
    random = numpy.random.default_rng(1)
    centres = 4 * random.normal(size=(20, columns))
    return centres[random.integers(0, 20, rows)] + random.normal(size=(rows, columns))


def serve(program, x, folder, threads):
    """The program with the observations, and a function for the merges of its last answer."""
    file = folder + "/observations"
    x.tofile(file)
    return Server(program, file, *x.shape, threads), lambda: numpy.fromfile(file + ".merges").reshape(-1, 4)


def check_against_scipy(options):
    x = observations(options.check_rows, options.columns)
    with tempfile.TemporaryDirectory() as folder:
        ours, merges = serve(options.program, x, folder, options.threads)
        with ours:
            for method in options.method:
                ours.ask(method + " dense")
                found, wanted = merges(), linkage(x, method)
                demand(
                    numpy.array_equal(found[:, [0, 1, 3]], wanted[:, [0, 1, 3]]),
                    f"{method}: ids or sizes differ from SciPy's",
                )
                ulps = numpy.max(numpy.abs(found[:, 2] - wanted[:, 2]) / numpy.spacing(wanted[:, 2]))
                demand(ulps <= 4, f"{method}: heights differ by {ulps:.0f} ulp from SciPy's")
    print(f"{len(x)} × {options.columns}: ids and sizes are SciPy {scipy.__version__}'s, heights within 4 ulp.\n")


def compare(options):
    x = observations(options.rows, options.columns)
    columns = ["segmentiq, s", f"fastcluster {fastcluster.__version__}, s", "times as fast"]
    if options.scipy:
        columns.append(f"SciPy {scipy.__version__}, s, once")
    print(head(f"{options.rows} × {options.columns}", *columns))
    with tempfile.TemporaryDirectory() as folder:
        ours, merges = serve(options.program, x, folder, options.threads)
        with ours:
            for method in options.method:
                theirs = []

                def fast():
                    theirs[:] = [fastcluster.linkage(x, method)]

                pairs = options.pairs if method in REQUIRED else min(options.pairs, 3)
                a, b = in_pairs(lambda: ours.ask(f"{method} {options.algorithm}")[0], lambda: seconds_of(fast), pairs)
                demand(
                    numpy.allclose(numpy.sort(merges()[:, 2]), numpy.sort(theirs[0][:, 2]), rtol=1e-9, atol=0),
                    f"{method}: heights differ from fastcluster's",
                )
                more = [f"{seconds_of(lambda: linkage(x, method)):.3g}"] if options.scipy else []
                print(row(method, a, b, *more), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="time_linkage")
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--columns", type=int, default=20)
    parser.add_argument("--pairs", type=int, default=5, help=f"runs of each; at most 3 for {', '.join(OTHERS)}")
    parser.add_argument("--method", action="append", choices=REQUIRED + OTHERS, help="repeatable; default all")
    parser.add_argument("--threads", type=int, default=0, help="of ours; 0 = all cores (fastcluster uses one)")
    parser.add_argument("--algorithm", choices=["auto", "dense", "tree"], default="auto")
    parser.add_argument("--check-rows", type=int, default=2000)
    parser.add_argument("--scipy", action="store_true", help="time SciPy, too, one run of each method")
    options = parser.parse_args()
    options.method = options.method or REQUIRED + OTHERS
    print(machine() + "\n")
    check_against_scipy(options)
    compare(options)


if __name__ == "__main__":
    main()
