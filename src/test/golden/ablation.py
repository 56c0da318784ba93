"""What becomes of the gap when heads are replaced at hook_z, and what each part of the model adds to it directly."""

import numpy as np

import tensors
from checkpoints import write_json
from gpt2 import log_softmax

MODES = ("zero", "zero_keep_value_bias", "mean", "resample")
SITES = ("all", "last")


def prompts(model):
    random = np.random.RandomState(23)
    v = model.vocabulary
    return [{"tokens": random.randint(v, size=n).tolist(), "good": good, "bad": bad}
        for n, good, bad in ((9, 3, 17), (5, 42, 5), (1, v - 2, 0), (12, 8, 90), (5, 60, 2), (3, 1, 33))]


def head_sets(model):
    last, n = model.layers - 1, model.heads
    return [[[0, 0], [0, 1]], [[0, 1], [last, 2]], [[1, 0], [1, n - 1]], [[0, 3], [1, 2], [2, 4], [last, 0]],
        [[1, h] for h in range(n)], [[last, h] for h in range(n)], [[layer, h] for layer in range(model.layers) for h in range(n)]]


class Ablation:
    def __init__(self, model, prompts):
        self.model, self.prompts = model, prompts
        self.traces = [model.trace(p["tokens"]) for p in prompts]
        self.z = [[seen[f"blocks.{layer}.attn.hook_z"] for layer in range(model.layers)] for _, seen in self.traces]
        # mean[layer] [head, d_head]: over every position of every prompt, each position counting once
        self.mean = [np.concatenate([z[layer] for z in self.z]).mean(0) for layer in range(model.layers)]

    def replacement(self, mode, p, layer):
        """What z [position, head, d_head] of this layer becomes."""
        z = self.z[p][layer]
        match mode:
            case "zero":
                return np.zeros_like(z)
            case "zero_keep_value_bias":
                b_v = self.model.w[f"h.{layer}.attn.c_attn.bias"][2 * self.model.d_model :]
                return np.broadcast_to(b_v.reshape(z.shape[1:]), z.shape)
            case "mean":
                return np.broadcast_to(self.mean[layer], z.shape)
            case "resample":  # from the next prompt, counted from the end; where it has not begun, its first position
                other = self.z[(p + 1) % len(self.prompts)][layer]
                return other[np.maximum(np.arange(len(z)) + len(other) - len(z), 0)]

    def gap(self, p, heads, mode, site, amount=1.0):
        """The gap with z of these heads moved by `amount` of the way to its replacement, all at once."""

        def edit(name, z):
            layer = int(name.split(".")[1]) if name.endswith("hook_z") else -1
            chosen = [head for at, head in heads if at == layer]
            if not chosen:
                return z
            new = self.replacement(mode, p, layer)
            here = slice(None) if site == "all" else slice(-1, None)
            z = z.astype(np.result_type(z, type(amount)))
            for head in chosen:
                # at amount 1 exactly the replacement, whatever earlier replacements did to z
                z[here, head] = new[here, head] if amount == 1.0 else z[here, head] + amount * (new[here, head] - z[here, head])
            return z

        logits = self.model.forward(self.prompts[p]["tokens"], edit)[-1]
        return logits[self.prompts[p]["good"]] - logits[self.prompts[p]["bad"]]

    def first_order(self, p, head, mode, site):
        """Attribution patching, (z_new - z).dgap/dz: the derivative of the gap on the way there, by a complex step."""
        return self.gap(p, [head], mode, site, 1e-30j).imag / 1e-30


def attribution(model, seen, good, bad):
    """The final-position logit difference as a sum over what was added to the residual stream there."""
    difference = model.w_u[good] - model.w_u[bad]
    readout = model.w["ln_f.weight"] * difference / seen["ln_final.hook_scale"][-1, 0]
    direct = lambda x: (x - x.mean(-1, keepdims=True)) @ readout
    layers = range(model.layers)
    heads, results = [], []
    for layer in layers:
        w_o = model.w[f"h.{layer}.attn.c_proj.weight"].reshape(model.heads, model.d_head, model.d_model)
        z = seen[f"blocks.{layer}.attn.hook_z"][-1]
        results.append(np.einsum("hd,hdm->hm", z, w_o))  # hook_result at the last position
        heads.append(direct(results[-1]))
    return {
        "head": np.array(heads),  # [layer, head]
        "embed": direct(seen["hook_embed"][-1]),
        "pos_embed": direct(seen["hook_pos_embed"][-1]),
        "b_O": np.array([direct(model.w[f"h.{layer}.attn.c_proj.bias"]) for layer in layers]),
        "mlp": np.array([direct(seen[f"blocks.{layer}.hook_mlp_out"][-1]) for layer in layers]),  # with its own bias
        "ln_f_bias": model.w["ln_f.bias"] @ difference,
    }, np.array(results)


def make(folder, name, model, gap_under_real_reading):
    given = prompts(model)
    a = Ablation(model, given)
    every = [(layer, head) for layer in range(model.layers) for head in range(model.heads)]
    shape = (len(given), model.layers, model.heads)
    arrays = {"gap": np.array([t[0][-1, p["good"]] - t[0][-1, p["bad"]] for t, p in zip(a.traces, given)]),
        "meanZ": np.array(a.mean)}
    sets = head_sets(model)
    for mode in MODES:
        for site in SITES:
            key = f"{mode}.{site}"
            arrays[f"ablated.{key}"] = np.array([[a.gap(p, [h], mode, site) for h in every] for p in range(len(given))]).reshape(shape)
            arrays[f"firstOrder.{key}"] = np.array([[a.first_order(p, h, mode, site) for h in every] for p in range(len(given))]).reshape(shape)
            arrays[f"sets.{key}"] = np.array([[a.gap(p, s, mode, site) for s in sets] for p in range(len(given))])
    check_derivative(a, arrays)
    parts = [attribution(model, seen, p["good"], p["bad"]) for (_, seen), p in zip(a.traces, given)]
    for part in parts[0][0]:
        arrays[f"direct.{part}"] = np.array([direct[part] for direct, _ in parts])
    for p, (direct, results) in enumerate(parts):
        assert abs(sum(np.sum(v) for v in direct.values()) - arrays["gap"][p]) < 1e-11
        for layer in range(model.layers):
            out = results[layer].sum(0) + model.w[f"h.{layer}.attn.c_proj.bias"]
            assert np.allclose(out, a.traces[p][1][f"blocks.{layer}.hook_attn_out"][-1], atol=1e-12)
            for head in range(model.heads):
                theory = gap_under_real_reading(a.traces[p][1], given[p], layer, head)
                assert abs(theory - direct["head"][layer, head]) < 1e-11
    arrays["hook_result.0"] = parts[0][1]  # [layer, head, d_model], prompt 0, last position
    arrays["hook_attn_out.0"] = np.array([a.traces[0][1][f"blocks.{layer}.hook_attn_out"][-1] for layer in range(model.layers)])
    tensors.write(f"{folder}/{name}.safetensors", arrays)
    write_json(folder, f"{name}.json", {"checkpoint": name, "prompts": given, "modes": MODES, "sites": SITES, "sets": sets})


def check_derivative(a, arrays):
    """The complex step against central differences, Richardson-extrapolated, for some heads."""
    for mode, site, p, head in (("zero", "all", 0, (0, 0)), ("mean", "last", 3, (1, 2)), ("resample", "all", 1, (0, 4)), ("zero", "last", 4, (2, 1))):
        central = lambda h: (a.gap(p, [head], mode, site, h) - a.gap(p, [head], mode, site, -h)) / (2 * h)
        expected = (4 * central(1e-3) - central(2e-3)) / 3
        assert abs(expected - arrays[f"firstOrder.{mode}.{site}"][p, *head]) < 1e-8, (expected, mode, site)


def sequences(folder, name, model):
    """log P(answer | prompt), natural logarithm, of answers of several tokens."""
    random = np.random.RandomState(31)
    made = []
    for n, m in ((1, 1), (5, 2), (5, 3), (9, 4), (12, 1)):
        prompt, answer = (random.randint(model.vocabulary, size=size).tolist() for size in (n, m))
        rows = log_softmax(model.forward(prompt + answer))
        each = [float(rows[n - 1 + i, token]) for i, token in enumerate(answer)]
        made.append({"tokens": prompt, "answer": answer, "logProbabilities": each, "logProbability": sum(each)})
    write_json(folder, f"{name}.json", {"checkpoint": name, "sequences": made}, indent=1)
