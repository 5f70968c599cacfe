# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""What the comparisons share: runs in pairs, tables of medians of their ratios, and a line about the machine."""
import datetime
import os
import platform
import statistics
import subprocess
import sys
import time


def machine():
    """Date, processor, cores, system: what a figure is worthless without."""
    model = platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), model)
    except OSError:
        pass
    cores = len(os.sched_getaffinity(0))
    load = os.getloadavg()[0]
    today = datetime.date.today().isoformat()
    return f"{today}, {model}, {cores} cores, {platform.system()} {platform.release()}, load {load:.1f} at the start"


def demand(holds, complaint):
    """Ends the script when a result is not what it must be: figures for wrong results are of no use."""
    if not holds:
        sys.exit(f"FAILED: {complaint}")


def seconds_of(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


class Server:
    """A program of ours that holds the input, and answers a line with a line."""

    def __init__(self, *words):
        self.process = subprocess.Popen(
            list(map(str, words)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, line=""):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        demand(answer, f"{self.process.args[0]} gave no answer to '{line}'")
        return list(map(float, answer))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


def in_turn(rounds, *sides):
    """Runs A B … A B …, after one run of each that is not counted. Gives the seconds of each side, run by run."""
    for side in sides:
        side()
    measured = [[side() for side in sides] for _ in range(rounds)]
    return [list(of_side) for of_side in zip(*measured)]


def in_pairs(ours, theirs, pairs):
    """Runs A B A B …, after one of each that is not counted. Gives the seconds of both, run by run."""
    return in_turn(pairs, ours, theirs)


def spread(values, unit=1):
    """Median (least – most)."""
    low, middle, high = (
        f"{unit * value:.3g}" for value in (min(values), statistics.median(values), max(values))
    )
    return f"{middle} ({low} – {high})"


def times_as_fast(a, b):
    """How often a goes into b, run by run."""
    return spread([y / x for x, y in zip(a, b)])


def head(what, *columns):
    return f"| {what} | {' | '.join(columns)} |\n|---|{'---:|' * len(columns)}"


def row(name, a, b, *more):
    """Seconds of both and the ratio of each pair."""
    return f"| {' | '.join([name, spread(a), spread(b), f'**{times_as_fast(a, b)}**', *more])} |"
