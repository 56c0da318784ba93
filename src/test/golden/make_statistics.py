"""Writes src/test/resources/golden/statistics.json: statistics of small data sets by SciPy and by brute force.

Run with SciPy 1.17 and NumPy 2: python3 src/test/golden/make_statistics.py
"""

import itertools
import json
import pathlib

import numpy as np
from scipy import integrate, stats

rng = np.random.default_rng(20250703)


def regression(name, x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    n = len(x)
    pearson = stats.pearsonr(x, y)
    line = stats.linregress(x, y)
    residual = y - line.intercept - line.slope * x
    s = np.sqrt(residual @ residual / (n - 2))
    z = pearson.confidence_interval(0.95)
    product = np.sign(x) * np.sign(y)
    agree, compared = int((product > 0).sum()), int((product != 0).sum())
    band = []
    for level in (0.95, 0.8):
        for at in (x.min() - 1, x.mean(), x.max()):
            half = stats.t.isf((1 - level) / 2, n - 2) * s
            half *= np.sqrt(1 / n + (at - x.mean()) ** 2 / ((x - x.mean()) ** 2).sum())
            centre = line.intercept + line.slope * at
            band.append({"level": level, "x": at, "low": centre - half, "high": centre + half})
    without = [np.corrcoef(np.delete(x, i), np.delete(y, i))[0, 1] for i in range(n)] if n > 3 else []
    return {
        "name": name, "x": x.tolist(), "y": y.tolist(),
        "r": pearson.statistic, "p": pearson.pvalue,
        "slope": line.slope, "intercept": line.intercept, "residualError": s,
        "spearman": stats.spearmanr(x, y).statistic,
        "r0": (x @ y) / np.sqrt((x @ x) * (y @ y)),
        "fisherLow": z.low, "fisherHigh": z.high,
        "agree": agree, "compared": compared, "signP": stats.binomtest(agree, compared, 0.5).pvalue,
        "band": band, "without": without,
    }


def correlated(n, r, offset=0.0, scale=1.0):
    x = rng.normal(size=n)
    return offset + scale * x, r * x + np.sqrt(1 - r * r) * rng.normal(size=n)


def max_correlation(x, y):
    """All n! permutations of y; p of the maximum and single-step maxT p of every head."""
    standard = lambda v: (v - v.mean()) / np.linalg.norm(v - v.mean())
    heads = np.array([standard(h) for h in x])
    r = np.abs(heads @ standard(y))
    maxima = np.array([np.abs(heads @ standard(np.array(p))).max() for p in itertools.permutations(y)])
    reached = [float((maxima >= v - 1e-12).mean()) for v in r]
    return {
        "x": x.tolist(), "y": y.tolist(), "first": int(r.argmax()), "max": r.max(), "adjusted": reached,
        "quantile95": float(np.quantile(maxima, 0.95)), "mean": float(maxima.mean()),
    }


def mean_effect(d):
    d = np.asarray(d, float)
    test = stats.permutation_test((d,), np.mean, permutation_type="samples", n_resamples=np.inf,
                                  alternative="two-sided", vectorized=True)
    return {"d": d.tolist(), "mean": d.mean(), "p": test.pvalue}


def independent(heads, n):
    law = stats.t(n - 2)
    p = lambda c: 2 * law.sf(c * np.sqrt((n - 2) / (1 - c * c))) if c < 1 else 0.0
    above = lambda c: -np.expm1(heads * np.log1p(-p(c))) if c > 0 else 1.0
    t = law.isf(-np.expm1(np.log(0.95) / heads) / 2)
    return {
        "heads": heads, "n": n, "mean": integrate.quad(above, 0, 1, epsabs=1e-13, epsrel=1e-12, limit=200)[0],
        "quantile95": t / np.sqrt(t * t + n - 2), "at": 0.691, "exceedance": above(0.691),
    }


def linear_model(terms, base, y):
    """Least squares with an intercept; leave-one-out by refitting, F of the terms after the first `base`."""
    n = len(y)
    design = lambda k: np.column_stack([np.ones(n), *terms[:k]])
    rss = lambda a, b: float(((b - a @ np.linalg.lstsq(a, b, rcond=None)[0]) ** 2).sum())
    full, small = design(len(terms)), design(base)
    total = ((y - y.mean()) ** 2).sum()
    press = sum(
        float((y[i] - full[i] @ np.linalg.lstsq(np.delete(full, i, 0), np.delete(y, i), rcond=None)[0]) ** 2)
        for i in range(n))
    naive = sum(float((y[i] - np.delete(y, i).mean()) ** 2) for i in range(n))
    k = full.shape[1] + 1
    f = (rss(small, y) - rss(full, y)) / (len(terms) - base) / (rss(full, y) / (n - full.shape[1]))
    fitted = small @ np.linalg.lstsq(small, y, rcond=None)[0]
    reached, count = 0, 0
    if n <= 7:
        for order in itertools.permutations(y - fitted):
            z = fitted + np.array(order)
            g = (rss(small, z) - rss(full, z)) / (len(terms) - base) / (rss(full, z) / (n - full.shape[1]))
            reached += g >= f * (1 - 1e-9)
            count += 1
    return {
        "terms": [t.tolist() for t in terms], "base": base, "y": y.tolist(),
        "coefficients": np.linalg.lstsq(full, y, rcond=None)[0].tolist(),
        "r2": 1 - rss(full, y) / total, "leaveOneOutR2": 1 - press / naive,
        "aicc": n * np.log(rss(full, y) / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1) if n > k + 1 else None,
        "f": f, "p": reached / count if count else None,
    }


ties_x = [0, 0, 1, 1, -2, 3, 3, 3, -4, 5, 0.5, 0.5]
ties_y = [1, 0, 2, -1, -2, 2, 2, 4, -4, 3, 0, -0.5]
p = np.concatenate([rng.uniform(size=30) ** 3, [0.01, 0.01, 1.0, 0.0]])
q = stats.false_discovery_control(p)
table = lambda n, k: rng.normal(size=(k, n))
d20 = rng.normal(0.3, 1, size=20)

golden = {
    "regressions": [
        regression("twenty prompts", *correlated(20, -0.7)),
        regression("uncorrelated", *correlated(20, 0.0)),
        regression("ties and zeros", ties_x, ties_y),
        regression("three pairs", [0.1, 0.5, -0.3], [1.0, 0.2, 0.9]),
        regression("two hundred", *correlated(200, 0.55)),
        regression("nearly a line", *correlated(25, 0.9995)),
        regression("far from zero", *correlated(40, 0.3, offset=1e4, scale=0.5)),
        regression("small numbers", *correlated(40, -0.2, scale=1e-9)),
    ],
    "multiple": {"p": p.tolist(), "bonferroni": np.minimum(1, p * len(p)).tolist(), "q": q.tolist()},
    "familyWise": [
        max_correlation(table(6, 5), rng.normal(size=6)),
        max_correlation(table(7, 3), np.array([0.0, 0, 1, 1, 2, 3, 5])),
    ],
    "meanEffects": [
        mean_effect(rng.normal(0.5, 1, size=9)),
        mean_effect([1, 2, -1, 0, 3, 3, -2, 4]),
        mean_effect(d20[:14]),
    ],
    "independent": [independent(144, 20), independent(1, 3), independent(384, 100)],
    "linearModels": [
        linear_model(table(20, 3), 1, rng.normal(size=20)),
        linear_model(table(7, 2), 1, rng.normal(size=7)),
        linear_model(table(30, 1), 0, rng.normal(size=30)),
    ],
}

target = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "statistics.json"
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text(json.dumps(golden, indent=1, default=float) + "\n")
