import { BLANKS, DIVIDERS } from './fold';

const pythonSet = (signs: Iterable<string>): string => JSON.stringify([...signs].join(''));

/**
 * What the operations mean, in numpy: the head of every printed pipeline. Numbers, dates (milliseconds since 1970) and yes/no (1 and 0) are
 * arrays of doubles in which NaN is missing; texts are arrays of objects in which None is.
 */
export const PYTHON_WORDS = `import re

import numpy as np
import pandas as pd

np.seterr(all="ignore")
DAY = 86400000.0
DATE_LIMIT = 8.64e15
BLANKS = ${pythonSet(BLANKS)}
DIVIDERS = re.compile("[" + re.escape(${pythonSet(DIVIDERS)}) + "]+")


class Table:
    """Columns by name, what each holds, and each row's place in the source file."""

    def __init__(self, columns, kinds, ids):
        self.columns, self.kinds, self.ids, self.rows = columns, kinds, ids, len(ids)

    def __getitem__(self, name):
        return self.columns[name]

    def take(self, rows):
        return Table({name: of[rows] for name, of in self.columns.items()}, self.kinds, self.ids[rows])


def text(value):
    return np.array(value, dtype=object)


def finite(of):
    of = np.asarray(of, dtype=float)
    return np.where(np.isfinite(of), of + 0.0, np.nan)


def gone(of):
    of = np.asarray(of)
    return np.asarray(pd.isna(of.ravel())).reshape(of.shape) if of.dtype == object else np.isnan(of)


def missing(of):
    return gone(of).astype(float)


def compare(holds, a, b):
    a, b = np.broadcast_arrays(a, b)
    lost = gone(a) | gone(b)
    if a.dtype != object:
        return np.where(lost, np.nan, holds(a, b))
    out = np.full(a.shape, np.nan)
    out[~lost] = [holds(x, y) for x, y in zip(a[~lost], b[~lost])]
    return out


def settle(all_of, decisive, rows):
    out = np.full(rows, 1.0 - decisive)
    for of in all_of:
        out = np.where(of == decisive, decisive, np.where(np.isnan(of) & (out != decisive), np.nan, out))
    return out


def choose(when, then, other):
    return np.where(np.asarray(when) == 1, then, other)


def coalesce(*all_of):
    out = all_of[-1]
    for of in reversed(all_of[:-1]):
        out = np.where(gone(of), out, of)
    return out


def extreme(pick, *all_of):
    out = all_of[0]
    for of in all_of[1:]:
        out = pick(out, of)
    return np.asarray(out) + 0.0


def rounded(of):
    size = np.abs(of)
    down = np.floor(size)
    return finite(np.sign(of) * (down + (size - down >= 0.5)))


def sigmoid(of):
    return finite(1 / (1 + np.exp(-np.asarray(of))))


def text_codes(of):
    """A number for each distinct text, -1 for None; pandas' own would stop reading at a NUL."""
    known = {}
    codes = [-1 if value is None else known.setdefault(value, len(known)) for value in of.tolist()]
    return np.array(codes, dtype="int64"), list(known)


def each(change, of, lost=None):
    """Once for each distinct text."""
    of = np.asarray(of, dtype=object)
    codes, values = text_codes(of.ravel())
    out = np.array([change(value) for value in values] + [lost], dtype=object)
    return out[codes].reshape(of.shape)


def each_number(change, of, lost=None):
    return finite(np.array(each(change, of, lost), dtype=float))


def lower_one(sign):
    if sign == "\\u0130":
        return "i"
    folded = sign.lower()
    return folded if len(folded) == 1 else sign


def upper_one(sign):
    if sign == "\\u00df":
        return "\\u1e9e"
    raised = sign.upper()
    if len(raised) == 1:
        return raised
    point = ord(sign)
    if 0x1F80 <= point <= 0x1FAF and not point & 8:
        return chr(point + 8)
    return chr(point + 9) if point in (0x1FB3, 0x1FC3, 0x1FF3) else sign


def lower(of):
    return "".join(map(lower_one, of))


def upper(of):
    return "".join(map(upper_one, of))


def trim(of):
    return of.strip(BLANKS)


def words(of):
    return DIVIDERS.sub(" ", " " + lower(of) + " ")


def piece(of, by, at):
    parts = of.split(by)
    return parts[at - 1] if at <= len(parts) else ""


def match(of, rules, other):
    return next((to for phrase, to in rules if phrase in of), other)


def concat(all_of, rows):
    out = np.full(rows, "", dtype=object)
    for of in all_of:
        of = np.broadcast_to(np.asarray(of, dtype=object), (rows,))
        out = np.array([None if a is None or b is None else a + b for a, b in zip(out, of)] + [None], dtype=object)[:-1]
    return out


def bucket(of, edges):
    of = np.asarray(of)
    return np.where(np.isnan(of), np.nan, np.searchsorted(np.array(edges, dtype=float), of, side="right"))


def date_part(part, of):
    of = np.asarray(of)
    lost = np.isnan(of)
    ms = np.where(lost, 0, of).astype("int64")
    day = ms // 86400000
    if part == "hour":
        found = (ms - day * 86400000) // 3600000
    elif part == "weekday":
        found = (day + 3) % 7 + 1
    else:
        date = day.astype("datetime64[D]")
        month = date.astype("datetime64[M]")
        number = month.astype("int64")
        found = {
            "year": number // 12 + 1970,
            "month": number % 12 + 1,
            "quarter": number % 12 // 3 + 1,
            "day": (date - month.astype("datetime64[D]")).astype("int64") + 1,
        }[part]
    return np.where(lost, np.nan, found)


def linear(bias, terms):
    out = np.float64(bias)
    for weight, of in terms:
        out = out + weight * np.asarray(of)
    return finite(out)


def nearest(values, centres, give, rows):
    index = np.full(rows, np.nan)
    least = np.full(rows, np.inf)
    for k, centre in enumerate(centres):
        apart = np.zeros(rows)
        for of, at in zip(values, centre):
            apart = apart + (of - at) * (of - at)
        nearer = apart < least
        index = np.where(nearer, k, index)
        least = np.where(nearer, apart, least)
    return index if give == "index" else np.sqrt(finite(least))


def trees(bias, values, all_of, rows):
    values = np.array([np.broadcast_to(of, (rows,)) for of in values], dtype=float).reshape(len(values), rows)
    out = np.full(rows, float(bias))
    for feature, threshold, missing_left, left, right, value in all_of:
        feature, left, right = np.array(feature), np.array(left), np.array(right)
        threshold, missing_left = np.array(threshold, dtype=float), np.array(missing_left) == 1
        node = np.zeros(rows, dtype=int)
        going = np.flatnonzero(feature[node] >= 0)
        while len(going):
            at = node[going]
            of = values[feature[at], going]
            goes_left = np.where(np.isnan(of), missing_left[at], of <= threshold[at])
            node[going] = np.where(goes_left, left[at], right[at])
            going = going[feature[node[going]] >= 0]
        out = out + np.array(value, dtype=float)[node]
    return finite(out)


def interpolate(of, x, y):
    of = np.asarray(of)
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    after = np.searchsorted(x, of, side="right")
    at = np.clip(after - 1, 0, len(x) - 1)
    rise = np.append((y[1:] - y[:-1]) / (x[1:] - x[:-1]), 0.0)[at]
    flat = (after == 0) | (after == len(x)) | (rise == 0)
    return np.where(np.isnan(of), np.nan, finite(np.where(flat, y[at], y[at] + (of - x[at]) * rise)))

`;
