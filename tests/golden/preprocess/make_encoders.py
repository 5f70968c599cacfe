#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes encoders.txt: what scikit-learn makes of columns of texts. Run beside the file to be written.

A line "texts NAME", then a line each of
  the cells, "?" for a missing one
  levels, lowest first; then the codes of the cells by OrdinalEncoder with these as categories
  min_frequency of OneHotEncoder (0 = none); its categories; those it calls infrequent
  the feature of each cell that is not missing, -1 for none; and of each of the levels, some of which it has never seen
  SimpleImputer's most frequent text
Texts are parted by "|", numbers by blanks.
"""
import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris, load_wine
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder

out = open("encoders.txt", "w", encoding="utf-8", newline="\n")
print(f"# make_encoders.py: numpy {np.__version__}, scikit-learn {sklearn.__version__}", file=out)


def column(texts):
    return np.array(texts, dtype=object).reshape(-1, 1)


def numbers(values):
    print(" ".join("nan" if np.isnan(v) else str(int(v)) for v in values), file=out)


def features(encoder, texts):
    encoded = encoder.transform(column(texts))
    numbers(np.where(encoded.sum(axis=1) > 0, encoded.argmax(axis=1), -1))


def case(name, cells, levels, min_frequency):
    print(f"texts {name}", file=out)
    print("|".join("?" if cell is np.nan else cell for cell in cells), file=out)
    print("|".join(levels), file=out)
    ordinal = OrdinalEncoder(categories=[levels], handle_unknown="use_encoded_value", unknown_value=np.nan)
    numbers(ordinal.fit(column(levels)).transform(column(cells))[:, 0])

    known = [cell for cell in cells if cell is not np.nan]
    one_hot = OneHotEncoder(sparse_output=False, handle_unknown="infrequent_if_exist", min_frequency=min_frequency or None)
    one_hot.fit(column(known))
    rare = one_hot.infrequent_categories_[0] if min_frequency else None
    rare = [] if rare is None else list(rare)
    print(min_frequency, file=out)
    print("|".join(c for c in one_hot.categories_[0] if c not in rare), file=out)
    print("|".join(rare), file=out)
    features(one_hot, known)
    features(one_hot, levels)
    print(SimpleImputer(strategy="most_frequent").fit(column(cells)).statistics_[0], file=out)


random = np.random.RandomState(7)
frequencies = [0, 2, 0.2, 4, 0, 0.34]
names = np.array(["Bronze", "Silver", "Gold", "Platinum", "none", "a b", "é"], dtype=object)
for i in range(230):
    levels = list(random.permutation(names)[:2 + i % 6])
    drawn = levels[i % 2:] + (["other"] if i % 3 == 0 else [])  # every other time without the lowest level
    cells = [drawn[min(int(random.exponential(2)), len(drawn) - 1)] for _ in range(1 + i % 23)]
    for row in np.flatnonzero(random.uniform(size=len(cells)) < 0.1 * (i % 4 == 3)):
        cells[row] = np.nan
    if all(cell is np.nan for cell in cells):
        cells[0] = levels[-1]
    case(f"random{i}", cells, levels, frequencies[i % 6])

# Measurements in ordered levels, of equal width or equally many.
words = ["very low", "low", "middling", "high", "very high"]
for name, data in [("iris", load_iris().data), ("wine", load_wine().data), ("diabetes", load_diabetes(scaled=False).data),
                   ("cancer", load_breast_cancer().data)]:
    for j in range(min(data.shape[1], 8)):
        levels = words[:3 + j % 3]
        values = data[random.choice(len(data), 40, replace=False), j]
        shares = np.linspace(0, 1, len(levels) + 1)[1:-1]
        edges = np.quantile(values, shares) if j % 2 else values.min() + shares * np.ptp(values)
        case(f"{name}{j}", [levels[k] for k in np.searchsorted(edges, values)], levels[j % 4 == 3:], frequencies[j % 6])
out.close()
