#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes scalers.txt: what scikit-learn's scalers and imputers make of single columns. Run beside the file to be written.

A line "column NAME QUANTILES", then a line each of: the column fitted on; other values; both of them scaled by
RobustScaler, MinMaxScaler, QuantileTransformer (uniform, normal), StandardScaler; and SimpleImputer's mean, median and
most frequent value.
"""
import warnings

import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris, load_wine
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MinMaxScaler, QuantileTransformer, RobustScaler, StandardScaler

warnings.filterwarnings("ignore")
out = open("scalers.txt", "w", encoding="utf-8", newline="\n")
print(f"# make_scalers.py: numpy {np.__version__}, scikit-learn {sklearn.__version__}", file=out)


def row(values, digits):
    print(" ".join("nan" if np.isnan(v) else f"{v:.{digits}g}" for v in values), file=out)


def case(name, x, quantiles, others):
    print(f"column {name} {quantiles}", file=out)
    row(x, 17)
    row(others, 17)
    x = np.asarray(x, dtype=float).reshape(-1, 1)
    both = np.concatenate([x, np.asarray(others, dtype=float).reshape(-1, 1)])
    for scaler in (RobustScaler(), MinMaxScaler(),
                   QuantileTransformer(n_quantiles=quantiles, subsample=10**9),
                   QuantileTransformer(n_quantiles=quantiles, subsample=10**9, output_distribution="normal"),
                   StandardScaler()):
        row(scaler.fit(x).transform(both)[:, 0], 14)
    row([SimpleImputer(strategy=strategy).fit(x).statistics_[0] for strategy in ("mean", "median", "most_frequent")], 17)


random = np.random.RandomState(7)
for i in range(220):
    n = [1, 2, 3, 4, 5, 8, 13, 20][i % 8]
    x = [lambda: random.normal(size=n).round(3), lambda: random.randint(0, 4, n).astype(float),
         lambda: (1e4 * random.exponential(size=n)).round(1), lambda: np.full(n, 0.5),
         lambda: 1000 + random.randint(0, 30, n) / 8.0][i % 5]()
    if n > 3 and i % 4 == 1:
        x[random.randint(n)] = np.nan
    known = x[~np.isnan(x)]
    others = [known.min() - 1, known.max() + 2, round(known.mean(), 4)]
    case(f"random{i}", x, [1000, 1, 2, 3, 7, 10][i % 6], others)
for name, data in [("iris", load_iris().data), ("wine", load_wine().data), ("diabetes", load_diabetes(scaled=False).data),
                   ("cancer", load_breast_cancer().data)]:
    for j in range(min(data.shape[1], 7)):
        rows = random.choice(len(data), 40, replace=False)
        case(f"{name}{j}", data[rows, j], [1000, 11, 40][j % 3], data[random.choice(len(data), 3), j])
out.close()
