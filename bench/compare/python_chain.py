#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""The Python chain that the segmentiq program re-creates, as one process: python_chain.py INPUT.csv OUTPUT_FOLDER [--all-leaves]

pandas.read_csv, column types, StandardScaler + OneHotEncoder, Ward linkage, fcluster (maxclust, 4), silhouette_score; writes
assignments.csv, metrics.json and dendrogram.png. The dendrogram has the last 60 clusters as leaves, as the program's picture
of a large tree; with --all-leaves every customer, as `dendrogram(tree)` does. The program writes linkage.csv and two more
pictures besides, which is not asked of this chain.
"""
import json
import os
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas
from scipy.cluster.hierarchy import dendrogram, fcluster, linkage
from sklearn.compose import ColumnTransformer
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import OneHotEncoder, StandardScaler

CLUSTERS = 4


def main(source, folder, *flags):
    table = pandas.read_csv(source)
    numeric = [name for name in table.select_dtypes("number").columns if not name.endswith("_id")]
    categorical = list(table.select_dtypes("object").columns)

    # The encoder's result is sparse by default; the option's name changed with scikit-learn 1.2, so it is not used.
    encoder = ColumnTransformer(
        [("num", StandardScaler(), numeric), ("cat", OneHotEncoder(), categorical)], sparse_threshold=0
    )
    x = encoder.fit_transform(table)
    tree = linkage(x, "ward")
    table["cluster"] = fcluster(tree, CLUSTERS, criterion="maxclust") - 1

    os.makedirs(folder, exist_ok=True)
    table.to_csv(os.path.join(folder, "assignments.csv"), index=False)
    metrics = {"n_samples": len(table), "silhouette_score": float(silhouette_score(x, table["cluster"]))}
    with open(os.path.join(folder, "metrics.json"), "w", encoding="utf-8") as file:
        json.dump({"metrics": metrics}, file)

    figure, axes = plt.subplots(figsize=(12, 6))
    if "--all-leaves" in flags:
        sys.setrecursionlimit(10 * len(table) + 1000)
        dendrogram(tree, ax=axes)
    else:
        dendrogram(tree, ax=axes, truncate_mode="lastp", p=60)
    figure.savefig(os.path.join(folder, "dendrogram.png"))


if __name__ == "__main__":
    main(*sys.argv[1:])
