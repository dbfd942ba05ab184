"""Golden numbers for test/ml/prepare.test.ts from scikit-learn 1.2.1, SciPy and NumPy (Debian's python3-sklearn):
/usr/bin/python3 test/oracle/make_prepare.py"""
import numpy as np
from scipy import stats
from sklearn.ensemble import IsolationForest
from sklearn.impute import KNNImputer

from make_ml import save

r = np.random.RandomState(7)


def columns():
    cases = []
    for name, x in [
        ('normal', np.append(r.normal(100, 15, 200), [260.0, -80.0])),
        ('lopsided', np.append(np.exp(r.normal(4, 1, 300)), [90000.0])),
        ('counts', np.append(r.poisson(3, 150), [400])),
        ('ties', np.append(np.repeat([5.0, 7.0, 9.0], 30), [1000.0])),
    ]:
        x = np.round(x, 3)
        q1, q2, q3 = np.percentile(x, [25, 50, 75])
        mad = stats.median_abs_deviation(x, scale='normal')
        logs = np.log(x[x > 0])
        l1, l3 = np.log(np.percentile(x[x > 0], [25, 75]))
        l2 = np.median(logs)
        log_mad = stats.median_abs_deviation(logs, scale='normal')
        cases.append({'name': name, 'x': x, 'quartiles': [q1, q2, q3], 'mad': mad, 'logQuartiles': [l1, l2, l3], 'logMad': log_mad})
    return cases


def spearman():
    cases = []
    for rho, digits in [(0.97, 6), (0.4, 1), (-0.8, 0), (0.99, 0)]:
        a = r.normal(size=120)
        b = rho * a + np.sqrt(1 - rho * rho) * r.normal(size=120)
        a, b = np.round(a, digits) + 0.0, np.round(b, digits) + 0.0
        cases.append({'a': a, 'b': b, 'spearman': stats.spearmanr(a, b).correlation, 'pearson': stats.pearsonr(a, b)[0]})
    return cases


def forest():
    x = np.vstack([r.normal(size=(380, 3)) @ np.array([[1, 0.8, 0], [0, 0.6, 0], [0, 0, 1]]), r.uniform(-6, 6, size=(20, 3))])
    x = np.round(x, 3)
    scores = np.mean([-IsolationForest(random_state=seed).fit(x).score_samples(x) for seed in range(5)], axis=0)
    return {'x': x, 'scores': np.round(scores, 6)}


def neighbours():
    """Cells taken out at random, and how far scikit-learn's five nearest neighbours and the median are from them."""
    n = 600
    size = np.exp(r.normal(3, 1, n))
    sector = r.randint(0, 4, n)
    spend = size * np.array([1, 3, 0.5, 2])[sector] * np.exp(0.2 * r.normal(size=n))
    visits = r.poisson(2 + 3 * (sector == 1) + 0.05 * size)
    x = np.round(np.column_stack([np.log(size), sector, np.log(spend), visits, r.normal(size=n), r.normal(size=n)]), 3)
    scaled = (x - x.mean(0)) / x.std(0)
    gone = np.zeros(x.shape, bool)
    for column in (0, 2, 3):
        gone[:, column] = r.uniform(size=n) < 0.12
    holes = np.where(gone, np.nan, scaled)
    guessed = KNNImputer(n_neighbors=5).fit_transform(holes) * x.std(0) + x.mean(0)
    middle = np.nanmedian(np.where(gone, np.nan, x), 0)
    error = {str(c): np.abs(guessed[gone[:, c], c] - x[gone[:, c], c]).mean() for c in (0, 2, 3)}
    plain = {str(c): np.abs(middle[c] - x[gone[:, c], c]).mean() for c in (0, 2, 3)}
    return {'x': x, 'gone': gone.astype(int), 'knn': error, 'median': plain}


if __name__ == '__main__':
    save('prepare.json', {'columns': columns(), 'spearman': spearman(), 'forest': forest(), 'neighbours': neighbours()})
