#!/usr/bin/python3
"""linkage() against fastcluster, in one run, alternating; and equality with SciPy.

    /usr/bin/python3 bench/compare_linkage.py build/bench/bench/time_linkage [--rows 10000] [--columns 20] [--pairs 5]

Both sides start from the same observations in memory and end with the finished dendrogram.
"""
import argparse
import subprocess
import sys
import tempfile
import time

import fastcluster
import numpy
import scipy
from scipy.cluster.hierarchy import linkage

sys.path.insert(0, __file__.rsplit("/", 1)[0])
from peers.pairs import measure, row  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--rows", type=int, default=10000)
parser.add_argument("--columns", type=int, default=20)
parser.add_argument("--pairs", type=int, default=5)
parser.add_argument("--method", action="append")
parser.add_argument("--check-rows", type=int, default=2000)
options = parser.parse_args()
methods = options.method or ["ward", "complete", "average", "single", "weighted", "centroid", "median"]


def observations(rows):
    random = numpy.random.default_rng(1)
    centres = 4 * random.normal(size=(20, options.columns))
    return centres[random.integers(0, 20, rows)] + random.normal(size=(rows, options.columns))


class Ours:
    def __init__(self, x, folder):
        self.path = folder + "/x"
        x.tofile(self.path)
        self.process = subprocess.Popen(
            [options.program, self.path, *map(str, x.shape)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def time(self, method):
        self.process.stdin.write(method + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def merges(self):
        return numpy.fromfile(self.path + ".merges").reshape(-1, 4)


def time_of(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


with tempfile.TemporaryDirectory() as folder:
    x = observations(options.check_rows)
    ours = Ours(x, folder)
    for method in methods:
        ours.time(method)
        found, wanted = ours.merges(), linkage(x, method)
        assert (found[:, [0, 1, 3]] == wanted[:, [0, 1, 3]]).all(), method + ": ids differ from SciPy's"
        ulps = numpy.max(numpy.abs(found[:, 2] - wanted[:, 2]) / numpy.spacing(wanted[:, 2]))
        assert ulps <= 4, f"{method}: heights differ by {ulps} ulp"
    print(f"{options.check_rows} rows: ids and sizes equal SciPy {scipy.__version__}'s, heights within 4 ulp\n")

with tempfile.TemporaryDirectory() as folder:
    x = observations(options.rows)
    ours = Ours(x, folder)
    print(f"| {options.rows} × {options.columns} | segmentiq, s | fastcluster {fastcluster.__version__}, s | times as fast |")
    print("|---|---|---|---|")
    for method in methods:
        a, b = measure(
            lambda: ours.time(method), lambda: time_of(lambda: fastcluster.linkage(x, method)), options.pairs
        )
        print(row(method, a, b), flush=True)
