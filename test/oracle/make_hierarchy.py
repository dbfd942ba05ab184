"""Golden trees for test/ml/hierarchy from SciPy (Debian's python3-scipy): /usr/bin/python3 test/oracle/make_hierarchy.py"""
import json
import os

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'golden', 'hierarchy.json')
LINKAGES = ['ward', 'average', 'complete', 'single']


def case(name, x, decimals=4, linkages=LINKAGES):
    x = np.round(np.asarray(x, float), decimals)
    trees = {}
    for method in linkages:
        z = linkage(x, method)
        trees[method] = {
            'left': z[:, 0].astype(int).tolist(),
            'right': z[:, 1].astype(int).tolist(),
            'heights': z[:, 2].tolist(),
            'cuts': {str(k): fcluster(z, k, 'maxclust').tolist() for k in (2, 3, 5) if k < len(x)},
        }
    return {'name': name, 'x': x.tolist(), 'trees': trees}


def main():
    r = np.random.RandomState(11)
    centres = r.normal(size=(4, 5)) * 4
    planted = np.vstack([c + r.normal(size=(25, 5)) for c in centres])
    cloud = r.normal(size=(120, 3))
    moons = np.column_stack([np.r_[np.cos(t := r.uniform(0, np.pi, 60)), 1 - np.cos(t)], np.r_[np.sin(t), 0.5 - np.sin(t)]])
    cases = [
        case('two rows', [[0, 0], [3, 4]]),
        case('a round cloud', cloud),
        case('four planted groups', planted[r.permutation(100)]),
        case('one column', r.lognormal(size=(80, 1))),
        case('half moons', moons + 0.05 * r.normal(size=moons.shape)),
        case('more columns than rows', r.normal(size=(17, 40))),
        case('columns of very different size', r.normal(size=(60, 3)) * [1e-3, 1, 1e4], 7),
        case('far from zero', r.normal(size=(60, 3)) + 1e6),
        case('far outliers', np.vstack([r.normal(size=(60, 2)), [[1e5, 0], [0, -1e6]]])),
    ]
    save = {
        'trees': cases,
        # Which of equal distances is taken first may change what comes later, but not here.
        'ties': [
            case('every row three times', np.repeat(r.normal(size=(20, 3)), 3, 0)[r.permutation(60)]),
            case('all rows alike', np.full((12, 2), 7.25)),
            case('whole numbers, single', r.randint(0, 6, size=(90, 2)), 0, ['single']),
        ],
    }
    with open(OUT, 'w') as file:
        json.dump(save, file, sort_keys=True, separators=(',', ':'))
        file.write('\n')


main()
