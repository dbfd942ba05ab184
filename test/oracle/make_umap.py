"""Golden numbers for test/ml/umap.test.ts from umap-learn 0.5.3 and scikit-learn 1.2.1 (Debian's umap-learn and python3-sklearn):
/usr/bin/python3 test/oracle/make_umap.py

How far each picture can be trusted, the mean of three seeds: pictures themselves differ with every seed. Of the wholesale file
only the two figures are kept, not its rows."""
import json
import os
import warnings

import numpy as np
import pandas as pd
from sklearn.datasets import load_digits
from sklearn.manifold import TSNE, trustworthiness

warnings.filterwarnings('ignore')
import umap  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
WHOLESALE = os.path.join(HERE, '../../../shared/data/wholesale_customers/Wholesale customers data.csv')
NEIGHBOURS = 15


def trusted(x, pictures):
    return round(float(np.mean([trustworthiness(x, picture, n_neighbors=NEIGHBOURS) for picture in pictures])), 6)


def case(name, x, cells):
    return {
        'name': name,
        'rows': len(x),
        'cols': x.shape[1],
        **cells,
        'umap': trusted(x, [umap.UMAP(random_state=seed).fit_transform(x) for seed in range(3)]),
        'tsne': trusted(x, [TSNE(init='pca', learning_rate='auto', random_state=seed).fit_transform(x) for seed in range(3)]),
    }


digits = load_digits().data[:500]
rng = np.random.default_rng(11)
middles = rng.normal(size=(7, 6)) * 6
blobs = np.round(middles[np.arange(400) % 7] + rng.normal(size=(400, 6)) * rng.uniform(0.5, 2, size=(7, 1))[np.arange(400) % 7], 1)
lead = pd.read_csv(WHOLESALE)[['Fresh', 'Milk', 'Grocery', 'Frozen', 'Detergents_Paper', 'Delicassen']].to_numpy(float)
logged = np.log1p(lead)
wholesale = (logged - logged.mean(axis=0)) / logged.std(axis=0)

cases = [
    case('digits', digits, {'letters': ''.join('0123456789abcdefg'[int(v)] for v in digits.ravel())}),
    case('blobs', blobs, {'x': blobs.ravel().tolist()}),
    case('wholesale', wholesale, {}),
]
with open(os.path.join(HERE, 'golden', 'umap.json'), 'w') as file:
    json.dump({'neighbours': NEIGHBOURS, 'cases': cases}, file, sort_keys=True, separators=(',', ':'))
    file.write('\n')
