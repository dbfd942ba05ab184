"""Coefficients of scikit-learn 1.2.1 with an L1 and with an L2 penalty, as its solvers give them (Debian's python3-sklearn):
/usr/bin/python3 test/oracle/make_lasso.py"""
import json
import os
import warnings

import numpy as np
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings('ignore')
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'golden')


def standard(x):
    return np.round((x - x.mean(0)) / x.std(0), 4)


def fits(x, y, strengths):
    found = []
    for c in strengths:
        one = LogisticRegression(penalty='l1', solver='saga', C=c, tol=1e-11, max_iter=20000, random_state=0).fit(x, y)
        two = LogisticRegression(penalty='l2', solver='lbfgs', C=c, tol=1e-12, max_iter=5000).fit(x, y)
        for _ in range(3):
            two.set_params(solver='newton-cg', tol=1e-12, warm_start=True).fit(x, y)
        found.append({
            'C': c,
            'l1': {'weights': one.coef_[0].tolist(), 'intercept': float(one.intercept_[0])},
            'l2': {'weights': two.coef_[0].tolist(), 'intercept': float(two.intercept_[0])},
        })
    return found


def main():
    r = np.random.RandomState(7)
    cases = []

    def case(name, x, y, strengths):
        x = standard(x)
        cases.append({'name': name, 'x': x.tolist(), 'y': y.astype(int).tolist(), 'fits': fits(x, y, strengths)})

    x = r.normal(size=(300, 6))
    case('independent columns', x, x @ [1.5, -1, 0.5, 0, 0, 0] + r.logistic(size=300) > 0.4, [0.05, 0.3, 3])
    x = r.normal(size=(250, 5))
    x[:, 1] = 0.8 * x[:, 0] + 0.6 * r.normal(size=250)
    x[:, 4] = 0.7 * x[:, 3] - 0.7 * r.normal(size=250)
    case('columns that go together', x, x @ [1, 0.5, 0, -1, 0] + r.logistic(size=250) > -1, [0.02, 0.1, 1])
    x = np.column_stack([r.normal(size=400), (r.uniform(size=(400, 4)) < [0.5, 0.2, 0.1, 0.05])])
    case('flags, and a rare outcome', x, x @ [1, 1, -1, 0, 1.5] + r.logistic(size=400) > 3, [0.1, 1])
    with open(os.path.join(HERE, 'lasso.json'), 'w') as file:
        json.dump(cases, file, sort_keys=True, separators=(',', ':'))
        file.write('\n')


main()
