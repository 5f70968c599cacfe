#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""The tree engine on many observations, beside its peers where these can still run.

    /usr/bin/python3 bench/compare/compare_scale.py build/bench/bench/time_linkage build/bench/bin/generate_customers

Prints, for each case, seconds, the multiple of the yardstick (Ward of 100,000 × 5 by the plain implementation in
bench/compare/plain_rounds.hpp, on this machine in this run) and the most memory of the process, observations included;
then 1 thread against 2, and a plain -O2 build against one for this processor; then the peers; then how time grows with n.
Takes about ten minutes.
"""
import argparse
import io
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy

from pairs import Server, in_pairs, machine


def gaussians(rows, columns):
    """20 round clusters."""
    random = numpy.random.default_rng(1)
    centres = 4 * random.normal(size=(20, columns))
    return centres[random.integers(0, 20, rows)] + random.normal(size=(rows, columns))


def customers(generator, rows):
    """Generated customers, encoded: 3 scaled numbers and 17 one-hot columns."""
    import pandas

    table = pandas.read_csv(io.BytesIO(subprocess.run([generator, str(rows)], stdout=subprocess.PIPE, check=True).stdout))
    numbers = table[["age", "annual_income", "spending_score"]].to_numpy(float)
    numbers = (numbers - numbers.mean(0)) / numbers.std(0)
    texts = pandas.get_dummies(table[["gender", "region", "membership_tier", "visit_frequency"]]).to_numpy(float)
    return numpy.ascontiguousarray(numpy.hstack([numbers, texts]))


class Cases:
    def __init__(self, options, folder):
        self.options, self.folder, self.files = options, folder, {}

    def file(self, kind, rows, columns):
        key = (kind, rows, columns)
        if key not in self.files:
            x = gaussians(rows, columns) if kind == "Gaussians" else customers(self.options.generator, rows)
            path = f"{self.folder}/{kind}-{rows}-{columns}"
            x.tofile(path)
            self.files[key] = path
        return self.files[key]

    def ours(self, method, kind, rows, columns, repeat=3, threads=0, algorithm="auto"):
        """Median seconds, and megabytes of a process that had done this once."""
        file = self.file(kind, rows, columns)
        with Server(self.options.program, file, rows, columns, threads) as server:
            answers = [server.ask(f"{method} {algorithm}" if method != "plain" else method) for _ in range(repeat)]
        return statistics.median(seconds for seconds, _ in answers), answers[0][1]


PEER = """
import sys, time, numpy
peer, method, file, rows, columns = sys.argv[1:]
x = numpy.fromfile(file).reshape(int(rows), int(columns))
if peer == "fastcluster.linkage":
    import fastcluster
    run = lambda: fastcluster.linkage(x, method)
elif peer == "fastcluster.linkage_vector":
    import fastcluster
    run = lambda: fastcluster.linkage_vector(x, method)
elif peer == "SciPy":
    from scipy.cluster.hierarchy import linkage
    run = lambda: linkage(x, method)
elif peer == "scikit-learn":
    from sklearn.cluster import AgglomerativeClustering
    run = lambda: AgglomerativeClustering(n_clusters=None, distance_threshold=0, linkage=method).fit(x)
begun = time.perf_counter()
run()
seconds = time.perf_counter() - begun
memory = [line for line in open("/proc/self/status") if line.startswith("VmHWM")][0].split()[1]
print(seconds, 1.024 * float(memory) / 1000)
"""

HCLUST = """
args <- commandArgs(trailingOnly = TRUE)
n <- as.integer(args[3]); d <- as.integer(args[4])
x <- matrix(readBin(args[2], "double", n * d), n, d, byrow = TRUE)
begun <- proc.time()[["elapsed"]]
invisible(hclust(dist(x), c(ward = "ward.D2", complete = "complete", average = "average", single = "single")[[args[1]]]))
cat(proc.time()[["elapsed"]] - begun, 0, "\\n")
"""


def peer_run(peer, beside, method, file, rows, columns, limit):
    """(seconds or None, megabytes, remark)"""
    if peer == "R hclust":
        words = ["Rscript", "-e", HCLUST, method, file, str(rows), str(columns)]
    elif peer == "ALGLIB":
        words = [f"{beside}/time_alglib", method, file, str(rows), str(columns)]
    else:
        words = [sys.executable, "-c", PEER, peer, method, file, str(rows), str(columns)]
    try:
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        return None, 0, "not installed"
    begun, status = time.time(), 0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        if time.time() - begun > limit:
            process.kill()
            _, status, usage = os.wait4(process.pid, 0)
            return None, usage.ru_maxrss / 1000, f"not done in {limit} s"
        time.sleep(0.005)
    output = process.stdout.read()
    if status != 0:
        return None, usage.ru_maxrss / 1000, "out of memory" if os.WIFSIGNALED(status) else "failed"
    seconds, memory = map(float, output.split()[-2:])
    return seconds, memory, ""


def table_of_targets(cases, quick):
    """What is wanted is in yardsticks, too: the project's targets are seconds of a machine where the yardstick took 1.1 s."""
    yard, _ = cases.ours("plain", "Gaussians", 100_000, 5, 5)
    print(f"The yardstick: Ward of 100,000 × 5 by the plain implementation takes {yard:.3g} s.\n")
    print("| work | s | of the yardstick | wanted | MB |\n|---|---:|---:|---:|---:|")
    works = [
        ("ward", "Gaussians", 10_000, 20, None), ("ward", "Gaussians", 30_000, 20, None), ("ward", "Gaussians", 100_000, 10, 4),
        ("ward", "customers", 10_000, 20, None), ("ward", "customers", 100_000, 20, None),
        ("complete", "Gaussians", 100_000, 2, 1), ("complete", "Gaussians", 100_000, 5, 4),
        ("average", "Gaussians", 100_000, 2, 4), ("average", "Gaussians", 100_000, 5, 6),
        ("single", "Gaussians", 100_000, 10, 7), ("centroid", "Gaussians", 10_000, 20, None), ("median", "Gaussians", 10_000, 20, None),
    ]
    if not quick:
        works += [
            ("ward", "Gaussians", 1_000_000, 2, 1.5), ("ward", "Gaussians", 1_000_000, 5, 10), ("ward", "customers", 1_000_000, 20, 20),
            ("single", "Gaussians", 1_000_000, 2, 1.1), ("single", "Gaussians", 1_000_000, 5, 4.7),
        ]
    for method, kind, rows, columns, wanted in works:
        seconds, memory = cases.ours(method, kind, rows, columns)
        wanted = f"{wanted / 1.1:.2g}" if wanted else ""
        print(f"| {method}, {kind} {rows:,} × {columns} | {seconds:.3g} | {seconds / yard:.2f} | {wanted} | {memory:.0f} |", flush=True)


def table_of_peers(cases, limit):
    print("\n| work | who | s | MB | times as fast |\n|---|---|---:|---:|---:|")
    rows_of = [
        ("ward", "Gaussians", 10_000, 20, ["fastcluster.linkage", "fastcluster.linkage_vector", "SciPy", "scikit-learn", "R hclust", "ALGLIB"]),
        ("average", "Gaussians", 10_000, 20, ["fastcluster.linkage", "SciPy", "ALGLIB"]),
        ("complete", "Gaussians", 10_000, 20, ["fastcluster.linkage", "SciPy", "ALGLIB"]),
        ("single", "Gaussians", 10_000, 20, ["fastcluster.linkage", "fastcluster.linkage_vector", "SciPy"]),
        ("ward", "Gaussians", 30_000, 20, ["fastcluster.linkage"]),
        ("ward", "customers", 20_000, 20, ["fastcluster.linkage_vector"]),
        ("single", "Gaussians", 30_000, 2, ["fastcluster.linkage_vector"]),
        ("ward", "customers", 100_000, 20, ["SciPy", "R hclust", "fastcluster.linkage"]),
    ]
    for method, kind, rows, columns, peers in rows_of:
        file = cases.file(kind, rows, columns)
        ours = []
        for peer in peers:
            theirs, remark, memory = [], "", 0
            for _ in range(3 if rows <= 10_000 else 1):  # in turn, so that both see the same machine
                ours.append(cases.ours(method, kind, rows, columns, 1))
                seconds, memory, remark = peer_run(peer, os.path.dirname(cases.options.program), method, file, rows, columns, limit)
                if seconds is None:
                    break
                theirs.append(seconds / ours[-1][0])
            last = statistics.median(theirs) * ours[-1][0] if theirs else None
            print(
                f"| {method}, {kind} {rows:,} × {columns} | {peer} | {f'{last:.3g}' if last else remark} | {memory:.0f} | "
                f"{f'**{statistics.median(theirs):.1f}**' if theirs else ''} |", flush=True)
        print(f"| | segmentiq | {statistics.median(s for s, _ in ours):.3g} | {ours[-1][1]:.0f} | |", flush=True)


def growth(cases, quick):
    print("\n| time grows as nᵖ | n | p |\n|---|---|---:|")
    sizes = [10_000, 30_000, 100_000] + ([] if quick else [300_000, 1_000_000])
    for method, kind, columns in [("ward", "Gaussians", 2), ("ward", "Gaussians", 5), ("ward", "customers", 20), ("single", "Gaussians", 2)]:
        times = [cases.ours(method, kind, rows, columns, 1 if rows > 100_000 else 3)[0] for rows in sizes]
        slope = numpy.polyfit([math.log(n) for n in sizes], [math.log(t) for t in times], 1)[0]
        print(f"| {method}, {kind} × {columns} | {sizes[0]:,} – {sizes[-1]:,} | {slope:.2f} |", flush=True)


def threads(cases):
    ratios = []
    for _ in range(3):
        one = cases.ours("ward", "customers", 100_000, 20, 1, 1)[0]
        two = cases.ours("ward", "customers", 100_000, 20, 1, 2)[0]
        ratios.append(two / one)
    print(f"\nWard, customers 100,000 × 20: time with 2 threads ÷ time with 1: {statistics.median(ratios):.2f}")


def flags(cases):
    """What a plain -O2 build leaves on the table, against one for this very processor."""
    print("\n| work | -O2, s | -O3 -march=native, s | ratio |\n|---|---:|---:|---:|")
    beside = os.path.dirname(cases.options.program)
    for method, kind, rows, columns, algorithm in [
        ("ward", "Gaussians", 100_000, 5, "tree"), ("ward", "Gaussians", 30_000, 20, "tree"), ("ward", "customers", 100_000, 20, "tree"),
        ("single", "Gaussians", 100_000, 5, "tree"), ("average", "Gaussians", 30_000, 5, "tree"), ("ward", "Gaussians", 5_000, 20, "dense"),
    ]:
        file = cases.file(kind, rows, columns)
        with Server(f"{beside}/time_linkage_O2", file, rows, columns) as plain, Server(
            f"{beside}/time_linkage_native", file, rows, columns
        ) as native:
            a, b = in_pairs(lambda: plain.ask(f"{method} {algorithm}")[0], lambda: native.ask(f"{method} {algorithm}")[0], 5)
        ratio = statistics.median(x / y for x, y in zip(a, b))
        print(f"| {method}, {kind} {rows:,} × {columns}, {algorithm} | {statistics.median(a):.3g} | {statistics.median(b):.3g} | {ratio:.2f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="time_linkage")
    parser.add_argument("generator", help="generate_customers")
    parser.add_argument("--quick", action="store_true", help="nothing above 100,000 observations")
    parser.add_argument("--limit", type=int, default=120, help="seconds that a peer may take")
    options = parser.parse_args()
    print(machine() + "\n")
    with tempfile.TemporaryDirectory() as folder:
        cases = Cases(options, folder)
        table_of_targets(cases, options.quick)
        threads(cases)
        flags(cases)
        table_of_peers(cases, options.limit)
        growth(cases, options.quick)


if __name__ == "__main__":
    main()
