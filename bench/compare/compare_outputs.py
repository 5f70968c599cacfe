#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Every output of two builds of the segmentiq program, compared byte for byte.

    /usr/bin/python3 bench/compare/compare_outputs.py OLD/bin NEW/bin [--quick]

A case is one run of either build: its exit status, standard output, standard error and all files that it writes must be
the same, and the exit status of the old build the one that the case is for. Inputs are the committed sample, tables of odd
cells that this script writes, and what generate_customers and generate_receipts of the old build write; those two are
compared as well.

Prints a row a case, and ends with 1 at any difference. Cases that --quick leaves out are counted at the end.
"""
import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

METHODS = ["single", "complete", "average", "weighted", "ward", "centroid", "median"]
TREE_METHODS = [method for method in METHODS if method != "weighted"]  # those that the tree engine has
METRICS = ["euclidean", "cityblock", "gower"]
SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../sample_data/ethiopian_supermarket_customers.csv")
TIER = "membership_tier=Bronze<Silver<Gold<Platinum"
MEMORY = ["--max-memory", "16GB"]  # by default it is what is free now, which the dry run prints

BAD_DATA, NO_INPUT, TOO_BIG, USAGE = 65, 66, 75, 2


class Case:
    """A run of the program. `{name}` in a word stands for a file of the inputs."""

    def __init__(self, name, *words, status=0, program="segmentiq", slow=False):
        self.name, self.words, self.status, self.program, self.slow = name, words, status, program, slow


def odd_table(utf8):
    """Cells that are hard to write down: quotes, breaks, very large and very small numbers, bytes that are not UTF-8."""
    third = b"plain" if utf8 else b"\xff\xfe"
    lines = [b'id,"na""me",' + third + b',tiny,huge,whole,day,cluster,"Stra\xc3\x9fe, Ort",<b>&amp;</b>']
    amharic = b"\xe1\x8a\xa0\xe1\x8b\xb2\xe1\x88\xb5"
    towns = [b"Addis", b'"Bahir ""Dar"""', b"ete" if utf8 else b"\xe9t\xe9", b"", amharic, b'"a\nb"']
    for i in range(120):
        cells = [
            b"c%d" % (1000 + i),
            towns[i % 5 if i % 7 else 5],
            (b"x%d" if utf8 else b"x\x80%d") % (i % 3),
            b"%de-9" % (i * i % 37),
            b"%d.5e17" % (i * 7 % 11),
            b"" if i % 13 == 0 else b"%d" % (i // 30 * 100 + i % 5),
            b"2024-%02d-%02d" % (1 + i % 12, 1 + i % 28),
            b"%d" % (i % 2),
            b"<i>" if i % 3 else b"\"'&\"",
            b"\xf0\x9f\x98\x80" if i % 4 == 0 else b"\x01 \\",
        ]
        lines.append(b",".join(cells))
    return b"\n".join(lines) + b"\n"


def metric_words(method, metric):
    ward_like = method in ("ward", "centroid", "median") and metric != "euclidean"
    return ["--linkage", method, "--metric", metric] + (["--any-metric-for-ward"] if ward_like else [])


def segment(name, table, *words, **more):
    return Case("segment " + name, "segment", table, "-o", "results", *MEMORY, *words, **more)


def cases():
    yield from text_cases()
    yield from generator_cases()
    for size, table in [("50", "{sample}"), ("1,000", "{thousand}")]:
        for method in METHODS:
            for metric in METRICS:
                words = metric_words(method, metric)
                every = size == "50" or metric == "euclidean" or method == "average"  # what --quick runs, too
                yield segment(f"{size} {method} {metric}", table, *words, slow=not every)
                yield segment(f"{size} {method} {metric} -k 5", table, *words, "-k", "5", slow=not every)
    for method in TREE_METHODS:
        yield segment(f"100,000 {method}", "{many}", "--linkage", method, slow=True)
        yield segment(f"100,000 {method} -k 6", "{many}", "--linkage", method, "-k", "6", slow=True)
    yield from option_cases()
    yield from other_commands()
    yield from failures()


def text_cases():
    for words in [["--help"], ["--version"], ["manual"], *(["completion", s] for s in ("bash", "zsh", "fish"))]:
        yield Case(" ".join(words), *words)
    for command in ["segment", "inspect", "assign", "compare", "rfm", "completion", "manual"]:
        yield Case(command + " --help", command, "--help")


def generator_cases():
    yield Case("generate_customers", "2000", "--segments", "--seed", "7", "-o", "made.csv", program="generate_customers")
    yield Case("generate_receipts", "5000", "-o", "made.csv", program="generate_receipts")


def option_cases():
    """Options that show in settings, warnings and pictures."""
    some = "{thousand}"
    yield segment("--json", "{sample}", "--json")
    yield segment("sizes", some, "--min-size", "5%", "--max-size", "400")
    yield segment("sizes -k", some, "-k", "6", "--min-size", "60", "--max-size", "40%")
    yield segment("stability", "{sample}", "-k", "4", "--stability", "12")
    yield segment("stability cityblock", "{sample}", "-k", "4", "--stability", "12", *metric_words("average", "cityblock"))
    yield segment("no silhouette", some, "-k", "7", "--silhouette", "none")
    yield segment("no silhouette cityblock", some, "-k", "7", "--silhouette", "none", *metric_words("average", "cityblock"))
    yield segment("principal components", some, "--pca", "0.9")
    yield segment("preparing", "{sample}", "--ordinal", TIER, "--log", "annual_income", "--scale", "robust", "--rare", "0.1",
                  "--weight", "age=2", "--category-scaling", "famd", "--categorical-weight", "0.71", "--pca", "3")
    yield segment("quantiles", some, "--scale", "quantile", "--rare", "20", "--order", "file", "--max-clusters", "30")
    yield segment("algorithm tree", some, "--algorithm", "tree")
    yield segment("algorithm dense", some, "--algorithm", "dense", "--order", "file")
    yield segment("minkowski", some, "--metric", "minkowski", "--exponent", "3", "--linkage", "complete")
    for metric in ["sqeuclidean", "chebyshev", "cosine", "correlation", "canberra", "braycurtis", "hamming", "jaccard"]:
        yield segment(metric, "{sample}", *metric_words("average", metric))
    yield segment("odd cells", "{odd}")
    yield segment("odd cells with dates", "{odd}", "--date", "day=2024-01-01", "--missing", "constant=7", "--stability", "5")
    yield segment("odd cells --json", "{odd}", "--json", "--missing", "drop")
    yield segment("not UTF-8", "{bytes}", status=BAD_DATA)
    yield segment("one row", "{one}", "-k", "1")
    yield segment("more segments than rows", "{sample}", "-k", "60")
    yield segment("many segments", some, "-k", "300")
    yield segment("30,001 rows, by a sample", "{above}", "-k", "4", slow=True)


def other_commands():
    tables = {"sample": "{sample}", "1,000": "{thousand}", "odd": "{odd}", "bytes": "{bytes}", "100,000": "{many}"}
    for name, table in tables.items():
        yield Case("inspect " + name, "inspect", table, *MEMORY)
        yield Case(f"inspect {name} --json", "inspect", table, "--json", *MEMORY)
        yield Case("dry run " + name, "segment", table, "--dry-run", *MEMORY)
    yield Case("dry run cityblock", "segment", "{thousand}", "--dry-run", *metric_words("average", "cityblock"), *MEMORY)
    yield Case("inspect, options", "inspect", "{sample}", "--ordinal", TIER, "--pca", "2", "--json", *MEMORY)
    for method in METHODS:
        for metric in METRICS:
            model = "{model " + method + " " + metric + "}"
            slow = method not in ("ward", "average")
            yield Case(f"assign {method} {metric}", "assign", model, "{others}", "-o", "assigned.csv", slow=slow)
            yield Case(f"assign {method} {metric} --json", "assign", model, "{others}", "-o", "assigned.csv", "--json", slow=slow)
    yield Case("assign to stdout", "assign", "{model ward euclidean}", "{sample}")
    yield Case("assign odd", "assign", "{model odd}", "{odd}", "-o", "assigned.csv")
    yield Case("assign, columns absent", "assign", "{model ward euclidean}", "{receipts}", status=USAGE)
    two = ["{model ward euclidean}", "{model average gower}"]
    yield Case("compare", "compare", *two)
    yield Case("compare --json", "compare", *two, "--json")
    yield Case("compare, customers", "compare", *two, "--customers", "{others}")
    yield Case("compare, customers --json", "compare", *two, "--customers", "{others}", "--json")
    yield Case("rfm", "rfm", "{receipts}", "-o", "customers.csv")
    yield Case("rfm --json", "rfm", "{receipts}", "-o", "customers.csv", "--json", "--as-of", "2024-06-30",
               "--max-categories", "3")
    yield Case("rfm to stdout", "rfm", "{receipts}", "--drop-duplicates")


def failures():
    yield Case("no such file", "nowhere.csv", status=NO_INPUT)
    yield Case("no such option", "{sample}", "--nothing", status=USAGE)
    yield Case("rfm of customers", "rfm", "{sample}", status=USAGE)
    yield segment("ward of cityblock", "{sample}", "--metric", "cityblock", status=USAGE)
    yield segment("too big", "{thousand}", "--max-memory", "1MB", "--algorithm", "dense", status=USAGE)  # given twice
    yield Case("too big", "{thousand}", "-o", "results", "--max-memory", "1MB", "--algorithm", "dense", status=TOO_BIG)
    yield Case("distances too big", "{thousand}", "-o", "results", "--max-memory", "1MB", *metric_words("average", "gower"),
               status=TOO_BIG)
    yield Case("too few segments for the sizes", "{sample}", "-o", "results", "-k", "2", "--max-size", "10", status=USAGE)
    yield Case("progress as events", "{sample}", "-o", "results", "--quiet", "--progress", "none")


class Inputs:
    """The files that cases read, made once by the old build."""

    def __init__(self, programs, folder, quick):
        self.folder, self.files = folder, {"sample": os.path.abspath(SAMPLE)}
        generated = [("one", "1", []), ("thousand", "1000", ["--seed", "3"]), ("others", "500", ["--seed", "4", "--noise", "2"]),
                     ("many", "100000", [])] + ([] if quick else [("above", "30001", ["--seed", "5"])])
        for name, rows, words in generated:
            self.run(programs + "/generate_customers", rows, *words, "-o", self.path(name, name + ".csv"))
        self.run(programs + "/generate_receipts", "20000", "-o", self.path("receipts", "receipts.csv"))
        for name in ["odd", "bytes"]:
            with open(self.path(name, name + ".csv"), "wb") as file:
                file.write(odd_table(utf8=name == "odd"))
        models = [(f"{method} {metric}", "thousand", metric_words(method, metric)) for method in METHODS for metric in METRICS]
        for name, table, words in models + [("odd", "odd", [])]:
            results = os.path.join(folder, "model " + name)
            self.run(programs + "/segmentiq", self.files[table], "-o", results, "-k", "5", "--quiet", *MEMORY, *words)
            self.files["model " + name] = os.path.join(results, "model.json")

    def path(self, name, file):
        self.files[name] = os.path.join(self.folder, file)
        return self.files[name]

    @staticmethod
    def run(*words):
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)

    def resolve(self, word):
        return self.files[word[1:-1]] if word.startswith("{") else word


def outputs(programs, case, inputs, folder):
    """Runs a case in a folder of its own. What it wrote, by name; its exit status is one of it."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    words = [programs + "/" + case.program] + [inputs.resolve(word) for word in case.words]
    done = subprocess.run(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    found = {"exit status": str(done.returncode).encode(), "standard output": done.stdout, "standard error": done.stderr}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def both(options, case, inputs, folder):
    """The outputs of both builds on one day: the report says which day it is."""
    while True:
        day = datetime.date.today()
        found = [outputs(programs, case, inputs, folder) for programs in (options.old, options.new)]
        if day == datetime.date.today():
            return found


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    around = slice(max(0, at - 30), at + 30)
    return f"byte {at:,}: {a[around]!r} became {b[around]!r}"


def same_values(old, new):
    """Whether both are JSON and differ in nothing but how numbers are written."""
    try:
        a, b = (json.loads(content, object_pairs_hook=list) for content in (old, new))
    except ValueError:
        return False
    return repr(a) == repr(b)  # 1 and 1.0 are not the same


def differences(case, old, new):
    if old["exit status"] != str(case.status).encode():
        yield f"exit status: {case.status} was expected, but the old build ended with {old['exit status'].decode()}: " + \
            old["standard error"].decode(errors="replace").strip()
    for name in sorted(old.keys() | new.keys()):
        if name not in new or name not in old:
            yield f"{name}: only the {'old' if name in old else 'new'} build writes it"
        elif old[name] != new[name]:
            yield f"{name}: {first_difference(old[name], new[name])}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", help="folder of the programs of one build: segmentiq, generate_customers, generate_receipts")
    parser.add_argument("new", help="the same of the other build")
    parser.add_argument("--quick", action="store_true", help="leave out what takes long")
    parser.add_argument("--only", metavar="TEXT", help="only the cases that have this text in their name")
    parser.add_argument("--expect", metavar="CASE", action="append", default=[],
                        help="a case that is meant to differ, as of a mistake that was mended; repeatable")
    parser.add_argument("--same-values", action="store_true",
                        help="let JSON pass that has other bytes but the same members, in the same order, with the same values "
                             "(0.1 and 0.10): it is counted apart")
    parser.add_argument("--keep", metavar="DIR", help="write both versions of what differs into this folder")
    options = parser.parse_args()
    options.old, options.new = os.path.abspath(options.old), os.path.abspath(options.new)

    all_cases = list(cases())
    chosen = [c for c in all_cases if not (c.slow and options.quick) and (not options.only or options.only in c.name)]
    width = max(len(c.name) for c in all_cases)
    unknown = [name for name in options.expect if name not in [c.name for c in all_cases]]
    if unknown:
        parser.error(f"--expect: there is no case {unknown}")
    failed, expected, files, size, begun = [], [], 0, 0, time.monotonic()
    other_digits = 0
    with tempfile.TemporaryDirectory() as folder:
        inputs = Inputs(options.old, folder, options.quick)
        print(f"{'case':{width}}  outputs       bytes  result")
        for case in chosen:
            old, new = both(options, case, inputs, os.path.join(folder, "run"))
            if options.same_values:
                for name in old.keys() & new.keys():
                    if old[name] != new[name] and same_values(old[name], new[name]):
                        print(f"    {name}: same values, other digits: {first_difference(old[name], new[name])}", flush=True)
                        new[name], other_digits = old[name], other_digits + 1
            found = list(differences(case, old, new))
            total = sum(len(content) for content in old.values())
            files, size = files + len(old), size + total
            meant = case.name in options.expect
            result = ("different, as expected" if meant else "DIFFERENT") if found else "same"
            print(f"{case.name:{width}}  {len(old):7}  {total:10,}  {result}", flush=True)
            for line in found:
                print("    " + line, flush=True)
            if found:
                (expected if meant else failed).append(case.name)
                keep(options.keep, case, old, new)
    print(f"\n{len(chosen)} cases, {files:,} outputs, {size:,} bytes, {time.monotonic() - begun:.0f} s: "
          f"{len(failed)} different, {len(expected)} more as expected, {other_digits} outputs of the same values in other "
          f"digits; {len(all_cases) - len(chosen)} of {len(all_cases)} cases left out.")
    return 1 if failed or not chosen else 0


def keep(where, case, old, new):
    if not where:
        return
    for side, found in (("old", old), ("new", new)):
        for name, content in found.items():
            path = os.path.join(where, case.name.replace("/", "_"), side, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(content)


if __name__ == "__main__":
    sys.exit(main())
