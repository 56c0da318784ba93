"""What becomes of the gap when whole MLPs are replaced at hook_mlp_out, alone and together with heads."""

import numpy as np

import tensors
from ablation import MODES, SITES, Ablation, prompts
from checkpoints import write_json


def mixtures(model):
    last, n = model.layers - 1, model.heads
    return [{"heads": [], "mlps": [0, 1]}, {"heads": [[1, 2]], "mlps": [1]}, {"heads": [[1, 2]], "mlps": [0, last]},
        {"heads": [[0, 1], [last, 3]], "mlps": [1]}, {"heads": [[1, h] for h in range(n)], "mlps": [1]},
        {"heads": [[last, h] for h in range(n)], "mlps": [last]}, {"heads": [], "mlps": list(range(model.layers))},
        {"heads": [[layer, h] for layer in range(model.layers) for h in range(n)], "mlps": list(range(model.layers))}]


class MlpAblation(Ablation):
    def __init__(self, model, prompts):
        super().__init__(model, prompts)
        self.out = [[seen[f"blocks.{layer}.hook_mlp_out"] for layer in range(model.layers)] for _, seen in self.traces]

    def mlp_replacement(self, mode, p, layer):
        """What the MLP's output [position, d_model] becomes."""
        out = self.out[p][layer]
        match mode:
            case "zero":
                return np.zeros_like(out)
            case "zero_keep_value_bias":  # what an MLP adds whatever it is given: the bias of its output
                return np.broadcast_to(self.model.w[f"h.{layer}.mlp.c_proj.bias"], out.shape)
            case "mean":
                return np.broadcast_to(np.concatenate([o[layer] for o in self.out]).mean(0), out.shape)
            case "resample":
                other = self.out[(p + 1) % len(self.prompts)][layer]
                return other[np.maximum(np.arange(len(out)) + len(other) - len(out), 0)]

    def without(self, p, heads, mlps, mode, site):
        """The gap with these heads' z and these layers' MLP outputs replaced, all at once."""
        here = slice(None) if site == "all" else slice(-1, None)

        def edit(name, value):
            layer = int(name.split(".")[1]) if name.startswith("blocks.") else -1
            if name.endswith("hook_z"):
                value = value.copy()
                for head in (head for at, head in heads if at == layer):
                    value[here, head] = self.replacement(mode, p, layer)[here, head]
            elif name.endswith("hook_mlp_out") and layer in mlps:
                value = value.copy()
                value[here] = self.mlp_replacement(mode, p, layer)[here]
            return value

        logits = self.model.forward(self.prompts[p]["tokens"], edit)[-1]
        return logits[self.prompts[p]["good"]] - logits[self.prompts[p]["bad"]]


def make(folder, name, model):
    given = prompts(model)
    a = MlpAblation(model, given)
    each, some = range(len(given)), mixtures(model)
    arrays = {}
    for mode in MODES:
        for site in SITES:
            key = f"{mode}.{site}"
            arrays[f"ablated.{key}"] = np.array([[a.without(p, [], [layer], mode, site) for layer in range(model.layers)] for p in each])
            arrays[f"mixtures.{key}"] = np.array([[a.without(p, m["heads"], m["mlps"], mode, site) for m in some] for p in each])
    check(a, arrays, given)
    tensors.write(f"{folder}/{name}.safetensors", arrays)
    write_json(folder, f"{name}.json", {"checkpoint": name, "prompts": given, "modes": MODES, "sites": SITES, "mixtures": some})


def check(a, arrays, given):
    """Without the last MLP at the last position, ln_f sees hook_resid_mid alone; without everything, embeddings and b_O."""
    model, last = a.model, a.model.layers - 1
    for p, (_, seen) in enumerate(a.traces):
        difference = model.w_u[given[p]["good"]] - model.w_u[given[p]["bad"]]
        gap = lambda x: model.norm(x, "ln_f") @ difference
        assert abs(gap(seen[f"blocks.{last}.hook_resid_mid"])[-1] - arrays["ablated.zero.last"][p, last]) < 1e-12
        bare = seen["hook_embed"] + seen["hook_pos_embed"] + sum(model.w[f"h.{layer}.attn.c_proj.bias"] for layer in range(model.layers))
        assert abs(gap(bare)[-1] - arrays["mixtures.zero.all"][p, -1]) < 1e-12
