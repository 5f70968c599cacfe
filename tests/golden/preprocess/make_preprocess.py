#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes preprocess.txt: what pandas and scikit-learn make of small tables. Run beside the file to be written.

Format: "matrix NAME ROWS COLUMNS" and the rows, or "texts NAME COUNT" and one text a line; "#" begins a comment.
"""
import numpy as np
import pandas as pd
import sklearn
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

out = open("preprocess.txt", "w", encoding="utf-8", newline="\n")
print(f"# make_preprocess.py: numpy {np.__version__}, pandas {pd.__version__}, scikit-learn {sklearn.__version__}",
      file=out)


def matrix(name, values):
    values = np.atleast_2d(np.asarray(values, dtype=float))
    print(f"matrix {name} {values.shape[0]} {values.shape[1]}", file=out)
    for row in values:
        print(" ".join(str(int(v)) if v == np.rint(v) and abs(v) < 1e9 else repr(float(v)) for v in row), file=out)


def texts(name, values):
    print(f"texts {name} {len(values)}", file=out)
    for v in values:
        print(v, file=out)


random = np.random.RandomState(20)

# ---- StandardScaler: columns in one piece each, as a DataFrame has them ------------------------------------------------
n = 300
x = np.column_stack([
    random.normal(size=n),
    random.normal(45000, 15000, n).round(2),
    random.randint(18, 70, n),
    1e10 + 1e-6 * random.normal(size=n),  # constant by the near-constant rule
    1e6 + 1e-3 * random.normal(size=n),   # not constant
    np.full(n, 0.1),
    np.where(random.uniform(size=n) < 0.2, np.nan, random.exponential(1e-8, n)),
    np.full(n, np.nan),
])
x = np.asfortranarray(x)
matrix("scaler_x", x)
scaler = StandardScaler().fit(x)
matrix("scaler_means", scaler.mean_)
matrix("scaler_scales", scaler.scale_)
matrix("scaler_z", scaler.transform(x)[:20])
for count in (1, 2, 7, 8, 9, 128, 129, 300):  # the edges of pairwise summation
    part = StandardScaler().fit(np.asfortranarray(x[:count, :3]))
    matrix(f"scaler_means_{count}", part.mean_)
    matrix(f"scaler_scales_{count}", part.scale_)

# ---- OneHotEncoder ---------------------------------------------------------------------------------------------------
words = np.array(["b", "B", "a", "a ", " a", "Ä", "ä", "é", "አዲስ አበባ", "年轻", "👩", "Addis Ababa", "a_b", "", "z", "ﬀ"],
                 dtype=object)
cells = words[np.minimum((random.exponential(4, 120)).astype(int), len(words) - 1)]
cells[:len(words)] = words
texts("one_hot_cells", cells)
for name, options in [("plain", {}), ("count_4", {"min_frequency": 4}), ("share_10", {"min_frequency": 0.1}),
                      ("count_1000", {"min_frequency": 1000})]:
    encoder = OneHotEncoder(sparse_output=False, handle_unknown="infrequent_if_exist", **options)
    matrix(f"one_hot_{name}", encoder.fit_transform(cells.reshape(-1, 1)))
    matrix(f"one_hot_{name}_unknown", encoder.transform(np.array([["never seen"]], dtype=object)))
    rare = encoder.infrequent_categories_[0] if options else None
    rare = [] if rare is None else list(rare)
    texts(f"one_hot_{name}_rare", rare)
    texts(f"one_hot_{name}_categories", [c for c in encoder.categories_[0] if c not in rare])

# ---- SimpleImputer ---------------------------------------------------------------------------------------------------
numbers = np.array([[3, 1.5, 2], [np.nan, 2.5, 2], [1, np.nan, 7], [3, 1.5, 7], [1, 2.5, np.nan], [8, 0.1, np.nan]])
matrix("imputer_x", numbers)
for strategy in ("mean", "median", "most_frequent"):
    matrix(f"imputer_{strategy}", SimpleImputer(strategy=strategy).fit(numbers).statistics_)
labels = np.array([["b"], ["a"], [np.nan], ["b"], ["a"], ["Z"]], dtype=object)
texts("imputer_labels", ["" if v is np.nan else v for v in labels[:, 0]])
texts("imputer_labels_most_frequent", SimpleImputer(strategy="most_frequent").fit(labels).statistics_)

# ---- ColumnTransformer on 50 customers, some cells missing -----------------------------------------------------------
n = 50
frame = pd.DataFrame({
    "age": random.randint(22, 59, n).astype(float),
    "gender": random.choice(["Male", "Female"], n),
    "annual_income": random.randint(28, 106, n) * 1000.0,
    "region": random.choice(["Addis Ababa", "Dire Dawa", "Hawassa", "Bahir Dar", "Mekelle", "Adama"], n),
    "spending_score": random.randint(31, 93, n).astype(float),
    "membership_tier": random.choice(["Bronze", "Silver", "Gold", "Platinum"], n),
})
for column, rows in [("age", [3, 17]), ("annual_income", [3, 8, 40]), ("region", [5, 6, 49]), ("gender", [0])]:
    frame.loc[rows, column] = np.nan
numeric = ["age", "annual_income", "spending_score"]
categorical = ["gender", "region", "membership_tier"]
matrix("customers_numeric", frame[numeric])
for column in categorical:
    texts(f"customers_{column}", frame[column].fillna(""))
transformer = ColumnTransformer([
    ("num", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numeric),
    ("cat", make_pipeline(SimpleImputer(strategy="constant", fill_value="(missing)"),
                          OneHotEncoder(sparse_output=False, handle_unknown="ignore")), categorical),
])
matrix("customers_features", transformer.fit_transform(frame))
texts("customers_names", [name.split("__", 1)[1] for name in transformer.get_feature_names_out()])
out.close()
