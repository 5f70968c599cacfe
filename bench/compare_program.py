#!/usr/bin/python3
"""The program against the same chain in Python, each as a whole process, alternating; the results must agree.

    /usr/bin/python3 bench/compare_program.py build/bench/bin [--rows 10000] [--pairs 5]
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, __file__.rsplit("/", 1)[0])
from peers.pairs import measure, row, spread  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("programs", help="folder of segmentiq and generate_customers")
parser.add_argument("--rows", type=int, default=10000)
parser.add_argument("--pairs", type=int, default=5)
options = parser.parse_args()
chain = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers", "python_chain.py")
peak = {}


def run(name, *words):
    begun = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    assert status == 0, words
    peak[name] = max(peak.get(name, 0), usage.ru_maxrss / 1000)
    return seconds


with tempfile.TemporaryDirectory() as folder:

    def program(csv):
        return run("segmentiq", options.programs + "/segmentiq", csv, "-o", folder + "/ours", "--quiet")

    csv = folder + "/customers.csv"
    run("", options.programs + "/generate_customers", str(options.rows), "-o", csv)
    a, b = measure(
        lambda: program(csv), lambda: run("python", "/usr/bin/python3", chain, csv, folder + "/theirs"), options.pairs
    )
    with open(folder + "/ours/metrics.json", encoding="utf-8") as file:
        ours = json.load(file)["metrics"]
    with open(folder + "/theirs/metrics.json", encoding="utf-8") as file:
        theirs = json.load(file)
    assert list(ours["cluster_sizes"].values()) == theirs["cluster_sizes"], (ours, theirs)
    assert abs(ours["silhouette_score"] - theirs["silhouette_score"]) <= 1e-7, (ours, theirs)
    print("segment sizes equal, silhouettes agree to 1e-7\n")
    print(f"| {options.rows} customers, process start to end | segmentiq, s | Python, s | times as fast |")
    print("|---|---|---|---|")
    print(row("all outputs", a, b))
    print(f"\nPeak memory: segmentiq {peak['segmentiq']:.0f} MB, Python {peak['python']:.0f} MB")

    run("", options.programs + "/generate_customers", "50", "-o", csv)
    program(csv)
    few = [1000 * program(csv) for _ in range(20)]
    print(f"50 customers: {spread(few)} ms, process start to end")
