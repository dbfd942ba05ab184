"""Golden numbers for test/ml/explain.test.ts from scikit-learn 1.2.1, SciPy and NumPy (Debian's python3-sklearn):
/usr/bin/python3 test/oracle/make_explain.py"""
import numpy as np
from scipy import stats
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from make_ml import save

r = np.random.RandomState(11)


def covariance():
    cases = []
    for c in [0.1, 1.0, 1e8]:
        x = np.round(r.normal(size=(80, 4)), 4)
        x[:, 3] = np.round(x[:, 2] * 0.9 + x[:, 3] * 0.3, 4)
        y = (r.uniform(size=80) < 1 / (1 + np.exp(-(x[:, 0] - x[:, 2] - 0.3)))).astype(int)
        p = LogisticRegression(C=c, tol=1e-12, max_iter=10000).fit(x, y).predict_proba(x)[:, 1]
        design = np.hstack([x, np.ones((80, 1))])
        information = design.T @ (design * (p * (1 - p))[:, None]) + np.diag([1 / c] * 4 + [0])
        cases.append({'C': c, 'x': x, 'p': p, 'covariance': np.linalg.inv(information)})
    return cases


def paired():
    """DeLong's structural components written out pair by pair."""
    y = (r.uniform(size=70) < 0.4).astype(int)
    a = np.round(r.normal(size=70) + y, 1)
    b = np.round(r.normal(size=70) + 0.5 * y, 1)

    def components(s):
        won, lost = s[y == 1], s[y == 0]
        pairs = (won[:, None] > lost[None, :]) + 0.5 * (won[:, None] == lost[None, :])
        return pairs.mean(axis=1), pairs.mean(axis=0)

    (a1, a0), (b1, b0) = components(a), components(b)
    deviation = np.sqrt(np.var(a1 - b1, ddof=1) / len(a1) + np.var(a0 - b0, ddof=1) / len(a0))
    difference = roc_auc_score(y, a) - roc_auc_score(y, b)
    z = stats.norm.ppf(0.975)
    return {'y': y, 'a': a, 'b': b, 'difference': difference, 'low': difference - z * deviation, 'high': difference + z * deviation}


def tails():
    cases = [(3, 10, 0.2), (1, 5, 0.01), (40, 50, 0.1), (12, 400, 0.03), (0, 9, 0.5), (200, 1000, 0.2), (9, 9, 0.3)]
    return [{'successes': k, 'rows': n, 'share': p, 'log': stats.binom.logsf(k - 1, n, p)} for k, n, p in cases]


save('explain.json', {'covariance': covariance(), 'paired': paired(), 'tails': tails()})
