"""Golden figures for rules and names of segments: scikit-learn's classification trees, SciPy's assignments. Run from the repository's root."""

import json
import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.tree import DecisionTreeClassifier

r = np.random.default_rng(11)
rows, cols = 600, 5
# scikit-learn keeps 32-bit cells: whole 64ths are the same in both.
x = np.round(r.normal(size=(rows, cols)) * 640) / 64
y = ((x[:, 0] > 2) & (x[:, 3] < 4) | (r.random(rows) < 0.06)).astype(int)


def told(model):
    t = model.tree_
    share = t.value[:, 0, 1] / t.value[:, 0].sum(axis=1)
    return {
        "feature": [int(f) if f >= 0 else -1 for f in t.feature],
        "threshold": [float(c) if f >= 0 else 0 for f, c in zip(t.feature, t.threshold)],
        "left": [int(c) for c in t.children_left],
        "right": [int(c) for c in t.children_right],
        "value": [float(s) for s in share],
        "cover": [float(w) for w in t.weighted_n_node_samples],
    }


trees = [
    {"depth": depth, "leastRows": least, "weights": weights, "tree": told(DecisionTreeClassifier(
        max_depth=depth, min_samples_leaf=least, class_weight={0: weights[0], 1: weights[1]}, random_state=0).fit(x, y))}
    for depth, least, weights in [(1, 1, [1, 1]), (2, 5, [1, 1]), (3, 5, [1, 1]), (3, 20, [1, 4])]
]
assignments = []
for n, m in [(1, 1), (3, 3), (4, 7), (7, 4), (9, 9), (1, 5), (5, 1)]:
    cost = np.round(r.normal(size=(n, m)) * 1000) / 8
    i, j = linear_sum_assignment(cost)
    given = [-1] * n
    for a, b in zip(i, j):
        given[a] = int(b)
    assignments.append({"rows": n, "cols": m, "cost": cost.ravel().tolist(), "given": given, "total": float(cost[i, j].sum())})
json.dump({"columns": x.T.tolist(), "member": y.tolist(), "trees": trees, "assignments": assignments}, open("test/oracle/golden/segments.json", "w"))
