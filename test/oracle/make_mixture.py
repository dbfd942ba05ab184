"""Golden numbers for test/ml/mixture.test.ts: GaussianMixture of scikit-learn from a fixed start.
Run: /usr/bin/python3 test/oracle/make_mixture.py
"""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.mixture import GaussianMixture
from sklearn.mixture._gaussian_mixture import _compute_precision_cholesky, _estimate_gaussian_parameters

rng = np.random.default_rng(7)
parts = [
    rng.multivariate_normal([0, 0, 0], [[1, 0.8, 0], [0.8, 1, 0], [0, 0, 1]], 70),
    rng.multivariate_normal([3, 0, 1], [[0.3, 0, 0], [0, 2, 0.5], [0, 0.5, 1]], 50),
    rng.multivariate_normal([1, 4, -1], [[1, -0.6, 0.2], [-0.6, 1, 0], [0.2, 0, 0.4]], 40),
]
x = np.round(np.vstack(parts), 4)
start = (np.arange(len(x)) * 3 // len(x)).astype(int)
start[::7] = (start[::7] + 1) % 3
out = {"sklearn": sklearn.__version__, "x": x.tolist(), "start": start.tolist(), "fits": []}
for kind, name in [("full", "full"), ("diag", "diagonal")]:
    weights, means, spreads = _estimate_gaussian_parameters(x, np.eye(3)[start], 1e-6, kind)
    factor = _compute_precision_cholesky(spreads, kind)
    precisions = factor**2 if kind == "diag" else np.array([f @ f.T for f in factor])
    model = GaussianMixture(
        3,
        covariance_type=kind,
        weights_init=weights / weights.sum(),
        means_init=means,
        precisions_init=precisions,
        tol=1e-5,
        max_iter=500,
    ).fit(x)
    out["fits"].append(
        {
            "covariance": name,
            "logLikelihood": model.score(x),
            "bic": model.bic(x),
            "weights": model.weights_.tolist(),
            "means": model.means_.tolist(),
            "labels": model.predict(x).tolist(),
        }
    )
path = pathlib.Path(__file__).parent / "golden" / "mixture.json"
path.write_text(json.dumps(out) + "\n")
