"""What pandas makes of order lines: one row per customer, from JSON on stdin to JSON on stdout. Oracle of test/steps/customers."""
import json
import sys

import numpy as np
import pandas as pd

DAY = 86_400_000


def features(lines, reference, cut, short, long, windows, most):
    used = lines[lines["customer"].notna()]
    returns = used[used["quantity"] < 0]
    if cut:
        returns = returns[returns["date"] < reference]
    used = used[(used["quantity"] > 0) & (used["price"] > 0)]
    if cut:
        used = used[used["date"] < reference]
    used = used.assign(paid=used["quantity"] * used["price"], day=np.floor(used["date"] / DAY))
    by = used.groupby("customer")
    out = pd.DataFrame(index=sorted(used["customer"].unique()))
    out["Days since last order"] = (reference - by["date"].max()) / DAY
    out["Orders"] = by["order"].nunique()
    out["Spend"] = by["paid"].sum()
    out["Average order"] = out["Spend"] / out["Orders"]
    out["Days as customer"] = (reference - by["date"].min()) / DAY
    out["Products"] = by["product"].nunique()
    out["Returns"] = returns.groupby("customer").size()
    out["Returns"] = out["Returns"].fillna(0)
    # An order stands at its earliest line.
    orders = used.dropna(subset=["order"]).groupby(["customer", "order"])["date"].min().reset_index()
    for days in (short, long):
        recent = orders[orders["date"] >= reference - days * DAY]
        out[f"Orders in the last {days} days"] = recent.groupby("customer").size()
    late = used[used["date"] >= reference - long * DAY]
    out[f"Spend in the last {long} days"] = late.groupby("customer")["paid"].sum()
    days = used[["customer", "day"]].dropna().drop_duplicates().sort_values(["customer", "day"])
    days["gap"] = days.groupby("customer")["day"].diff()
    gaps = days.dropna().groupby("customer")["gap"]
    out["Days between orders"] = gaps.mean()
    out["Variation of days between orders"] = gaps.std(ddof=1) / gaps.mean()

    def slope(values):
        counts = values.reindex(range(windows), fill_value=0.0).to_numpy(dtype=float)
        return np.polyfit(np.arange(windows), counts, 1)[0]

    def window(dates):
        # 0 is the oldest; a date just as old as a window's edge belongs to the younger side.
        return windows - np.ceil((reference - dates) / (short * DAY)).clip(lower=1)

    orders["window"] = window(orders["date"])
    used["window"] = window(used["date"])
    out["Trend in orders"] = [slope(orders[(orders["customer"] == c) & (orders["window"] >= 0)].groupby("window").size()) for c in out.index]
    out["Trend in spend"] = [slope(used[(used["customer"] == c) & (used["window"] >= 0)].groupby("window")["paid"].sum()) for c in out.index]
    when = pd.to_datetime(orders["date"], unit="ms")
    share = lambda holds: orders[holds].groupby("customer").size() / out["Orders"]
    out["Share of orders at weekends"] = share(when.dt.weekday >= 5)
    for part, name in enumerate(["at night", "in the morning", "in the afternoon", "in the evening"]):
        out[f"Share of orders {name}"] = share(when.dt.hour // 6 == part)
    size = by.size()
    levels = used["channel"].value_counts()
    kept = sorted(levels.index, key=lambda level: (-levels[level], level))[:most]
    for level in kept:
        out[f"Share channel={level}"] = (used[used["channel"] == level].groupby("customer").size() / size).fillna(0)
    rest = used[~used["channel"].isin(kept)]
    out["Share channel: other"] = (rest.groupby("customer").size() / size).fillna(0)
    zero = [name for name in out if name.startswith(("Orders in", "Spend in", "Share"))]
    out[zero] = out[zero].fillna(0)
    return out


told = json.load(sys.stdin)
result = features(pd.DataFrame(told["lines"]), **told["options"])
clean = lambda value: None if pd.isna(value) else float(value)
print(json.dumps({str(name): {column: clean(value) for column, value in row.items()} for name, row in result.iterrows()}))
