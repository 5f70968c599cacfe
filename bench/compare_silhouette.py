#!/usr/bin/python3
"""silhouette() against scikit-learn's, in one run, alternating; the means must agree to 1e-7.

    /usr/bin/python3 bench/compare_silhouette.py build/bench/bench/time_silhouette [--rows 10000] [--columns 20]
"""
import argparse
import subprocess
import sys
import tempfile
import time

import numpy
import sklearn
from sklearn.metrics import silhouette_score

sys.path.insert(0, __file__.rsplit("/", 1)[0])
from peers.pairs import measure, row  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--rows", type=int, default=10000)
parser.add_argument("--columns", type=int, default=20)
parser.add_argument("--clusters", type=int, default=4)
parser.add_argument("--pairs", type=int, default=5)
options = parser.parse_args()

random = numpy.random.default_rng(1)
labels = numpy.arange(options.rows) % options.clusters
x = (4 * random.normal(size=(options.clusters, options.columns)))[labels] + random.normal(size=(options.rows, options.columns))
means = {}

with tempfile.TemporaryDirectory() as folder:
    x.tofile(folder + "/x")
    process = subprocess.Popen(
        [options.program, folder + "/x", str(options.rows), str(options.columns), str(options.clusters)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def ours():
        process.stdin.write("\n")
        process.stdin.flush()
        seconds, mean = map(float, process.stdout.readline().split())
        means["segmentiq"] = mean
        return seconds

    def theirs():
        begun = time.perf_counter()
        means["scikit-learn"] = silhouette_score(x, labels)
        return time.perf_counter() - begun

    a, b = measure(ours, theirs, options.pairs)
    assert abs(means["segmentiq"] - means["scikit-learn"]) <= 1e-7, means
    print(f"means agree to {abs(means['segmentiq'] - means['scikit-learn']):.1e}\n")
    print(f"| {options.rows} × {options.columns} | segmentiq, s | scikit-learn {sklearn.__version__}, s | times as fast |")
    print("|---|---|---|---|")
    print(row(f"silhouette, k = {options.clusters}", a, b))
