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


def kept_as(kind, of, rows):
    if kind in ("text", "category"):
        return np.array(np.broadcast_to(np.asarray(of, dtype=object), (rows,)))
    of = np.array(np.broadcast_to(np.asarray(of, dtype=float), (rows,)))
    if kind == "bool":
        return np.where(np.isnan(of), np.nan, of != 0)
    if kind == "date":
        return np.where(np.abs(of) <= DATE_LIMIT, np.floor(of) + 0.0, np.nan)
    return of


def derive(t, made):
    columns, kinds = dict(t.columns), dict(t.kinds)
    for name, (kind, of) in made.items():
        columns[name], kinds[name] = kept_as(kind, of, t.rows), kind
    return Table(columns, kinds, t.ids)


def keep(t, where):
    return t.take(np.flatnonzero(np.broadcast_to(where, (t.rows,)) == 1))


def select(t, names):
    return Table({name: t[name] for name in names}, {name: t.kinds[name] for name in names}, t.ids)


def codes_of(of, rows):
    of = np.broadcast_to(of, (rows,))
    return text_codes(of)[0] if of.dtype == object else pd.factorize(of + 0.0)[0].astype("int64")


def groups(all_of, rows, leave_out):
    """A number for each group in order of first appearance, -1 where left out."""
    code = np.zeros(rows, dtype="int64")
    lost = np.zeros(rows, dtype=bool)
    for of in all_of:
        own = codes_of(of, rows)
        lost |= own < 0
        code = pd.factorize(code * (rows + 1) + own + 1)[0].astype("int64")
    if not leave_out:
        return code
    out = np.full(rows, -1)
    out[~lost] = pd.factorize(code[~lost])[0]
    return out


def firsts(code):
    return np.unique(code, return_index=True)[1] if len(code) else np.zeros(0, dtype=int)


def distinct(t, on):
    return t.take(np.sort(firsts(groups(on, t.rows, False))))


def lag(t, by, order, made):
    group = groups([t[name] for name in by], t.rows, False)
    place = np.arange(t.rows)
    value = np.zeros(t.rows) if order is None else t[order]
    sorting = np.lexsort((place, np.nan_to_num(value), np.isnan(value), group))
    follows = np.append([False], group[sorting][1:] == group[sorting][:-1])[: t.rows]
    columns, kinds = dict(t.columns), dict(t.kinds)
    for name, of in made.items():
        kind = t.kinds[of]
        out = np.full(t.rows, None if t[of].dtype == object else np.nan, dtype=t[of].dtype)
        out[sorting[follows]] = t[of][sorting[:-1][follows[1:]]] if t.rows else out[:0]
        columns[name], kinds[name] = out, kind
    return Table(columns, kinds, t.ids)


def aggregate(agg, of, group, count):
    of = np.broadcast_to(of, group.shape)
    has = (group >= 0) & ~gone(of)
    at, value = group[has], of[has]
    if agg == "count":
        return np.bincount(at, minlength=count).astype(float)
    if agg == "countDistinct":
        pairs = np.unique(np.stack([at, codes_of(value, len(value))]), axis=1)
        return np.bincount(pairs[0], minlength=count).astype(float)
    if agg in ("sum", "mean"):
        many = np.bincount(at, minlength=count)
        total = np.bincount(at, weights=value.astype(float), minlength=count)
        total = np.where(many > 0, finite(total), np.nan)
        return total / many if agg == "mean" else total
    out = np.full(count, None if of.dtype == object else np.nan, dtype=of.dtype)
    if agg in ("min", "max"):
        names, rank = np.unique(value, return_inverse=True)
        sorting = np.argsort(rank if agg == "max" else -rank, kind="stable")
        out[at[sorting]] = names[rank[sorting]]
    else:
        out[at[::-1]] = value[::-1]
    return out if of.dtype == object else out + 0.0


def rollup(t, by, made):
    group = groups([t[name] for name in by], t.rows, True)
    rows = np.sort(firsts(group[group >= 0]))
    first = np.flatnonzero(group >= 0)[rows]
    columns = {name: t[name][first] for name in by}
    kinds = {name: t.kinds[name] for name in by}
    for name, (kind, agg, of) in made.items():
        columns[name] = kept_as(kind, aggregate(agg, of, group, len(first)), len(first))
        kinds[name] = kind
    return Table(columns, kinds, t.ids[first])


def join(t, there, on, take):
    left, right = np.zeros(t.rows, dtype="int64"), np.zeros(there.rows, dtype="int64")
    lost = np.zeros(t.rows + there.rows, dtype=bool)
    for here_name, there_name in on:
        own = codes_of(np.concatenate([t[here_name], there[there_name]]), t.rows + there.rows)
        lost |= own < 0
        code = pd.factorize(np.concatenate([left, right]) * (t.rows + there.rows + 1) + own + 1)[0].astype("int64")
        left, right = code[: t.rows], code[t.rows :]
    first = {}
    for row, code in enumerate(right):
        if not lost[t.rows + row]:
            first.setdefault(code, row)
    rows = np.array([-1 if lost[row] else first.get(code, -1) for row, code in enumerate(left)], dtype=int)
    columns, kinds = dict(t.columns), dict(t.kinds)
    for name, of in take.items():
        taken = np.full(t.rows, None if there[of].dtype == object else np.nan, dtype=there[of].dtype)
        taken[rows >= 0] = there[of][rows[rows >= 0]]
        columns[name], kinds[name] = taken, there.kinds[of]
    return Table(columns, kinds, t.ids)


YES = "yes y ja j true t sant wahr oui x ✓".split()
NO = "no n nei nein false f usann falsch non".split()
SAID = {**dict.fromkeys(YES, 1), **dict.fromkeys(NO, 0)}


def from_frame(frame, kinds):
    """A data frame's columns, by what each holds."""
    columns = {}
    for name, kind in kinds.items():
        of = frame[name]
        if kind in ("text", "category"):
            columns[name] = np.array([None if pd.isna(value) else str(value) for value in of] + [None], dtype=object)[:-1]
        elif kind == "date":
            days = pd.to_datetime(of).to_numpy().astype("datetime64[ms]")
            columns[name] = np.where(np.isnat(days), np.nan, days.astype("int64").astype(float))
        else:
            said = of.map(lambda value: SAID.get(str(value).strip().lower(), value)) if kind == "bool" else of
            columns[name] = finite(pd.to_numeric(said, errors="coerce").to_numpy(dtype=float, na_value=np.nan))
    return Table(columns, dict(kinds), np.arange(len(frame)))


def to_frame(t):
    """Rows are called by their place in the source file."""
    columns = {}
    for name, of in t.columns.items():
        kind = t.kinds[name]
        if kind == "date":
            columns[name] = pd.to_datetime(of, unit="ms", errors="coerce")
        elif kind == "bool":
            columns[name] = pd.array([pd.NA if value != value else value == 1 for value in of], dtype="boolean")
        else:
            columns[name] = of
    return pd.DataFrame(columns, index=t.ids)
`;
