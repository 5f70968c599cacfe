#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Makes receipts.txt: transaction files, and what pandas makes of them.

Random ones have odd cells: 24 of them are longer, one or two for each way to write a date, the others short. Real ones are
cut from what the project's own generate_receipts writes: some of its rows, with or without the categories and the time of day.

Run as: /usr/bin/python3 make_receipts.py …/bin/generate_receipts > receipts.txt

A case is

    case NAME
    options KEY=VALUE…
    csv LINES
    …the file…
    customers LINES
    …one row a customer, as CSV…
    counts KEY=COUNT:FIRST_LINE…
"""
import csv
import io
import math
import random
import subprocess
import sys

import numpy as np
import pandas as pd

FORMS = {  # how a date is written, and what the reader is told
    "iso": "%Y-%m-%d",
    "iso_time": "%Y-%m-%d %H:%M",
    "iso_t": "%Y-%m-%dT%H:%M:%S",
    "slash_year": "%Y/%m/%d",
    "digits": "%Y%m%d",
    "day_first": "%d/%m/%Y",
    "month_first": "%m/%d/%Y %H:%M",
    "clock_12": "%m/%d/%Y %I:%M %p",
    "dots": "%d.%m.%Y",
    "month_name": "%d %b %Y",
    "us_name": "%B %d, %Y",
    "short_year": "%d-%b-%y",
}
CATEGORIES = ["Fresh food", "Bakery", "Drinks", "Household", "Cosmetics", "Baby care", "other", "a, \"b\""]


def make_file(rng, form, rows, customers, with_category, with_receipt, odd, few_times):
    """Rows of cells as texts. `odd` is the share of odd cells."""
    lines = []
    for i in range(rows):
        customer = rng.choice(customers)
        day = pd.Timestamp("2023-01-01") + pd.Timedelta(days=int(rng.triangular(0, 500, 450)))
        minute = rng.choice([600, 605]) if few_times else rng.randrange(1440)
        moment = day + pd.Timedelta(minutes=minute)
        amount = round(rng.lognormvariate(3, 1), 2)
        if rng.random() < 0.06:
            amount = -amount
        if rng.random() < 0.02:
            amount = 0.0
        row = [str(customer), moment.strftime(FORMS[form]), rng.choice(["%.2f", "%g"]) % amount]
        if with_category:
            row.append(rng.choice(CATEGORIES[: rng.choice([2, 5, 8])]))
        if with_receipt:
            row.append("R%d" % rng.randrange(rows // 2 + 1))
        if odd:
            if rng.random() < odd:
                row[0] = rng.choice(["", "NA"])
            if rng.random() < odd:
                row[1] = rng.choice(["", "NA", "31 February 2024", "soon", "2024-13-01"])
            if rng.random() < odd:
                row[2] = rng.choice(["", "NA", "abc", "1,5", "inf", "12 ETB"])
            if with_category and rng.random() < odd:
                row[3] = rng.choice(["", "None"])
            if with_receipt and rng.random() < odd:
                row[-1] = ""
        lines.append(row)
        if rng.random() < 0.04:
            lines.append(list(row))
        if lines and rng.random() < 0.02:
            lines.append(list(rng.choice(lines)))
    return lines


MISSING = {"", "NA", "None"}


def golden(lines, columns, form, as_of, drop, most):
    """What the header promises, with pandas. Nothing where no row can be used."""
    table = pd.DataFrame(lines, columns=columns, dtype=object)
    table["line"] = np.arange(len(table)) + 2
    missing = table[columns].isin(MISSING)
    moment = pd.to_datetime(table["date"].where(~missing["date"]), format=FORMS[form], errors="coerce")
    amount = pd.to_numeric(table["amount"].where(~missing["amount"]), errors="coerce")
    amount = amount.where(np.isfinite(amount.astype(float)))
    counts = {}
    left = pd.Series(True, index=table.index)

    def take(name, condition):
        nonlocal left
        counts[name] = table.loc[left & condition, "line"]
        left = left & ~condition

    take("missing_customer", missing["customer"])
    take("missing_date", missing["date"])
    take("unreadable_date", moment.isna())
    take("missing_amount", missing["amount"])
    take("unreadable_amount", amount.isna())
    if as_of is None:
        if not left.any():
            return None
        as_of = moment[left].max().normalize()
        counts["future"] = table.loc[[], "line"]
    else:
        take("future", moment.dt.normalize() > as_of)
    if not left.any():
        return None
    used = table[left].copy()
    used["moment"], used["amount"] = moment[left], amount[left].astype(float)
    for c in columns:
        used.loc[missing.loc[used.index, c], c] = np.nan
    repeated = used[columns].duplicated()
    counts["duplicates"] = used.loc[repeated, "line"]
    if drop:
        used = used[~repeated]
    counts["refunds"] = used.loc[used["amount"] < 0, "line"]

    numeric = all(str(c).isdigit() for c in used["customer"])
    key = used["customer"].astype(int) if numeric else used["customer"]
    purchases = used[used["amount"] >= 0]
    has_category, has_receipt = "category" in columns, "receipt" in columns
    own = []
    if has_category:
        number = purchases["category"].dropna().value_counts()
        own = sorted(number.index, key=lambda c: (-number[c], c.encode()))
        counts["missing_category"] = purchases.loc[purchases["category"].isna(), "line"]
    rest, own = own[most:], own[:most]
    if has_receipt:
        counts["missing_receipt"] = used.loc[used["receipt"].isna(), "line"]

    names = ["customer", "recency_days", "frequency", "monetary", "basket", "tenure_days"]
    names += ["share_" + c for c in own]
    if rest:
        names.append("share_other_2" if "share_other" in names else "share_other")
    unknown = has_category and len(counts["missing_category"]) > 0
    if unknown:
        names.append("share_unknown")
    out = []
    for customer, rows in sorted(used.groupby(key), key=lambda g: g[0] if numeric else g[0].encode()):
        bought = rows[rows["amount"] >= 0]
        line = [customer]
        if has_receipt:
            receipts = bought["receipt"].where(bought["receipt"].notna(), bought["moment"].astype(str)).nunique()
        else:
            receipts = bought["moment"].nunique()
        total = math.fsum(bought["amount"])
        days = (as_of - bought["moment"].dt.normalize()).dt.days
        line += [days.min() if receipts else "", receipts, math.fsum(rows["amount"]),
                 total / receipts if receipts else "", days.max() if receipts else ""]
        shares = [math.fsum(bought.loc[bought["category"] == c, "amount"]) for c in own]
        if rest:
            shares.append(math.fsum(bought.loc[bought["category"].isin(rest), "amount"]))
        if unknown:
            shares.append(math.fsum(bought.loc[bought["category"].isna(), "amount"]))
        line += [s / total if total > 0 else "" for s in shares]
        out.append([repr(float(x)) if isinstance(x, float) else str(x) for x in line])
    lost = ["missing_customer", "missing_date", "unreadable_date", "missing_amount", "unreadable_amount", "future"]
    counts["used"] = range(len(lines) - sum(len(counts[c]) for c in lost + ["duplicates"] * drop))
    return names, out, counts, as_of


def as_csv(rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def write_case(name, lines, columns, form, as_of, drop, most, header=None):
    """Whether the case was written; none is where no row can be used."""
    found = golden(lines, columns, form, as_of, drop, most)
    if found is None:
        return False
    names, out, counts, day = found
    header = header or {}
    print(f"case {name}")
    options = [f"drop={int(drop)}", f"max={most}", f"last={day:%Y-%m-%d}"]
    if as_of is not None:
        options.append(f"as_of={as_of:%Y-%m-%d}")
    if form in ("day_first", "dots"):
        options.append("order=day")
    if form in ("month_first", "clock_12"):
        options.append("order=month")
    print("options", *options)
    for word, head, rows in (("csv", columns, lines), ("customers", names, out)):
        text = as_csv([[header.get(c, c) for c in head]] + rows)
        print(word, text.count("\n"))
        print(text, end="")
    first = lambda at: at.min() if isinstance(at, pd.Series) and len(at) else 0
    print("counts", *(f"{key}={len(at)}:{first(at)}" for key, at in sorted(counts.items())))
    return True


def random_case(rng, name, form, rows, with_category, odd, as_of):
    text_ids = rng.random() < 0.5
    customers = [f"C{rng.randrange(1000):03d}" if text_ids else rng.randrange(1, 3000) for _ in range(rng.choice([1, 3, 12]))]
    with_category, with_receipt = with_category or rng.random() < 0.5, rng.random() < 0.4
    lines = make_file(rng, form, rows, customers, with_category, with_receipt, odd, rng.random() < 0.5)
    columns = ["customer", "date", "amount"] + ["category"] * with_category + ["receipt"] * with_receipt
    return write_case(name, lines, columns, form, as_of, rng.random() < 0.5, rng.choice([0, 1, 3, 12]))


def real_case(rng, name, program, i):
    """Some of a file's rows: one part of it, every so many rows, or those of some customers."""
    text = subprocess.run([program, "400", "--customers", str(rng.choice([5, 20, 60])), "--seed", str(i + 1)],
                          check=True, capture_output=True, text=True).stdout
    lines = list(csv.reader(io.StringIO(text)))[1:]
    if i % 3 == 0:
        begin = rng.randrange(300)
        lines = lines[begin : begin + rng.randrange(20, 60)]
    elif i % 3 == 1:
        lines = lines[rng.randrange(5) :: rng.randrange(6, 16)]
    else:
        chosen = {line[0] for line in rng.sample(lines, 3)}
        lines = [line for line in lines if line[0] in chosen][:60]
    form = "iso_time"
    if i % 4 == 1:
        form, lines = "iso", [[c, moment[:10], *others] for c, moment, *others in lines]
    columns = ["customer", "date", "amount", "category"]
    if i % 5 == 2:
        columns, lines = columns[:3], [line[:3] for line in lines]
    if i % 2 == 1:  # in another order
        order = rng.sample(range(len(columns)), len(columns))
        columns, lines = [columns[c] for c in order], [[line[c] for c in order] for line in lines]
    as_of = rng.choice([None, pd.Timestamp("2024-12-31"), pd.Timestamp("2024-09-30")])
    return write_case(name, lines, columns, form, as_of, i % 2 == 0, rng.choice([0, 2, 5, 12]), {"customer": "customer_id"})


def main():
    print(f"# pandas {pd.__version__}, numpy {np.__version__}, Python {sys.version.split()[0]}")
    rng = random.Random(20241231)
    days = [None, pd.Timestamp("2024-03-15")]
    for form in FORMS:
        for variant in range(2):
            assert random_case(rng, f"random_{form}_{variant}", form, rng.choice([8, 40, 70]), variant == 0, 0.03 * variant,
                               days[variant])
    written = 0
    while written < 190:
        form = list(FORMS)[written % len(FORMS)]
        written += random_case(rng, f"random_{written}_{form}", form, rng.randrange(1, 15), False, rng.choice([0, 0.08, 0.2]),
                               rng.choice(days + [pd.Timestamp("2023-12-31")]))
    for i in range(24):
        assert real_case(rng, f"real_{i}", sys.argv[1], i)


if __name__ == "__main__":
    main()
