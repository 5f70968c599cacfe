#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""silhouette() against sklearn.metrics.silhouette_score, both from the same observations and labels in memory.

    /usr/bin/python3 bench/compare/compare_silhouette.py build/bench/bench/time_silhouette

Fails unless the two means agree to 1e-7.
"""
import argparse
import tempfile

import numpy
import sklearn
from sklearn.metrics import silhouette_score

from pairs import Server, demand, head, in_pairs, machine, row, seconds_of


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="time_silhouette")
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--columns", type=int, default=20)
    parser.add_argument("--clusters", type=int, default=4)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=0, help="of ours; 0 = all cores")
    options = parser.parse_args()
    print(machine() + "\n")

    random = numpy.random.default_rng(1)
    labels = numpy.arange(options.rows) % options.clusters
    centres = random.normal(size=(options.clusters, options.columns))
    x = centres[labels] + random.normal(size=(options.rows, options.columns))
    mean = {}

    with tempfile.TemporaryDirectory() as folder:
        x.tofile(folder + "/observations")
        with Server(options.program, folder + "/observations", *x.shape, options.clusters, options.threads) as server:

            def ours():
                seconds, mean["ours"] = server.ask()
                return seconds

            def theirs():
                mean["theirs"] = silhouette_score(x, labels)

            a, b = in_pairs(ours, lambda: seconds_of(theirs), options.pairs)
    difference = abs(mean["ours"] - mean["theirs"])
    demand(difference <= 1e-7, f"the means differ by {difference}: {mean}")
    print(f"Means {mean['ours']:.6f}, {difference:.0e} apart.\n")
    print(
        head(
            f"{options.rows} × {options.columns}",
            "segmentiq, s",
            f"scikit-learn {sklearn.__version__}, s",
            "times as fast",
        )
    )
    print(row(f"silhouette, k = {options.clusters}", a, b))


if __name__ == "__main__":
    main()
