"""Margins and contributions of a model file: python3 xgboost_predict.py < {"model": "...", "columns": [[...], ...]}, missing as null."""

import json
import sys

import numpy as np
import xgboost as xgb

asked = json.load(sys.stdin)
booster = xgb.Booster()
booster.load_model(bytearray(asked["model"], "utf8"))
x = np.array(asked["columns"], dtype=float).T
matrix = xgb.DMatrix(x)
json.dump(
    {
        "margins": booster.predict(matrix, output_margin=True).astype(float).tolist(),
        "chances": booster.predict(matrix).astype(float).tolist(),
        "contributions": booster.predict(matrix, pred_contribs=True).astype(float).tolist(),
    },
    sys.stdout,
)
