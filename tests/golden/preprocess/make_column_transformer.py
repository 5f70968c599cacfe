#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes column_transformer.txt: what scikit-learn makes of 220 random mixed tables and 27 real ones. Run beside the file to be
written: /usr/bin/python3 make_column_transformer.py

    table NAME COLUMNS NUMERIC CATEGORICAL    what stands for missing cells: SimpleImputer's median, mean, most_frequent;
                                              most_frequent, own_category (the text "(missing)")
    fitted KIND NAME|CELL|CELL…               a line a column: KIND is numeric, text, or excluded, which has no part
    later KIND NAME|CELL|CELL…                the same columns with other rows; "?" is a missing cell in both
    names NAME|NAME…                          of the features, without the prefix of their transformer
    features ROWS                             then a line a row: those fitted on, then the later ones

by ColumnTransformer of StandardScaler and OneHotEncoder(handle_unknown="ignore").
"""
import pathlib

import numpy as np
import pandas as pd
import sklearn
from sklearn import datasets
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

HERE = pathlib.Path(__file__).parent
SAMPLE = HERE.parent.parent.parent / "sample_data" / "ethiopian_supermarket_customers.csv"
NUMERIC = ["median", "mean", "most_frequent"]
CATEGORICAL = ["own_category", "most_frequent"]
WORDS = np.array(["b", "B", "a", "a ", " a", "Ä", "é", "አዲስ አበባ", "(missing)", "Addis Ababa", "a_b", "z", "1", "10", "2"], dtype=object)

out = open(HERE / "column_transformer.txt", "w", encoding="utf-8", newline="\n")
print(f"# made by make_column_transformer.py with numpy {np.__version__}, pandas {pd.__version__}, scikit-learn {sklearn.__version__}",
      file=out)


def cell(value):
    return "?" if pd.isna(value) else value if isinstance(value, str) else repr(float(value)).removesuffix(".0")


def case(name, fitted, later, excluded, numeric_policy, categorical_policy):
    kinds = {c: "excluded" if c in excluded else "text" if fitted[c].dtype == object else "numeric" for c in fitted}
    print(f"table {name} {len(kinds)} {numeric_policy} {categorical_policy}", file=out)
    for which, frame in (("fitted", fitted), ("later", later)):
        for c in frame:
            print(f"{which} {kinds[c]} " + "|".join([c, *map(cell, frame[c])]), file=out)
    of_texts = SimpleImputer(strategy="constant", fill_value="(missing)") if categorical_policy == "own_category" else \
        SimpleImputer(strategy="most_frequent")
    transformer = ColumnTransformer([
        ("num", make_pipeline(SimpleImputer(strategy=numeric_policy), StandardScaler()), [c for c in kinds if kinds[c] == "numeric"]),
        ("cat", make_pipeline(of_texts, OneHotEncoder(sparse_output=False, handle_unknown="ignore")),
         [c for c in kinds if kinds[c] == "text"]),
    ])
    features = np.vstack([transformer.fit_transform(fitted), transformer.transform(later)])
    print("names " + "|".join(n.split("__", 1)[1] for n in transformer.get_feature_names_out()), file=out)
    print(f"features {len(features)}", file=out)
    for row in features:
        print(" ".join(f"{v:.15g}" for v in row), file=out)


def with_gaps(random, frame, share):
    """Some cells missing, but one of each column left."""
    for c in frame:
        gaps = np.flatnonzero(random.uniform(size=len(frame)) < share)
        frame.loc[frame.index[gaps[: len(frame) - 1]], c] = np.nan
    return frame


def random_tables():
    random = np.random.RandomState(20260501)
    numbers = [
        lambda n: random.normal(size=n).round(3), lambda n: random.randint(0, 4, n).astype(float), lambda n: np.full(n, 0.1),
        lambda n: (1e4 * random.exponential(size=n)).round(1), lambda n: 1000 + random.randint(0, 30, n) / 8.0,
        lambda n: 1e-8 * random.normal(size=n).round(4), lambda n: random.randint(18, 70, n).astype(float)]
    for i in range(220):
        n, m = [1, 2, 3, 5, 8, 12][i % 6], [1, 2, 3][i % 3]
        kinds = random.randint(0, 2, random.randint(1, 6)) if i % 10 else [i // 10 % 2] * 2  # now and then one kind alone
        names = random.permutation(["age", "income", "ort", "ÄGE", "x y", "tier", "score"])
        columns, excluded = {}, []
        for name, kind in zip(names, kinds):
            drawn = WORDS[random.permutation(len(WORDS))[:random.randint(1, 6)]]
            columns[str(name)] = numbers[random.randint(len(numbers))](n + m) if kind else \
                np.concatenate([random.choice(drawn, n), random.choice(WORDS, m)])
        if i % 4 == 1:
            columns["id"], excluded = np.arange(n + m, dtype=float), ["id"]
        frame = pd.DataFrame({name: pd.Series(c, dtype=object if c.dtype == object else float) for name, c in columns.items()})
        fitted, later = frame.iloc[:n].copy(), frame.iloc[n:].copy()
        if i % 2:
            fitted, later = with_gaps(random, fitted, 0.2), with_gaps(random, later, 0.2)
        case(f"random_{i}", fitted, later, excluded, NUMERIC[i % 3], CATEGORICAL[i // 3 % 2])


def real_tables():
    random = np.random.RandomState(20260502)
    for name in ["iris", "wine", "breast_cancer", "diabetes", "digits", "linnerud"]:
        data = getattr(datasets, "load_" + name)(as_frame=True)
        for part in range(3):
            rows = random.permutation(len(data.data))[:19]
            frame = data.data.loc[rows].reset_index(drop=True)
            frame = frame[[str(c) for c in random.permutation(list(frame))[:2 + part]]].astype(float)
            measured = frame.iloc[:, 0]
            words = np.array(["low", "middling", "high"], dtype=object)
            frame.insert(part, "level", words[np.searchsorted(np.quantile(measured, [1 / 3, 2 / 3]), measured)])
            if "target_names" in data and data.target.ndim == 1:
                frame["class"] = np.array([str(t) for t in data.target_names], dtype=object)[data.target[rows]]
            if part:
                frame = with_gaps(random, frame, 0.1)
            case(f"{name}_{part}", frame.iloc[:15], frame.iloc[15:], [], NUMERIC[part], CATEGORICAL[part % 2])
    sample = pd.read_csv(SAMPLE)
    for part in range(9):
        frame = sample.iloc[random.permutation(len(sample))[:20]]
        frame = frame[[c for c in frame if c == "age" or c == "region" or random.uniform() < 0.5]].reset_index(drop=True)
        frame = frame.astype({c: float for c in frame if frame[c].dtype != object})
        if part % 3:
            frame = with_gaps(random, frame, 0.05 * part)
        case(f"customers_{part}", frame.iloc[:16], frame.iloc[16:], ["customer_id"], NUMERIC[part % 3], CATEGORICAL[part // 3 % 2])


random_tables()
real_tables()
out.close()
