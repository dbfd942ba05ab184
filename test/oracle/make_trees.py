"""Golden figures for trees: an XGBoost model, its margins and its exact contributions. Run from the repository's root."""

import json
import numpy as np
import xgboost as xgb

r = np.random.default_rng(3)
rows, cols = 400, 6
x = r.integers(-8, 9, size=(rows, cols)).astype(float)
x[r.random((rows, cols)) < 0.1] = np.nan
y = (np.nan_to_num(x[:, 0]) + np.nan_to_num(x[:, 1]) * (np.nan_to_num(x[:, 2]) > 0) + 3 * r.normal(size=rows) > 0).astype(int)
model = xgb.XGBClassifier(n_estimators=12, max_depth=4, learning_rate=0.3, base_score=0.5, n_jobs=1).fit(x, y)
booster = model.get_booster()
told = json.loads(booster.save_raw("json"))["learner"]["gradient_booster"]["model"]["trees"]
matrix = xgb.DMatrix(x[:40])
some = lambda v: [None if np.isnan(c) else float(c) for c in v]
trees = []
for tree in told:
    # XGBoost numbers nodes so that children come after their parent; it goes left below the cut, we up to it: cells are whole numbers, cuts halfway
    leaf = [side == -1 for side in tree["left_children"]]
    trees.append(
        {
            "feature": [-1 if l else f for l, f in zip(leaf, tree["split_indices"])],
            "threshold": [0 if l else float(np.ceil(t)) - 0.5 for l, t in zip(leaf, tree["split_conditions"])],
            "missingLeft": [0 if l else int(d) for l, d in zip(leaf, tree["default_left"])],
            "left": [0 if l else c for l, c in zip(leaf, tree["left_children"])],
            "right": [0 if l else c for l, c in zip(leaf, tree["right_children"])],
            "value": [t if l else 0 for l, t in zip(leaf, tree["split_conditions"])],
            "cover": tree["sum_hessian"],
        }
    )
golden = {
    "columns": [some(x[:40, j]) for j in range(cols)],
    "trees": trees,
    "margins": booster.predict(matrix, output_margin=True).astype(float).tolist(),
    "contributions": booster.predict(matrix, pred_contribs=True).astype(float).tolist(),
}
json.dump(golden, open("test/oracle/golden/trees.json", "w"))
