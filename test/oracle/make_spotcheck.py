"""Golden figures of the spot check: zero-failure plans and exact hypergeometric bounds, from scipy.

Usage: /usr/bin/python3 test/oracle/make_spotcheck.py > test/oracle/golden/spotcheck.json
"""

import json
import math

from scipy.stats import beta, hypergeom

POPULATIONS = [1, 5, 20, 58, 59, 60, 100, 412, 1000, 50_000, 15_000_000]


def doubt(confidence):
    """A chance of exactly 1 - confidence is one, however it was rounded."""
    return (1 - confidence) * (1 + 1e-9)


def plan(population, tolerable, confidence):
    """Fewest cells that, all right, leave at most 1 - confidence for the tolerable share or more being wrong."""
    wrong = max(1, math.ceil(tolerable * population - 1e-9))
    for n in range(1, population + 1):
        if hypergeom.cdf(0, population, wrong, n) <= doubt(confidence):
            return n
    return population


def bounds(population, n, found, confidence):
    """Least and greatest share wrong that the sample does not speak against, each end at the confidence."""
    low, high = found, population - (n - found)
    # Both tails are monotone in the number wrong.
    a, b = found, high
    while a < b:
        mid = (a + b) // 2
        if hypergeom.sf(found - 1, population, mid, n) > doubt(confidence):
            b = mid
        else:
            a = mid + 1
    low = a
    a, b = found, high
    while a < b:
        mid = (a + b + 1) // 2
        if hypergeom.cdf(found, population, mid, n) > doubt(confidence):
            a = mid
        else:
            b = mid - 1
    return low / population, a / population


plans = [
    {"population": p, "tolerable": t, "confidence": c, "n": plan(p, t, c)}
    for p in POPULATIONS
    for t in (0.01, 0.05, 0.1)
    for c in (0.9, 0.95)
]
intervals = []
for p in POPULATIONS:
    for n in (1, 5, 19, 45, 59, 149, 299):
        if n > p:
            continue
        for found in sorted({0, 1, 3, n // 2, n}):
            if found <= n:
                low, high = bounds(p, n, found, 0.95)
                intervals.append({"population": p, "n": n, "found": found, "low": low, "high": high})
# With ever more cells the bounds are Clopper and Pearson's.
limits = [
    {"n": n, "found": k, "low": 0 if k == 0 else float(beta.ppf(0.05, k, n - k + 1)), "high": 1 if k == n else float(beta.ppf(0.95, k + 1, n - k))}
    for n, k in [(59, 0), (59, 2), (149, 7), (45, 45)]
]
print(json.dumps({"plans": plans, "intervals": intervals, "limits": limits}, separators=(",", ":")))
