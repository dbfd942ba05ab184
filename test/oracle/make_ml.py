"""Golden numbers for test/ml from scikit-learn 1.2.1, SciPy and NumPy (Debian's python3-sklearn):
/usr/bin/python3 test/oracle/make_ml.py"""
import json
import os
import warnings

import numpy as np
from scipy import optimize, stats
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.cluster import KMeans
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings('ignore')
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'golden')


def listed(value):
    if isinstance(value, np.ndarray):
        return listed(value.tolist())
    if isinstance(value, (list, tuple)):
        return [listed(v) for v in value]
    if isinstance(value, dict):
        return {key: listed(v) for key, v in value.items()}
    if isinstance(value, np.generic):
        return value.item()
    return value


def save(name, value):
    with open(os.path.join(HERE, name), 'w') as file:
        json.dump(listed(value), file, sort_keys=True, separators=(',', ':'))
        file.write('\n')


def exact_logistic(x, y, c, s):
    """The optimum, from scikit-learn's answer polished by Newton steps, since its solver stops early."""
    model = LogisticRegression(C=c, solver='newton-cg', tol=1e-12, max_iter=100000).fit(x, y, sample_weight=s)
    b = np.append(model.coef_[0], model.intercept_[0])
    z = np.column_stack([x, np.ones(len(x))])
    ridge = np.diag(np.append(np.ones(x.shape[1]), 0.0))
    for _ in range(20):
        p = 1 / (1 + np.exp(-z @ b))
        b = b + np.linalg.solve(z.T @ (z * (c * s * p * (1 - p))[:, None]) + ridge, z.T @ (c * s * (y - p)) - ridge @ b)
    assert np.abs(b[:-1] - model.coef_[0]).max() < 1e-4, np.abs(b[:-1] - model.coef_[0]).max()
    return {'weights': b[:-1], 'intercept': b[-1]}


def logistic():
    r = np.random.RandomState(1)
    cases = []

    def case(name, x, y, c=1.0, s=None):
        x = np.round(x, 4)
        weights = np.ones(len(x)) if s is None else np.round(s, 3)
        cases.append({'name': name, 'x': x, 'y': y.astype(int), 'C': c, 'sampleWeights': None if s is None else weights, **exact_logistic(x, y, c, weights)})

    x = r.normal(size=(150, 4))
    y = (x @ [1, -2, 0.5, 0] + r.logistic(size=150) > 0.3).astype(int)
    case('ordinary', x, y)
    case('weak data', x, y, 0.01)
    case('strong data', x, y, 100.0)
    case('weighted rows', x, y, 1.0, r.uniform(0.1, 3, size=150))
    case('perfect separation', x, (x[:, 0] > 0.1).astype(int))
    case('collinear columns', np.column_stack([x, x[:, 0] * 2, x[:, 1] - x[:, 2]]), y)
    case('columns far from zero', np.column_stack([x[:, 0] * 10 + 500, x[:, 1:]]), y)
    case('rare outcome', x, (np.arange(150) % 50 == 7).astype(int))
    wide = r.normal(size=(20, 30))
    case('more columns than rows', wide, (wide[:, 0] + wide[:, 1] > 0).astype(int))
    case('one-hot', np.eye(4)[r.randint(0, 4, size=100)], r.randint(0, 2, size=100))
    save('logistic.json', cases)


def delong(y, p):
    """DeLong's variance from its definition, all pairs."""
    a, b = p[y == 1], p[y == 0]
    psi = (a[:, None] > b[None, :]) + 0.5 * (a[:, None] == b[None, :])
    return np.sqrt(psi.mean(1).var(ddof=1) / len(a) + psi.mean(0).var(ddof=1) / len(b))


def scores():
    r = np.random.RandomState(2)
    cases = []
    for name, n, digits in [('no ties', 200, 8), ('ties', 300, 1), ('few rows', 12, 2), ('all equal', 30, 0)]:
        y = (r.uniform(size=n) < 0.3).astype(int)
        y[:2] = [0, 1]
        p = np.full(n, 0.3) if digits == 0 else np.clip(np.round(0.25 * y + r.uniform(size=n) * 0.7, digits), 0, 1)
        fpr, tpr, _ = metrics.roc_curve(y, p, drop_intermediate=False)
        precision, recall, _ = metrics.precision_recall_curve(y, p)
        true, mean = calibration_curve(y, p, n_bins=5, strategy='quantile')
        iso = IsotonicRegression(y_min=0, y_max=1, out_of_bounds='clip').fit(p, y)
        at = np.linspace(0, 1, 21)
        cases.append({
            'name': name, 'y': y, 'p': p, 'rocAuc': metrics.roc_auc_score(y, p), 'averagePrecision': metrics.average_precision_score(y, p),
            'logLoss': metrics.log_loss(y, p), 'brier': metrics.brier_score_loss(y, p), 'fpr': fpr, 'tpr': tpr,
            'precision': precision[:-1][::-1], 'recall': recall[:-1][::-1], 'calibration': {'true': true, 'mean': mean},
            'confusion': metrics.confusion_matrix(y, p >= 0.5, labels=[0, 1]).ravel(), 'delong': delong(y, p),
            'isotonic': {'at': at, 'value': iso.predict(at)}, 'platt': platt(y, p),
        })
    pairs = []
    for k in (1, 2, 5):
        a, b = r.randint(0, k, 60), r.randint(0, 3, 60)
        pairs.append({'a': a, 'b': b, 'ari': metrics.adjusted_rand_score(a, b)})
    values = np.round(r.lognormal(size=31), 5)
    quantiles = {'values': values, 'q': [0, 0.025, 0.25, 0.5, 0.9, 1], 'at': np.quantile(values, [0, 0.025, 0.25, 0.5, 0.9, 1]),
                 'median': np.median(values), 'mad': stats.median_abs_deviation(values), 'skewness': stats.skew(values)}
    save('metrics.json', {'cases': cases, 'adjustedRand': pairs, 'quantiles': quantiles})


def platt(y, p):
    """Platt 1999 with smoothed targets, minimised by SciPy from the log odds."""
    z = np.log(np.clip(p, 1e-12, 1 - 1e-12)) - np.log1p(-np.clip(p, 1e-12, 1 - 1e-12))
    wins, losses = y.sum(), len(y) - y.sum()
    t = np.where(y == 1, (wins + 1) / (wins + 2), 1 / (losses + 2))

    def loss(ab):
        v = ab[0] * z + ab[1]
        return (np.logaddexp(0, v) - t * v).sum(), np.array([((1 / (1 + np.exp(-v)) - t) * z).sum(), (1 / (1 + np.exp(-v)) - t).sum()])

    if np.ptp(z) == 0:
        return None
    return optimize.minimize(loss, [1, 0], jac=True, method='BFGS', options={'gtol': 1e-10}).x


def groups():
    r = np.random.RandomState(3)
    cases = []
    for name, n, d, k in [('three apart', 120, 2, 3), ('overlapping', 200, 5, 4), ('many centres', 150, 3, 9), ('one column', 60, 1, 2)]:
        centres = r.normal(size=(k, d)) * 3
        x = np.round(centres[r.randint(0, k, n)] + r.normal(size=(n, d)), 4)
        start = x[:k]
        model = KMeans(k, init=start, n_init=1, tol=0, max_iter=300, algorithm='lloyd').fit(x)
        cases.append({
            'name': name, 'x': x, 'k': k, 'start': start, 'labels': model.labels_, 'centres': model.cluster_centers_,
            'inertia': model.inertia_, 'iterations': model.n_iter_,
            'silhouettes': metrics.silhouette_samples(x, model.labels_), 'silhouette': metrics.silhouette_score(x, model.labels_),
        })
    save('kmeans.json', cases)


if __name__ == '__main__':
    os.makedirs(HERE, exist_ok=True)
    logistic()
    scores()
    groups()
