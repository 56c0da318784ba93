"""What heads' couplings are made of: modes, orders in the scores, compositions, phase boundaries. By full matrices, other
formulas and dense scans wherever those differ from what an implementation would do."""

import os

import numpy as np
from scipy.optimize import brentq

import bpe
import checkpoints
from checkpoints import write_json
from gpt2 import Gpt2
from spinbath import ordered, pairs

EPS = np.finfo(float).eps
PLAIN = dict(source="W_E", biases="none", unit="off", readout="e_t", answer="first", slice="rows")

TINY = [("the rain in the street is on", "the", "rain"), ("an end of the", "and", "in"), ("a", "of", "the"),
    ("he is as tall as the tower and the tall one is", "or", "an"), ("on and on and on", "on", "then")]
ODD = [("two and two are", "four", "five"), ("abcabc", "ab", "ca"), ("x", "y", "zy"), ("say no: no", "yes", "no!")]
EDGE = [("rain in the end", "the", "of"), ("a", "in", "to"), ("on the tower", "on", "oops"), ("an end", "tho", "thx"),
    ("the and the and the and the and the and the", "the", "in")]

CASES = [
    ("tiny-12x12", TINY, [{}]),
    ("odd-3x5", ODD, [dict(answer="last"), dict(answer="mean", source="W_E+W_pos", biases="qkv", readout="dla"),
        dict(answer="nospace", source="ln_1(W_E+W_pos)", unit="on", readout="gamma*e_t", slice="columns"),
        dict(answer="last", source="ln_1(resid_pre)", biases="qkv", readout="dla"), {}]),
    ("half-4x2", TINY, [dict(source="ln_1(resid_pre)", biases="qkv", readout="dla")]),
    ("bf16-sharded", TINY, [dict(biases="qkv", unit="on")]),
    ("degenerate-2x10", EDGE, [{}, dict(source="W_E+W_pos")]),
    ("one-layer", EDGE, [dict(readout="gamma*e_t")]),
]

SMALL = dict(layers=2, heads=10, width=20, vocabulary=301, positions=12, dtype="F32")
SPECS = {"degenerate-2x10": SMALL | dict(seed=210), "one-layer": SMALL | dict(seed=101, layers=1, heads=4)}


def degenerate(w):
    """Layer 0: zero; W_Q = 0; W_V = 0; rank one, aligned and opposed; W_Q ~ W_K orthogonal; nilpotent; W_K = -W_Q;
    antisymmetric; ordinary. Layer 1 is ordinary but for its head 0, which is zero."""
    a, c = w["h.0.attn.c_attn.weight"], w["h.0.attn.c_proj.weight"]
    q, k, v = (lambda h, part=part: a[:, part * 20 + 2 * h : part * 20 + 2 * h + 2] for part in range(3))
    q(0)[:], k(0)[:], v(0)[:], c[0:2] = 0, 0, 0, 0
    q(1)[:] = 0
    v(2)[:] = 0
    q(3)[:, 1], k(3)[:] = 0, q(3)
    k(3)[:, 1] = 0
    q(4)[:, 1] = 0
    k(4)[:] = -q(4)
    q(5)[:] = 0
    q(5)[3, 0], q(5)[11, 1] = 0.75, 0.75
    k(5)[:] = 2 * q(5)
    q(6)[::2], k(6)[1::2] = 0, 0
    k(7)[:] = -q(7)
    k(8)[:, 0], k(8)[:, 1] = q(8)[:, 1], -q(8)[:, 0]
    w["h.1.attn.c_attn.weight"][:, [0, 1, 20, 21, 40, 41]] = 0
    w["h.1.attn.c_proj.weight"][0:2] = 0
    w["h.0.attn.c_attn.bias"][:] = 0


def undefined_share(trace, values, size):
    total = np.abs(values).sum()
    return None if size == 0 or total <= EPS * size else float(trace / total)


def modes(model, layer, head):
    w_q, w_k, w_v, *_ = model.head(layer, head)
    rows = slice(head * model.d_head, (head + 1) * model.d_head)
    w_o = model.w[f"h.{layer}.attn.c_proj.weight"][rows]
    scale, n, d = model.scale(layer), model.d_head, model.d_model
    eff, ov = scale * w_q @ w_k.T, w_v @ w_o
    gram = model.w_u.T @ model.w["wte.weight"]
    singular = np.linalg.svd(eff)[1][:n]
    nuclear = np.linalg.svd(ov)[1].sum()
    m, token = scale * w_k.T @ w_q, w_o @ gram @ w_v
    values = ordered(np.linalg.eigvals(m))
    square = (eff**2).sum()
    symmetric = (eff + eff.T) / 2
    return {"layer": layer, "head": head, "singular": singular.tolist(), "eigen": pairs(values),
        "symmetricFraction": float((symmetric**2).sum() / square) if square else None,
        "ferromagneticShare": undefined_share(np.trace(eff), values, d * singular.sum()),
        "participation": float(square**2 / (singular**4).sum()) if square else None,
        "ovCopyingResidual": undefined_share(np.trace(ov), np.linalg.eigvals(w_o @ w_v), d * nuclear),
        "ovCopyingToken": undefined_share(np.trace(token), np.linalg.eigvals(token), d * nuclear * np.linalg.norm(gram))}


def composition(model):
    """Full d_model x d_model products, pair by pair."""
    every = [(layer, head) for layer in range(model.layers) for head in range(model.heads)]
    qk, ov = {}, {}
    for layer, head in every:
        w_q, w_k, w_v, *_ = model.head(layer, head)
        qk[layer, head] = w_q @ w_k.T
        ov[layer, head] = w_v @ model.w[f"h.{layer}.attn.c_proj.weight"][head * model.d_head : (head + 1) * model.d_head]
    norm = np.linalg.norm

    def score(first, second, of, other):
        if first[0] >= second[0] or norm(ov[first]) == 0 or norm(other[second]) == 0:
            return None
        return float(norm(of(ov[first], other[second])) / (norm(ov[first]) * norm(other[second])))

    kinds = {"q": (lambda a, b: a @ b, qk), "k": (lambda a, b: a @ b.T, qk), "v": (lambda a, b: a @ b, ov)}
    return {kind: [[score(i, j, *how) for j in every] for i in every] for kind, how in kinds.items()}


class Terms:
    """Scores and values of one head for a query, from spins."""

    def __init__(self, model, reading):
        self.model, self.reading = model, reading

    def spins(self, tokens, layer, seen):
        m, source = self.model, self.reading["source"]
        x = m.w["wte.weight"][tokens]
        if source != "W_E":
            x = x + m.w["wpe.weight"][: len(tokens)]
        if source == "ln_1(W_E+W_pos)":
            x = m.norm(x, f"h.{layer}.ln_1")
        if source == "ln_1(resid_pre)":
            x = m.norm(seen[f"blocks.{layer}.hook_resid_pre"], f"h.{layer}.ln_1")
        return x / np.linalg.norm(x, axis=-1, keepdims=True) if self.reading["unit"] == "on" else x

    def of(self, layer, head, tokens, query, good, bad, seen, sigma=None):
        """Omega and g of the keys up to the query."""
        m, r = self.model, self.reading
        w_q, w_k, w_v, b_q, b_k, b_v = m.head(layer, head)
        if r["biases"] == "none":
            b_q, b_k, b_v = 0, 0, 0
        columns = slice(head * m.d_head, (head + 1) * m.d_head)
        c = m.w[f"h.{layer}.attn.c_proj.weight"]
        w_o = c[columns] if r["slice"] == "rows" else c[:, columns].T
        read = m.w_u[good].mean(0) - m.w_u[bad].mean(0)
        if r["readout"] != "e_t":
            read = m.w["ln_f.weight"] * read
        if r["readout"] == "dla":
            read = (read - read.mean()) / (seen["ln_final.hook_scale"][query, 0] if sigma is None else sigma)
        x = self.spins(tokens, layer, seen)[: query + 1]
        return (x[-1] @ w_q + b_q) @ (x @ w_k + b_k).T * m.scale(layer), (x @ w_v + b_v) @ (w_o @ read)


def softmax(omega):
    e = np.exp(omega - omega.max())
    return e / e.sum()


def orders(omega, g):
    delta = omega - omega.mean()
    y = [g.mean(), (delta * g).mean(), 0.5 * ((delta**2 - (delta**2).mean()) * g).mean()]
    return [*y, softmax(omega) @ g - sum(y), omega.max() - omega.min()] if len(g) > 1 else [*y, 0.0, 0.0]


def correlation(x, y):
    if len(x) < 3 or np.ptp(x) <= 1e-13 * np.abs(x).max() or np.ptp(y) <= 1e-13 * np.abs(y).max():
        return None
    return float(np.corrcoef(x, y)[0, 1])


def crossings(omega, g):
    """Dense scan over log T, each bracket solved."""
    if not np.any(g):
        return []
    species, which = np.unique(np.round(omega, 13), return_inverse=True)
    total = np.bincount(which, g)
    change = np.count_nonzero(np.diff(np.sign(total[total != 0])))
    if change == 0:
        return []
    f = lambda t: total @ np.exp((species - species.max()) / t)
    grid = np.exp(np.linspace(np.log(0.05), np.log(20), 20001))
    values = np.exp((species - species.max()) / grid[:, None]) @ total
    found = [brentq(f, grid[i], grid[i + 1], xtol=1e-15, rtol=8.9e-16) for i in np.flatnonzero(values[:-1] * values[1:] < 0)]
    assert len(found) <= change
    return found


def first_crossing(gaps):
    for n in range(1, len(gaps)):
        if gaps[n - 1] * gaps[n] < 0:
            return n + gaps[n - 1] / (gaps[n - 1] - gaps[n])
    return None


class Study:
    def __init__(self, model, given, reading, encode):
        self.model, self.reading, self.terms = model, PLAIN | reading, Terms(model, PLAIN | reading)
        self.prompts = []
        for prompt, good, bad in given:
            word = encode(" " + good)
            self.prompts.append((encode(prompt), *(self.answer(encode, w) for w in (good, bad)), word))

    def answer(self, encode, word):
        ids = encode(" " + word)
        return {"first": ids[:1], "last": ids[-1:], "mean": ids, "nospace": encode(word)[:1]}[self.reading["answer"]]

    def heads(self):
        return [(layer, head) for layer in range(self.model.layers) for head in range(self.model.heads)]

    def result(self, with_composition):
        order, repetition, actual, temperature = {h: [] for h in self.heads()}, [], [], []
        for p, (tokens, good, bad, word) in enumerate(self.prompts):
            m = len(word)
            copies = min(32, self.model.positions - len(tokens)) // m
            logits, seen = self.model.trace(tokens + copies * word)
            gaps = logits[[len(tokens) - 1 + n * m for n in range(copies + 1)]]
            gaps = gaps[:, good].mean(1) - gaps[:, bad].mean(1)
            actual.append(gaps.tolist())
            measured = first_crossing(gaps[1:])
            for layer, head in self.heads():
                at = dict(prompt=p, layer=layer, head=head)
                last = self.terms.of(layer, head, tokens + copies * word, len(tokens) - 1, good, bad, seen)
                order[layer, head].append(orders(*last))
                temperature.append(at | {"crossings": crossings(*last)})
                regime, predicted = self.repeated(layer, head, tokens, good, bad, word, copies, seen)
                repetition.append(at | {"regime": regime, "predicted": predicted, "measured": measured})
        gap0 = np.array([g[0] for g in actual])
        heads = [{"layer": layer, "head": head, **dict(zip(("y0", "y1", "y2", "remainder", "spread"), np.array(rows).T.tolist())),
            **{f"r{i}": correlation(np.array(rows)[:, i], gap0) for i in range(3)}} for (layer, head), rows in order.items()]
        return {"reading": self.reading, "modes": [modes(self.model, *h) for h in self.heads()] if with_composition else None,
            "orders": {"heads": heads, "composition": composition(self.model) if with_composition else None},
            "phases": {"repetition": repetition, "actual": actual, "temperature": temperature}}

    def repeated(self, layer, head, tokens, good, bad, word, copies, seen):
        if self.reading["source"] == "W_E":
            omega, g = self.terms.of(layer, head, tokens + word, len(tokens) + len(word) - 1, good, bad, seen, sigma=1)
            share = np.exp(omega - omega.max()) * g
            if not np.any(share):
                return None, None
            a, b = share[: len(tokens)].sum(), share[len(tokens) :].sum()
            regime = "atOnce" if a + b <= 0 else "after" if b < 0 else "never"
            n = -a / b if b else np.inf
            return regime, float(n) if 1 < n < np.inf else None
        gaps, silent = [], True
        for n in range(1, copies + 1):
            omega, g = self.terms.of(layer, head, tokens + copies * word, len(tokens) - 1 + n * len(word), good, bad, seen)
            gaps.append(softmax(omega) @ g)
            silent = silent and not np.any(g)
        if silent:
            return None, None
        crossing = first_crossing(gaps)
        return "atOnce" if gaps[0] <= 0 else "never" if crossing is None else "after", crossing


def rounded(value):
    """Twelve digits are enough for 1e-9 and keep the files small."""
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(v) for v in value]
    return float(f"{value:.12g}") if isinstance(value, float) else value


def make(folder, checkpoint_folder, merges):
    for name, spec in SPECS.items():
        checkpoints.make(checkpoint_folder(name), spec, merges, degenerate if name.startswith("degenerate") else lambda w: None)
    for name, given, readings in CASES:
        model = Gpt2(checkpoint_folder(name))
        tokenizer = bpe.Tokenizer(checkpoint_folder("tiny-12x12" if model.vocabulary == 301 else name))
        studies = []
        for i, reading in enumerate(readings):
            studies.append(Study(model, given, reading, tokenizer.encode).result(i == 0))
        if name == "tiny-12x12":  # every eighth head is enough of a map of 144 x 144
            scores = studies[0]["orders"]["composition"]
            studies[0]["orders"]["composition"] = {kind: rows[::8] for kind, rows in scores.items()}
        write_json(folder, f"{name}.json", rounded({"checkpoint": name,
            "prompts": [dict(zip(("prompt", "good", "bad"), p)) for p in given], "studies": studies}))
