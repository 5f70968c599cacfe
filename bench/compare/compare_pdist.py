#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""pairwise_distances() against scipy.spatial.distance.pdist, both from observations in memory to all distances.

    /usr/bin/python3 bench/compare/compare_pdist.py build/bench/bench/time_pdist

One core on both sides unless --threads says otherwise. Fails unless the distances of --check-rows observations equal
SciPy's to 1e-12.
"""
import argparse
import tempfile

import numpy
import scipy
from scipy.spatial.distance import pdist

from pairs import Server, demand, head, in_pairs, machine, row, seconds_of

METRICS = ["euclidean", "sqeuclidean", "cityblock", "chebyshev", "minkowski 3", "minkowski 1.5", "cosine", "correlation",
           "canberra", "braycurtis", "hamming", "jaccard"]
CODES = ["hamming", "jaccard"]


def observations(rows, columns, codes):
    """Codes 0 … 3, or 20 round clusters of positive values."""
    random = numpy.random.default_rng(1)
    if codes:
        return random.integers(0, 4, (rows, columns)).astype(float)
    centres = 4 * random.normal(size=(20, columns))
    return numpy.abs(centres[random.integers(0, 20, rows)] + random.normal(size=(rows, columns)))


def scipys(x, metric):
    name, *p = metric.split()
    return pdist(x, name, p=float(p[0])) if p else pdist(x, name)


def request(metric):
    return metric if " " in metric else metric + " 2"


def serve(options, x, folder):
    file = folder + "/observations"
    x.tofile(file)
    return Server(options.program, file, *x.shape, options.threads), lambda: numpy.fromfile(file + ".distances")


def check_against_scipy(options):
    for codes in [False, True]:
        metrics = [m for m in options.metric if (m in CODES) == codes]
        x = observations(options.check_rows, options.columns, codes)
        with tempfile.TemporaryDirectory() as folder:
            ours, distances = serve(options, x, folder)
            with ours:
                for metric in metrics:
                    ours.ask(request(metric) + " write")
                    found, wanted = distances(), scipys(x, metric)
                    demand(found.shape == wanted.shape and numpy.allclose(found, wanted, rtol=1e-12, atol=1e-14),
                           f"{metric}: distances differ from SciPy's")
    print(f"{options.check_rows} × {options.columns}: distances are SciPy {scipy.__version__}'s to 1e-12.\n")


def compare(options):
    print(head(f"{options.rows} × {options.columns}", "segmentiq, s", f"SciPy {scipy.__version__}, s", "times as fast"))
    for codes in [False, True]:
        x = observations(options.rows, options.columns, codes)
        with tempfile.TemporaryDirectory() as folder:
            ours, _ = serve(options, x, folder)
            with ours:
                for metric in [m for m in options.metric if (m in CODES) == codes]:
                    a, b = in_pairs(lambda: ours.ask(request(metric))[0], lambda: seconds_of(lambda: scipys(x, metric)),
                                    options.pairs)
                    print(row(metric, a, b), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="time_pdist")
    parser.add_argument("--rows", type=int, default=3000)
    parser.add_argument("--columns", type=int, default=20)
    parser.add_argument("--pairs", type=int, default=5, help="runs of each")
    parser.add_argument("--metric", action="append", choices=METRICS, help="repeatable; default all")
    parser.add_argument("--threads", type=int, default=1, help="of ours; 0 = all cores (SciPy uses one)")
    parser.add_argument("--check-rows", type=int, default=500)
    options = parser.parse_args()
    options.metric = options.metric or METRICS
    print(machine() + "\n")
    check_against_scipy(options)
    compare(options)


if __name__ == "__main__":
    main()
