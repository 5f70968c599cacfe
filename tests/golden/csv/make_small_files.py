#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes small_files.txt: 220 small random CSV files and 27 real ones, and what their columns are.

    case NAME
    csv LINES
    …the file…
    columns COUNT          then two lines a column:
    STORED TYPE ROLE NAME  STORED: n = numbers, t = texts
    a word a cell          "-" a missing one, else the number, or for texts which of the different texts it is

How a column is stored, which cells are missing and what the numbers are is pandas.read_csv's; for_pandas() makes of a cell
what pandas has to be told where read_csv() means to differ. Types and roles follow the rules that column_type_rules.hpp
states, written here a second time, on pandas' figures (see type_of()). Left out is what the two call a date differently: days
that a month does not have.

Real files are cut from scikit-learn's small data sets and from the project's own sample customers.
Run beside the file to be written: /usr/bin/python3 make_small_files.py
"""
import csv
import datetime
import io
import math
import pathlib
import platform
import random
import re

import numpy as np
import pandas as pd
import sklearn
from sklearn import datasets

HERE = pathlib.Path(__file__).parent
SAMPLE = HERE.parent.parent.parent / "sample_data" / "ethiopian_supermarket_customers.csv"
ALSO_MISSING = ["None"]  # a token of pandas since 2.0
DATE_FORMS = ["%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%y", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S",
              "%d %b %Y", "%d-%b-%y", "%B %d, %Y", "%m/%d/%Y %I:%M %p", "%Y-%m"]
YES_NO = [{"true", "false"}, {"yes", "no"}, {"t", "f"}, {"y", "n"}, {"on", "off"}]
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?inf(inity)?", re.IGNORECASE | re.ASCII)


def trimmed(cell):
    return cell.strip(" \t")


def is_label(text):
    """A leading zero, or a whole number with more digits than a double holds."""
    if re.fullmatch(r"[+-]?0\d.*", text, re.ASCII) and NUMBER.fullmatch(text):
        return True
    return bool(re.fullmatch(r"[+-]?\d{16,}", text, re.ASCII)) and int(text) != int(float(text))


def for_pandas(cell):
    """The cell without the spaces around it; labels and booleans as texts; what no integer type or double holds as a double."""
    text = trimmed(cell)
    if is_label(text) or text.lower() in ("true", "false"):
        return "text " + text
    if re.fullmatch(r"[+-]?\d{16,}", text, re.ASCII) or (NUMBER.fullmatch(text) and (math.isinf(float(text)) or float(text) == 0)):
        return repr(float(text))
    return text


def is_date(text):
    for form in DATE_FORMS:
        try:
            datetime.datetime.strptime(text, form)
            return True
        except ValueError:
            pass
    return False


def type_of(name, column, raw):
    """The first rule that fits. `column`: as pandas has it, `raw`: its texts, both with missing cells as NaN."""
    rows, values = len(column), column.dropna()
    numeric = column.dtype != object
    distinct = (values if numeric else raw).nunique()
    if not len(values):
        return "empty", "excluded"
    if distinct == 1 and rows >= 2:
        return "constant", "excluded"
    named = re.search(r"(^|[_\- .])(?i:id|uuid|guid)$|[a-z](I(?i:d)|U(?i:uid)|G(?i:uid))$", name)
    if named and distinct >= 0.95 * len(values):
        return "identifier", "excluded"
    if numeric:
        whole = bool((np.isfinite(values) & (values == np.trunc(values)) & (values.abs() < 1e15)).all())
        if whole and len(values) == rows:
            counts = bool((column.diff().iloc[1:] == 1).all())
            from_start = column.min() in (0, 1)
            once = sorted(column) == list(range(int(column.min()), int(column.min()) + rows))
            if (counts and rows >= (3 if from_start else 10)) or (once and from_start and rows >= 20):
                return "identifier", "excluded"
        if set(values) == {0, 1}:
            return "boolean", "categorical"
        return "numeric", "numeric"
    texts = [trimmed(t) for t in raw.dropna()]
    if distinct == 2 and {t.lower() for t in raw.dropna()} in YES_NO:
        return "boolean", "categorical"
    if sum(map(is_date, texts)) >= 0.95 * len(texts):
        return "date", "excluded"
    numbers = sum(bool(NUMBER.fullmatch(t)) and not is_label(t) for t in texts)
    spoilt_numbers = 0 < numbers and numbers >= 0.5 * len(texts)
    if distinct == len(texts) and len(texts) >= 10:
        one_word = not any(" " in t for t in texts)
        return ("identifier" if one_word and not spoilt_numbers else "free_text"), "excluded"
    if distinct > 20 and 2 * distinct > len(texts):
        return "free_text", "excluded"
    return "categorical", "categorical"


def as_csv(header, rows, separator):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", delimiter=separator)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def case(name, header, rows, separator=","):
    text = as_csv(header, rows, separator)
    if len(header) == 1:  # spaces alone are a blank line; an empty cell is written as ""
        rows = [row for row in rows if row[0] == "" or trimmed(row[0])]
    seen = as_csv(header, [[for_pandas(cell) for cell in row] for row in rows], separator)
    frame = pd.read_csv(io.StringIO(seen), sep=separator, float_precision="round_trip", na_values=ALSO_MISSING)
    raw = pd.read_csv(io.StringIO(text), sep=separator, dtype=str, keep_default_na=False)
    assert list(frame) == list(header) and len(frame) == len(raw) == len(rows), name
    lines = [f"case {name}", f"csv {text.count(chr(10))}", text + f"columns {len(header)}"]
    kinds = []
    for column in frame:
        values = frame[column]
        texts = raw[column].where(values.notna())
        kind, role = type_of(column, values, texts)
        numeric = values.dtype != object
        lines.append(f"{'n' if numeric else 't'} {kind} {role} {column}")
        kinds.append((kind, numeric))
        cells = [float(v) for v in values] if numeric else pd.factorize(texts)[0]
        lines.append(" ".join("-" if pd.isna(v) else str(c) if not numeric else repr(c) for v, c in zip(values, cells)))
    return "\n".join(lines) + "\n", kinds


# ---- random files ------------------------------------------------------------------------------------------------------------

MISSING = ["", "NA", "N/A", "nan", "NaN", "null", "NULL", "<NA>", "#N/A", "n/a", "-nan", "None", "1.#IND", " NA ", "  "]
ODD = ["1e", "--1", "1.2.3", "+", "-", ".", "e5", "1_000", "½", "٣", "0x10", "1 000", "infinit", "1e+", "+-1", "True", "12 ETB",
       "1,5", "5%", "$5", "1e5.0", "?", "007", "12345678901234567", "x", "a,b", 'the "old" town', "line 1\nline 2", "1/2", "NaN%"]
NAMES = ["age", "income", "score", "customer_id", "Id", "userId", "valid", "paid", "UUID", "my guid", "tier", "region", "x", "y", "z",
         "order.id", "CustomerID", "grid", "note", "when", "flag", "ÄGE", "share_%", "a b", "Guid", "row-id", "deviceUUID"]
WORDS = ["Addis Ababa", "Dire Dawa", "Gold", "Silver", "é", "አዲስ", "a", "A", "North, east", "x ", "none", "low"]


def dates(rng, form):
    return lambda i: (datetime.datetime(2020, 1, 1) + datetime.timedelta(minutes=rng.randrange(3000000))).strftime(form)


def make_column(rng, rows):
    """A row's cell for each row; then some of them missing, and perhaps one odd."""
    pick = lambda *cells: lambda i: rng.choice(cells)
    first, order = rng.choice([0, 1, 1, 5, -3, 1000]), rng.sample(range(rows), rows)
    yes, no = rng.choice([("True", "False"), ("yes", "no"), ("Y", "N"), ("on", "off"), ("T", "f"), ("TRUE", "true"), ("1", "0"),
                          ("1.0", "0"), ("male", "female"), ("YES", "NO"), ("1", "2")])
    forms = [
        lambda i: str(rng.randint(-50, 50)),
        lambda i: str(rng.randint(-(2**53), 2**53)),
        lambda i: f"{rng.uniform(0, 1000):.2f}",
        lambda i: repr(rng.gauss(0, 1)),
        lambda i: f"{rng.gauss(0, 1):.19f}",
        lambda i: f"{rng.gauss(0, 1) * 10.0 ** rng.randint(-300, 300):.12e}",
        pick("+1", "-1", "+0.5", "-.5", ".5", "5.", "-0", "1E5", "1e+05", "0.0", "1e-07", "12"),
        pick("inf", "-inf", "1.5", "Infinity", "-Infinity", "5e-324", "+inf", "INF", "2"),
        pick("1e400", "-1e999", "1e-400", "0.5", "123456789e300", "-0.0", "0"),
        pick("9007199254740992", "9007199254740994", "1", "18446744073709551616", "1000000000000000", "-36028797018963968"),
        lambda i: str(2**53 + rng.randint(0, 9)),
        lambda i: f"{rng.randrange(10**6):0{rng.choice([6, 7])}d}",
        lambda i: rng.choice(" \t") * rng.randrange(3) + str(rng.randint(0, 99)) + " " * rng.randrange(3),
        lambda i: str(first + i), lambda i: str(first + i),
        lambda i: str(first + order[i]),
        pick(yes, no), pick(yes, no),
        pick("7"), pick("always"), pick(*MISSING),
        pick(*WORDS[: rng.choice([2, 4, 12])]),
        pick(*WORDS[: rng.choice([2, 4, 12])], *MISSING),
        lambda i: f"C{rng.randrange(10**5)}", lambda i: f"{rng.choice('ABC')}{i % 25}",
        lambda i: f"said {rng.choice(WORDS)} on day {i}",
        lambda i: f"{rng.randint(1000, 99999):,}", lambda i: f"{i % 7}%", lambda i: hex(i),
        dates(rng, rng.choice(DATE_FORMS)), dates(rng, rng.choice(DATE_FORMS)), dates(rng, rng.choice(DATE_FORMS)),
    ]
    cells = [rng.choice(forms)] * rows
    cells = [form(i) for i, form in enumerate(cells)]
    share = rng.choice([0, 0, 0.1, 0.3])
    cells = [rng.choice(MISSING) if rng.random() < share else cell for cell in cells]
    if rng.random() < 0.2:
        cells[rng.randrange(rows)] = rng.choice(ODD)
    return cells


def random_files():
    rng = random.Random(20260401)
    for i in range(220):
        rows = rng.choice([1, 2, 3, 5, 8, 10, 12, 20, 25])
        header = rng.sample(NAMES, rng.choice([1, 2, 3, 4, 5]))
        columns = [make_column(rng, rows) for _ in header]
        yield case(f"random_{i}", header, list(zip(*columns)), rng.choice(",,,;\t|"))


def real_files():
    """Some rows and columns of each set, with the name of the class, a row number or gaps in some."""
    rng = random.Random(20260402)
    for name in ["iris", "wine", "breast_cancer", "diabetes", "digits", "linnerud"]:
        data = getattr(datasets, "load_" + name)(as_frame=True)
        for part in range(3):
            frame = data.data.iloc[sorted(rng.sample(range(len(data.data)), rng.choice([12, 15, 20])))]
            frame = frame[rng.sample(list(frame), min(frame.shape[1], rng.choice([2, 3, 5])))].round(part * 3)
            if part < 2 and "target_names" in data and data.target.ndim == 1:
                frame["class"] = [str(data.target_names[t]) for t in data.target[frame.index]]
            if part > 0:
                frame.insert(0, "row", frame.index)
            yield case(f"{name}_{part}", list(frame), [[str(v) for v in row] for row in frame.itertuples(index=False)], ",;\t"[part])
    with open(SAMPLE, newline="") as file:
        header, *rows = csv.reader(file)
    for part in range(9):
        columns = sorted(rng.sample(range(len(header)), rng.choice([3, 4, 6])))
        begin = rng.randrange(25)
        part_rows = [rows[begin:begin + 12], rows[part::4], rng.sample(rows, 21)][part % 3]
        yield case(f"customers_{part}", [header[c] for c in columns], [[row[c] for c in columns] for row in part_rows])


def main():
    cases = list(random_files()) + list(real_files())
    kinds = [kind for _, file_kinds in cases for kind in file_kinds]
    print({kind: kinds.count(kind) for kind in sorted(set(kinds))})
    (HERE / "small_files.txt").write_text(
        f"# made by make_small_files.py with pandas {pd.__version__}, numpy {np.__version__}, scikit-learn {sklearn.__version__}, "
        f"Python {platform.python_version()}\n" + "".join(text for text, _ in cases), encoding="utf-8", newline="\n")


main()
