#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Compares read_csv() with pandas.read_csv (C engine) on a million generated customers: seconds inside the process, processes in
turn, medians.

    g++ -std=c++20 -O2 -I include bench/compare/compare_csv.cpp -o compare_csv -pthread
    /usr/bin/python3 bench/compare/compare_csv.py ./compare_csv [--rows 1000000] [--rounds 5] [--file FILE.csv]
"""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile

PANDAS = """
import sys, time
import pandas
begin = time.perf_counter()
frame = pandas.read_csv(sys.argv[2], engine="c")
end = time.perf_counter()
if sys.argv[1] == "write":
    begin = time.perf_counter()
    frame.to_csv(sys.argv[2] + ".written", index=False)
    end = time.perf_counter()
print(end - begin)
"""


def make_customers(rows, file):
    import numpy as np
    import pandas as pd

    random = np.random.default_rng(1)
    regions = ["Addis Ababa", "Dire Dawa", "Hawassa", "Bahir Dar", "Mekelle", "Gondar", "Jimma", "Adama"]
    pd.DataFrame({
        "customer_id": np.arange(1, rows + 1),
        "age": random.integers(18, 75, rows),
        "annual_income": random.integers(28_000, 105_000, rows),
        "spending_score": random.integers(1, 101, rows),
        "gender": random.choice(["Male", "Female"], rows),
        "region": random.choice(regions, rows),
        "membership_tier": random.choice(["Bronze", "Silver", "Gold", "Platinum"], rows),
        "visit_frequency": random.choice(["Daily", "Weekly", "Monthly"], rows),
    }).to_csv(file, index=False)


def seconds(command):
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--file", help="a file of one's own instead of generated customers")
    arguments.add_argument("--write", action="store_true", help="compare writing, too")
    given = arguments.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        file = given.file or os.path.join(folder, "customers.csv")
        if not given.file:
            make_customers(given.rows, file)
        print(f"{file}: {os.path.getsize(file) / 1e6:.1f} MB, {given.rounds} rounds, medians")
        for what in ["read", "write"] if given.write else ["read"]:
            ours, pandas = [], []
            for _ in range(given.rounds):
                ours.append(seconds([given.program, what, file]))
                pandas.append(seconds([sys.executable, "-c", PANDAS, what, file]))
            a, b = statistics.median(ours), statistics.median(pandas)
            print(f"{what:5}  segmentiq {a:.3f} s   pandas {b:.3f} s   ratio {a / b:.2f}")


if __name__ == "__main__":
    main()
