"""Golden numbers for test/ml/map.test.ts and eigen.test.ts from scikit-learn 1.2.1 and numpy 1.24 (Debian's python3-sklearn):
/usr/bin/python3 test/oracle/make_map.py"""
import json
import os

import numpy as np
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'golden')
rng = np.random.default_rng(7)


def case(rows, cols, spread):
    x = np.round(rng.normal(size=(rows, cols)) @ rng.normal(size=(cols, cols)) * spread + rng.normal(size=cols) * 3, 6)
    pca = PCA(n_components=2, svd_solver='full').fit(x)
    shown = pca.transform(x)
    return {
        'rows': rows,
        'cols': cols,
        'x': x.ravel().tolist(),
        'components': pca.components_.ravel().tolist(),
        'variances': pca.explained_variance_.tolist(),
        'ratio': pca.explained_variance_ratio_.tolist(),
        'first': shown[:5].ravel().tolist(),
        'trust': {str(k): trustworthiness(x, shown, n_neighbors=k) for k in (5, 15)},
    }


cases = [case(60, 3, 1.0), case(120, 6, 0.01), case(80, 20, 1000.0), case(90, 60, 1.0)]


def taken_apart(half):
    matrix = np.round((half + half.T) / 2, 6)
    values, vectors = np.linalg.eigh(matrix)
    return {
        'n': len(matrix),
        'matrix': matrix.ravel().tolist(),
        'values': values[::-1].tolist(),
        'vectors': vectors[:, ::-1].T.ravel().tolist(),
    }


wide = rng.normal(size=(30, 24))
eigen = [
    taken_apart(rng.normal(size=(5, 5))),
    taken_apart(rng.normal(size=(24, 24)) * 100),
    taken_apart(wide.T @ wide + 400 * np.ones((24, 24))),
]
with open(os.path.join(HERE, 'map.json'), 'w') as file:
    json.dump({'cases': cases, 'eigen': eigen}, file, sort_keys=True, separators=(',', ':'))
    file.write('\n')
