"""Draws the tables of ml-trees.ts, writes them down, and times scikit-learn and XGBoost on one thread, in processor time."""

import json
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np

folder, what, rows, cols, trees = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])


def drawn():
    r = np.random.default_rng(7)
    x = r.normal(size=(rows, cols))
    z = x[:, 0] * x[:, 1] + x[:, 2] + np.abs(x[:, 3]) + 0.5 * x[:, 4:10].sum(axis=1)
    return x, (z + 1.5 * r.normal(size=rows) > 1).astype(np.uint8)


def timed(work):
    start = time.process_time()
    answer = work()
    return answer, 1000 * (time.process_time() - start)


def auc(y, score):
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(y, score))


x, y = drawn()
half = rows // 2
if what == "draw":
    np.asfortranarray(x).T.tofile(folder + "/x.f64")
    y.tofile(folder + "/y.u8")
    told = {}
elif what == "hist":
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(max_iter=trees, max_leaf_nodes=31, early_stopping=False)
    told = {"ms": timed(lambda: model.fit(x, y))[1]}
    score, told["predict"] = timed(lambda: model.predict_proba(x)[:, 1])
    told["auc"] = auc(y, score)
elif what == "xgboost":
    import xgboost

    model = xgboost.XGBClassifier(n_estimators=trees, max_depth=6, learning_rate=0.1, tree_method="hist", n_jobs=1)
    told = {"ms": timed(lambda: model.fit(x, y))[1], "auc": auc(y, model.predict_proba(x)[:, 1])}
else:
    from sklearn.ensemble import RandomForestClassifier

    sizes = dict(min_samples_leaf=int(sys.argv[6]), max_depth=int(sys.argv[7])) if len(sys.argv) > 6 else {}
    model = RandomForestClassifier(n_estimators=trees, n_jobs=1, random_state=1, **sizes)
    told = {"ms": timed(lambda: model.fit(x, y))[1], "auc": auc(y, model.predict_proba(x)[:, 1])}
print(json.dumps(told))
