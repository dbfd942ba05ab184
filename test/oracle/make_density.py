"""Golden labels for test/ml/density from scikit-learn 1.2.1 and SciPy (Debian's python3-sklearn): /usr/bin/python3 test/oracle/make_density.py

HDBSCAN* is written here from Campello, Moulavi & Sander (2013), on the dense graph and with recursion, so that it shares nothing with the program's."""
import json
import os
import sys

import numpy as np
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree
from sklearn.cluster import DBSCAN
from sklearn.datasets import make_blobs, make_circles, make_moons
from sklearn.metrics import adjusted_rand_score

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'golden')


def squared_distances(x):
    d = np.zeros((len(x), len(x)))
    for j in range(x.shape[1]):
        d += (x[:, j][:, None] - x[:, j][None, :]) ** 2
    return d


def mutual_reachability(x, k):
    d = squared_distances(x)
    core = np.sort(d, axis=1)[:, min(k, len(x)) - 1]
    return np.maximum(d, np.maximum(core[:, None], core[None, :])), core


def spanning_tree(m):
    """SciPy takes zeros for missing edges: one more for each edge makes the same tree."""
    tree = minimum_spanning_tree(m + 1).tocoo()
    return np.column_stack([tree.row, tree.col]), m[tree.row, tree.col]


def hdbscan(x, k, least):
    """Labels by excess of mass, numbered by first row; -1 is noise. Groups are components at a level, found anew at each."""
    n = len(x)
    m, _ = mutual_reachability(x, k)
    m = np.sqrt(m)
    edges, length = spanning_tree(m)
    positive = length[length > 0]
    if len(positive) == 0:
        return np.full(n, -1)
    length = np.maximum(length, positive.min())

    def parts(rows, below):
        """Components of the rows when only edges shorter than `below` are left."""
        place = {r: i for i, r in enumerate(rows)}
        keep = [(place[a], place[b]) for (a, b), w in zip(edges, length) if w < below and a in place and b in place]
        graph = np.zeros((len(rows), len(rows)), dtype=bool)
        for a, b in keep:
            graph[a, b] = True
        _, label = connected_components(graph, directed=False)
        return [[r for r, l in zip(rows, label) if l == part] for part in range(label.max() + 1)]

    def longest(rows):
        inside = set(rows)
        return max((w for (a, b), w in zip(edges, length) if a in inside and b in inside), default=None)

    def grow(rows, birth):
        """Own stability, the groups chosen, their stability, and the groups chosen if this one is not, of the group born with these rows."""
        stability = 0.0
        everyone = rows
        while True:
            level = longest(rows)
            if level is None:
                return stability, [everyone], stability, []
            now = 1 / level
            pieces = parts(rows, level)
            large = [p for p in pieces if len(p) >= least]
            small = sum(len(p) for p in pieces if len(p) < least)
            stability += small * (now - birth)
            if len(large) == 1:
                rows = large[0]
                continue
            if not large:
                return stability, [everyone], stability, []
            stability += sum(len(p) for p in large) * (now - birth)
            kids = [grow(p, now) for p in large]
            total = sum(kid[2] for kid in kids)
            below = [g for kid in kids for g in kid[1]]
            if total > stability:
                return stability, below, total, below
            return stability, [everyone], stability, below

    _, _, _, below = grow(list(range(n)), 0.0)
    label = np.full(n, -1)
    for number, group in enumerate(sorted(below, key=min)):
        label[group] = number
    return label


def clouds():
    r = np.random.RandomState(7)
    yield 'moons', make_moons(300, noise=0.06, random_state=1)[0], 0.2, 5, 15
    yield 'circles', make_circles(300, noise=0.04, factor=0.5, random_state=2)[0], 0.2, 4, 15
    yield 'three of unlike spread', make_blobs(300, cluster_std=[0.4, 0.9, 1.6], random_state=3)[0], 0.6, 5, 12
    yield 'noise in five columns', r.normal(size=(250, 5)), 1.3, 10, 10
    yield 'six in seven columns', make_blobs(360, 7, centers=6, random_state=4)[0], 2.4, 14, 15
    yield 'whole numbers, many alike', r.randint(0, 6, size=(220, 3)).astype(float), 1.0, 6, 10
    yield 'on a line with equal gaps', np.arange(60, dtype=float)[:, None], 1.0, 3, 10
    yield 'two heaps of the same value', np.repeat([[0.0, 0.0], [3.0, 1.0]], [30, 40], axis=0), 0.5, 5, 10
    yield 'heaps in a cloud', np.vstack([make_blobs(200, centers=3, random_state=5)[0], r.uniform(-12, 12, size=(60, 2))]), 1.0, 6, 12


def cases():
    made = []
    for name, x, eps, least, size in clouds():
        x = np.round(x, 6)
        fit = DBSCAN(eps=eps, min_samples=least, algorithm='kd_tree').fit(x)
        reach, core = mutual_reachability(x, least)
        _, tree = spanning_tree(np.sqrt(reach))
        made.append(
            {
                'name': name,
                'x': x.tolist(),
                'eps': eps,
                'least': least,
                'size': size,
                'dbscan': fit.labels_.tolist(),
                'core': np.sqrt(np.sort(core))[:: max(1, len(x) // 20)].tolist(),
                'tree': tree.sum(),
                'hdbscan': hdbscan(x, least, size).tolist(),
            }
        )
    return made


def agreement():
    r = np.random.RandomState(11)
    made = []
    for k, l, n in [(3, 4, 200), (2, 2, 50), (6, 3, 500), (1, 4, 30), (1, 1, 5)]:
        a = r.randint(-1 if k > 2 else 0, k, n)
        b = np.where(r.uniform(size=n) < 0.6, a % l, r.randint(0, l, n))
        made.append({'a': a.tolist(), 'b': b.tolist(), 'adjustedRand': adjusted_rand_score(a, b)})
    return made


if __name__ == '__main__':
    if len(sys.argv) > 1 and sys.argv[1] == 'dbscan':
        # rows of numbers, eps and least from standard input; labels to standard output
        asked = json.load(sys.stdin)
        print(json.dumps([DBSCAN(eps=c['eps'], min_samples=c['least'], algorithm='kd_tree').fit(np.array(c['x'])).labels_.tolist() for c in asked]))
    else:
        with open(os.path.join(HERE, 'density.json'), 'w') as file:
            json.dump({'cases': cases(), 'agreement': agreement()}, file, sort_keys=True, separators=(',', ':'))
            file.write('\n')
