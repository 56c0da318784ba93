"""Writes src/test/resources/golden/relations.json: statistics over relations, by NumPy and SciPy in float64.

Exact quantities are compared to rounding; resampled ones within their own Monte Carlo error.
Run with SciPy 1.17 and NumPy 2: python3 src/test/golden/make_relations.py
"""

import json
import pathlib

import numpy as np
from scipy import stats

rng = np.random.default_rng(20251125)
SIZES = [12, 7, 25, 1, 9, 30, 5, 18, 2]
relation = np.repeat(np.arange(len(SIZES)), SIZES)
n, groups = len(relation), len(SIZES)
level = rng.normal(size=groups)
y = 2 * level[relation] + rng.normal(size=n)
slopes = 0.5 + 0.6 * rng.normal(size=groups)
x = np.array([
    slopes[relation] * y + rng.normal(size=n) + 3,
    0.25 * y + rng.normal(size=n),
    rng.normal(size=n),
    level[relation] + 0.1 * rng.normal(size=n),
])
x[1, [3, 20, 41, 77]] = np.nan


def centred(values, groups_of):
    out = np.zeros_like(values)
    for g in np.unique(groups_of):
        here = groups_of == g
        if here.sum() >= 2:
            out[here] = values[here] - values[here].mean()
    return out


def within(a, b, g):
    u, v = centred(a, g), centred(b, g)
    return u @ v / np.sqrt((u @ u) * (v @ v))


def bootstrap(a, b, g, resamples=20000):
    names = np.unique(g)
    rows = [np.flatnonzero(g == name) for name in names]
    z, rs = [], []
    for _ in range(resamples):
        take = np.concatenate([rows[i] for i in rng.integers(len(names), size=len(names))])
        r = np.corrcoef(a[take], b[take])[0, 1]
        rs.append(r)
        z.append(np.arctanh(r))
    se = np.std(z, ddof=1)
    centre = np.arctanh(np.corrcoef(a, b)[0, 1])
    half = stats.t.isf(0.025, len(names) - 1) * se
    return {"se": se, "low": np.tanh(centre - half), "high": np.tanh(centre + half),
            "percentile": np.quantile(rs, [0.025, 0.975]).tolist(), "deff": se**2 * (len(a) - 3)}


def heterogeneity(a, b, g):
    z, w = [], []
    for name in np.unique(g):
        here = g == name
        if here.sum() >= 5:
            z.append(np.arctanh(np.corrcoef(a[here], b[here])[0, 1]))
            w.append(here.sum() - 3)
    z, w = np.array(z), np.array(w, float)
    k = len(z)
    fixed = np.average(z, weights=w)
    q = (w * (z - fixed) ** 2).sum()
    tau2 = max(0, (q - (k - 1)) / (w.sum() - (w**2).sum() / w.sum()))
    v = 1 / (1 / w + tau2)
    mean = np.average(z, weights=v)
    factor = max(1, (v * (z - mean) ** 2).sum() / (k - 1))
    half = stats.t.isf(0.025, k - 1) * np.sqrt(factor / v.sum())
    further = stats.t.isf(0.025, k - 2) * np.sqrt(tau2 + 1 / v.sum())
    return {"k": k, "Q": q, "p": stats.chi2.sf(q, k - 1), "I2": max(0, (q - k + 1) / q), "tau2": tau2, "fixed": fixed,
            "mean": mean, "interval": [mean - half, mean + half], "prediction": [mean - further, mean + further]}


heads = []
masks = [np.isfinite(h) for h in x]
for h, mask in zip(x, masks):
    a, b, g = h[mask], y[mask], relation[mask]
    counts = np.bincount(g, minlength=groups)
    heads.append({
        "n": len(a), "r": np.corrcoef(a, b)[0, 1], "within": within(a, b, g),
        "df": int(sum(c - 1 for c in counts if c >= 2)),
        "bootstrap": bootstrap(a, b, g), "heterogeneity": heterogeneity(a, b, g),
        "relations": [{"r": np.corrcoef(a[g == i], b[g == i])[0, 1] if counts[i] >= 3 else None,
                       "slope": stats.linregress(a[g == i], b[g == i]).slope if counts[i] >= 2 else None}
                      for i in range(groups)],
    })

B = 20000
observed = np.array([abs(h["within"]) for h in heads])
null = np.empty((B, len(heads)))
rows = [np.flatnonzero(relation == g) for g in range(groups)]
for b in range(B):
    shuffled = y.copy()
    for r in rows:
        shuffled[r] = y[rng.permutation(r)]
    null[b] = [abs(within(h[m], shuffled[m], relation[m])) for h, m in zip(x, masks)]
order = np.argsort(-observed)
step = np.empty(len(heads))
least = 0
for place, h in enumerate(order):
    least = max(least, (1 + (null[:, order[place:]].max(axis=1) >= observed[h]).sum()) / (1 + B))
    step[h] = least
for i, head in enumerate(heads):
    head["p"] = (1 + (null[:, i] >= observed[i]).sum()) / (1 + B)
    head["family"] = (1 + (null.max(axis=1) >= observed[i]).sum()) / (1 + B)
    head["stepDown"] = step[i]

out = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "relations.json"
table = {"relation": relation.tolist(), "y": y.tolist(),
         "x": [[None if np.isnan(v) else v for v in h] for h in x], "heads": heads,
         "nullQuantiles": {"0.5": np.quantile(null.max(axis=1), 0.5), "0.95": np.quantile(null.max(axis=1), 0.95)}}
out.write_text(json.dumps(table, indent=None, separators=(", ", ": ")) + "\n")
