/** What the operations on tables mean, in numpy and pandas; it stands after `PYTHON_WORDS`. */
export const PYTHON_TABLES = `def kept_as(kind, of, rows):
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
