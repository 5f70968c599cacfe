#!/usr/bin/python3
"""The Python chain that the segmentiq program re-creates, as one process: python_chain.py INPUT.csv OUTPUT_FOLDER

pandas.read_csv -> column types -> StandardScaler + OneHotEncoder -> Ward linkage -> fcluster -> silhouette -> dendrogram
as PNG; assignments and metrics are written too.
"""
import json
import os
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plot
import numpy
import pandas
from scipy.cluster.hierarchy import dendrogram, fcluster, linkage
from sklearn.compose import ColumnTransformer
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import OneHotEncoder, StandardScaler

source, folder = sys.argv[1:3]
clusters = 4
sys.setrecursionlimit(1_000_000)
table = pandas.read_csv(source)
numeric = [c for c in table.select_dtypes("number").columns if not c.endswith("_id")]
categorical = list(table.select_dtypes("object").columns)
x = ColumnTransformer(
    [("num", StandardScaler(), numeric), ("cat", OneHotEncoder(sparse_output=False), categorical)]
).fit_transform(table)
tree = linkage(x, "ward")
table["cluster"] = fcluster(tree, clusters, criterion="maxclust") - 1
score = silhouette_score(x, table["cluster"])
os.makedirs(folder, exist_ok=True)
table.to_csv(os.path.join(folder, "assignments.csv"), index=False)
figure, axes = plot.subplots(figsize=(12, 6))
dendrogram(tree, ax=axes, truncate_mode="lastp", p=60)
figure.savefig(os.path.join(folder, "dendrogram.png"))
with open(os.path.join(folder, "metrics.json"), "w", encoding="utf-8") as file:
    sizes = numpy.bincount(table["cluster"]).tolist()
    json.dump({"silhouette_score": float(score), "cluster_sizes": sizes}, file)
