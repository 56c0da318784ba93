"""The theory: every head's logit gap under every reading, its decision plane, its modes."""

from itertools import product

import numpy as np

import tensors
from checkpoints import write_json
from gpt2 import softmax

SOURCES = ("W_E", "W_E+W_pos", "ln_1(W_E+W_pos)", "ln_1(resid_pre)")
BIASES = ("none", "QKV")
UNIT = ("off", "on")
READOUTS = ("e_t", "gamma*e_t", "dla")
SLICES = ("rows", "columns")
READINGS = list(product(SOURCES, BIASES, UNIT, READOUTS, SLICES))  # the last varies fastest
PAPER = READINGS[0]
REAL = ("ln_1(resid_pre)", "QKV", "off", "dla", "rows")  # the head as it really is

# Readings and heads for which the steps in between are given too.
DETAILED = [PAPER, ("W_E+W_pos", "none", "on", "e_t", "rows"), ("ln_1(W_E+W_pos)", "QKV", "off", "gamma*e_t", "rows"),
    ("W_E", "QKV", "on", "dla", "columns"), REAL]


class Head:
    """One head on one prompt under one reading."""

    def __init__(self, model, seen, tokens, layer, head, reading):
        source, biases, unit, self.readout, slicing = reading
        self.model = model
        w_q, w_k, w_v, b_q, b_k, b_v = model.head(layer, head)
        if biases == "none":
            b_q, b_k, b_v = 0, 0, 0
        columns = slice(head * model.d_head, (head + 1) * model.d_head)
        c = model.w[f"h.{layer}.attn.c_proj.weight"]
        self.w_o = c[columns] if slicing == "rows" else c[:, columns].T  # [d_head, d_model]
        x = self.spins(seen, tokens, layer, source)
        if unit == "on":
            x = x / np.linalg.norm(x, axis=-1, keepdims=True)
        scale = model.scale(layer)
        self.field = x[-1] @ (scale * w_q @ w_k.T)  # h_k = x_k W_eff [d_model]: what x_k asks for, biases aside
        self.omega = (x[-1] @ w_q + b_q) @ (x @ w_k + b_k).T * scale
        self.alpha = softmax(self.omega)
        self.n0 = self.alpha @ (x @ w_v + b_v)
        self.n_proj = self.n0 @ self.w_o
        self.sigma = seen["ln_final.hook_scale"][-1, 0]

    def spins(self, seen, tokens, layer, source):
        embed, positions = self.model.w["wte.weight"][tokens], self.model.w["wpe.weight"][: len(tokens)]
        match source:
            case "W_E":
                return embed
            case "W_E+W_pos":
                return embed + positions
            case "ln_1(W_E+W_pos)":
                return self.model.norm(embed + positions, f"h.{layer}.ln_1")
            case "ln_1(resid_pre)":
                return self.model.norm(seen[f"blocks.{layer}.hook_resid_pre"], f"h.{layer}.ln_1")

    def s(self, e):
        """S_t [d_head] for an unembedding row (or difference, or mean of rows) e: L(t) = N0.S_t."""
        if self.readout != "e_t":
            e = self.model.w["ln_f.weight"] * e
        if self.readout == "dla":
            e = (e - e.mean()) / self.sigma
        return self.w_o @ e

    def gap(self, difference):
        """N_proj read against e_good - e_bad [d_model]."""
        match self.readout:
            case "e_t":
                return self.n_proj @ difference
            case "gamma*e_t":
                return self.n_proj @ (self.model.w["ln_f.weight"] * difference)
            case "dla":
                n = self.n_proj - self.n_proj.mean()
                return (self.model.w["ln_f.weight"] * difference) @ n / self.sigma


def real_gap(model, seen, prompt, layer, head):
    """The gap of the head as it really is: its direct logit attribution."""
    return Head(model, seen, prompt["tokens"], layer, head, REAL).gap(model.w_u[prompt["good"]] - model.w_u[prompt["bad"]])


def plane(n0, s_good, s_bad, others):
    """Coordinates (along e2, along e1): e1 is the direction of S_good - S_bad, e2 that of the rest of N0."""
    e1 = (s_good - s_bad) / np.linalg.norm(s_good - s_bad)
    rest = n0 - n0 @ e1 * e1
    e2 = rest / np.linalg.norm(rest)
    return {"e1": e1, "e2": e2} | {name: np.array([v @ e2, v @ e1])
        for name, v in (("N0", n0), ("good", s_good), ("bad", s_bad), *others.items())}


def modes(model, layer, head):
    """What the d_head x d_head matrices say about W_eff = scale W_Q W_K^T and W_OV = W_V W_O, checked on the full ones."""
    w_q, w_k, w_v, *_ = model.head(layer, head)
    w_o = model.w[f"h.{layer}.attn.c_proj.weight"][head * model.d_head : (head + 1) * model.d_head]
    eff, ov = model.scale(layer) * w_q @ w_k.T, w_v @ w_o
    w_e, w_u = model.w["wte.weight"], model.w_u

    def of(full, small):
        values = ordered(np.linalg.eigvals(small))
        assert np.allclose(values, ordered(np.linalg.eigvals(full))[: len(values)], atol=1e-9)
        symmetric = 0.5 * (np.sum(full**2) + np.trace(full @ full)) / np.sum(full**2)
        assert np.isclose(symmetric, np.sum(((full + full.T) / 2) ** 2) / np.sum(full**2))
        return {"eigenvalues": pairs(values), "singularValues": np.linalg.svd(full)[1][: model.d_head].tolist(),
            "symmetricFraction": symmetric, "eigenvalueSumOverAbs": float(values.sum().real / np.abs(values).sum())}

    full = np.linalg.eigvals(w_o @ w_u.T @ w_e @ w_v)
    return {"layer": layer, "head": head, "W_eff": of(eff, model.scale(layer) * w_k.T @ w_q), "W_OV": of(ov, w_o @ w_v),
        "fullCircuitCopyingScore": float(full.sum().real / np.abs(full).sum())}


def ordered(values):
    """By falling modulus; conjugate pairs with the positive imaginary part first."""
    return np.array(sorted(values, key=lambda v: (-round(abs(v), 10), -round(v.real, 10), -v.imag)))


def pairs(values):
    return [[float(v.real), float(v.imag)] for v in values]


def answers(model):
    """Prompts with their answers: token ids; several ids mean the mean of their rows."""
    random = np.random.RandomState(11)
    v = model.vocabulary
    made = [(random.randint(v, size=n).tolist(), good, bad) for n, good, bad in
        ((1, [3], [17]), (6, [42], [5]), (11, [v - 2], [0]), (6, [8, 90, 33], [12]), (20, [7, 7, 60], [50, 2]))]
    made[1][0][3] = made[1][0][1]  # the same token twice
    return [{"tokens": tokens, "good": good, "bad": bad} for tokens, good, bad in made]


def make(folder, name, model):
    prompts = answers(model)
    traces = [model.trace(p["tokens"]) for p in prompts]
    rows = [(model.w_u[p["good"]].mean(0), model.w_u[p["bad"]].mean(0)) for p in prompts]
    gap = np.zeros((len(READINGS), len(prompts), model.layers, model.heads))
    for at in np.ndindex(gap.shape):
        r, p, layer, head = at
        one = Head(model, traces[p][1], prompts[p]["tokens"], layer, head, READINGS[r])
        gap[at] = one.gap(rows[p][0] - rows[p][1])
        assert abs(gap[at] - one.n0 @ (one.s(rows[p][0]) - one.s(rows[p][1]))) < 1e-12  # eq. (4) = eq. (5)
    arrays = {"theoryGap": gap, "sigma_f": np.array([seen["ln_final.hook_scale"][-1, 0] for _, seen in traces]),
        "actualGap": np.array([t[0][-1, p["good"]].mean() - t[0][-1, p["bad"]].mean() for t, p in zip(traces, prompts)])}
    detailed = [(0, 0), (1, model.heads - 1), (model.layers - 1, 2)]
    for r, p, (layer, head) in product(DETAILED, (1, 4), detailed):
        one = Head(model, traces[p][1], prompts[p]["tokens"], layer, head, r)
        key = f"{READINGS.index(r)}.{p}.L{layer}H{head}."
        good, bad = one.s(rows[p][0]), one.s(rows[p][1])
        values = {"omega": one.omega, "alpha": one.alpha, "N0": one.n0, "N_proj": one.n_proj, "S_good": good, "S_bad": bad,
            "h_k": one.field} | {"plane." + k: v for k, v in plane(one.n0, good, bad, {"token9": one.s(model.w_u[9])}).items()}
        arrays |= {key + k: v for k, v in values.items()}
    tensors.write(f"{folder}/{name}.safetensors", arrays)
    keys = ("source", "biases", "unitSpins", "readOut", "wOSlice")
    write_json(folder, f"{name}.json", {"checkpoint": name, "prompts": prompts,
        "readings": [dict(zip(keys, reading)) for reading in READINGS],
        "detailed": {"readings": [READINGS.index(r) for r in DETAILED], "prompts": [1, 4], "heads": detailed},
        "modes": [modes(model, *head) for head in detailed]})
