#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""The segmentiq program against the same chain in Python (python_chain.py), each a whole process from its start to
its end, on generated customers.

    /usr/bin/python3 bench/compare/compare_program.py build/bench/bin

Fails unless every customer is in the same segment and the silhouettes agree to 1e-7.
"""
import argparse
import csv
import json
import os
import subprocess
import tempfile
import time

from pairs import demand, head, in_pairs, machine, row, spread

CHAIN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "python_chain.py")


def run(*words):
    """Seconds from start to end, and the most memory the process had, in MB."""
    begun = time.perf_counter()
    process = subprocess.Popen(words)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    demand(process.returncode == 0, f"{' '.join(words)} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


class Side:
    """One of the two programs, with its output folder."""

    def __init__(self, folder, *words):
        self.folder, self.words, self.memory = folder, words, []

    def seconds(self):
        seconds, memory = run(*self.words)
        self.memory.append(memory)
        return seconds

    def segments(self):
        with open(self.folder + "/assignments.csv", newline="", encoding="utf-8") as file:
            return [record["cluster"] for record in csv.DictReader(file)]

    def silhouette(self):
        with open(self.folder + "/metrics.json", encoding="utf-8") as file:
            return json.load(file)["metrics"]["silhouette_score"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", help="folder of segmentiq and generate_customers")
    parser.add_argument("--rows", type=int, action="append", help="repeatable; default 50 and 10,000")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--all-leaves", action="store_true", help="Python draws every leaf, not the last 60 merges")
    parser.add_argument("--small-runs", type=int, default=21, help="of segmentiq alone on 50 customers")
    options = parser.parse_args()
    print(machine() + "\n")

    all_leaves = ["--all-leaves"] if options.all_leaves else []
    rows_of_table = []
    with tempfile.TemporaryDirectory() as folder:
        table = folder + "/customers.csv"

        def sides(rows):
            run(options.programs + "/generate_customers", str(rows), "-o", table)
            return (
                Side(folder + "/ours", options.programs + "/segmentiq", table, "-o", folder + "/ours", "-k", "4", "--quiet"),
                Side(folder + "/theirs", "/usr/bin/python3", CHAIN, table, folder + "/theirs", *all_leaves),
            )

        for rows in options.rows or [50, 10_000]:
            ours, theirs = sides(rows)
            a, b = in_pairs(ours.seconds, theirs.seconds, options.pairs)
            demand(ours.segments() == theirs.segments(), f"{rows} customers: the segments differ")
            difference = abs(ours.silhouette() - theirs.silhouette())
            demand(difference <= 1e-7, f"{rows} customers: the silhouettes differ by {difference}")
            rows_of_table.append(row(str(rows), a, b, f"{max(ours.memory):.0f}", f"{max(theirs.memory):.0f}"))
        ours, _ = sides(50)
        ours.seconds()
        small = [ours.seconds() for _ in range(options.small_runs)]

    print("Every customer is in the same segment, silhouettes agree to 1e-7.\n")
    columns = ["segmentiq, s", "Python, s", "times as fast", "segmentiq, MB", "Python, MB"]
    print(head("customers", *columns), *rows_of_table, sep="\n")
    print(f"\nsegmentiq on 50 customers, {len(small)} runs: {spread(small, 1000)} ms.")


if __name__ == "__main__":
    main()
