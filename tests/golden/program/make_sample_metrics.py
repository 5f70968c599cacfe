#!/usr/bin/python3
"""Writes sample_metrics.json: what the Python chain finds in the sample CSV, for the program's tests.

pandas.read_csv -> StandardScaler + OneHotEncoder -> PCA -> scipy linkage -> fcluster (maxclust) -> silhouette_score

Run from the top folder:  /usr/bin/python3 tests/golden/program/make_sample_metrics.py
"""
import json
import os
import sys

import numpy
import pandas
import scipy
import sklearn
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import OneHotEncoder, StandardScaler

CSV = "sample_data/ethiopian_supermarket_customers.csv"
NUMERIC = ["age", "annual_income", "spending_score"]
CATEGORICAL = ["gender", "region", "membership_tier", "visit_frequency"]


def segment(k=4, method="ward", pca=None, scale=True):
    table = pandas.read_csv(CSV)
    numbers = table[NUMERIC].to_numpy(float)
    if scale:
        numbers = StandardScaler().fit_transform(numbers)
    codes = OneHotEncoder(sparse_output=False).fit_transform(table[CATEGORICAL])
    x = numpy.hstack([numbers, codes])
    width = x.shape[1]
    explained = None
    if pca is not None:
        fitted = PCA(n_components=pca, svd_solver="full").fit(x)
        x = fitted.transform(x)
        explained = float(fitted.explained_variance_ratio_.sum())
    labels = fcluster(linkage(x, method), k, criterion="maxclust") - 1
    return {
        "silhouette_score": float(silhouette_score(x, labels)),
        "n_encoded_features": width,
        "pca_explained_variance": explained,
        "labels": labels.tolist(),
    }


CASES = [
    ([], {}),
    (["-k", "2"], {"k": 2}),
    (["-k", "9"], {"k": 9}),
    (["--scale", "none"], {"scale": False}),
    (["--pca", "3"], {"pca": 3}),
    (["--pca", "0.9", "-k", "5"], {"pca": 0.9, "k": 5}),
] + [(["--linkage", m], {"method": m}) for m in ["single", "complete", "average", "weighted", "centroid", "median"]]

result = {
    "made_by": "tests/golden/program/make_sample_metrics.py",
    "versions": {
        "python": sys.version.split()[0],
        "numpy": numpy.__version__,
        "pandas": pandas.__version__,
        "scipy": scipy.__version__,
        "scikit-learn": sklearn.__version__,
    },
    "cases": [{"arguments": arguments, **segment(**options)} for arguments, options in CASES],
}
with open(os.path.join(os.path.dirname(__file__), "sample_metrics.json"), "w", encoding="ascii") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
