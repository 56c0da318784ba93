"""GPT-2 in float64 numpy, on one page. Shapes: x [position, d_model], heads in front: q [head, position, d_head]."""

import json
import math
import os

import numpy as np
from scipy.special import erf

import tensors


class Gpt2:
    """A checkpoint in Hugging Face layout. `w` holds the weights by name, without `transformer.`."""

    def __init__(self, folder):
        with open(os.path.join(folder, "config.json")) as file:
            c = json.load(file)
        self.layers, self.heads, self.d_model = c["n_layer"], c["n_head"], c["n_embd"]
        self.d_head = self.d_model // self.heads
        self.positions, self.vocabulary, self.eps = c["n_positions"], c["vocab_size"], c["layer_norm_epsilon"]
        self.scaled, self.by_layer = c["scale_attn_weights"], c["scale_attn_by_inverse_layer_idx"]
        self.activation = {"gelu_new": gelu_new, "gelu": gelu}[c["activation_function"]]
        shards = sorted(name for name in os.listdir(folder) if name.endswith(".safetensors"))
        stored = {k: v for name in shards for k, v in tensors.read(os.path.join(folder, name)).items()}
        self.w = {name.removeprefix("transformer."): value for name, value in stored.items()}
        self.w_u = self.w["wte.weight"] if c["tie_word_embeddings"] else self.w["lm_head.weight"]  # row t is e_t

    def scale(self, layer):
        """What q.k is multiplied with in this layer."""
        return (self.d_head**-0.5 if self.scaled else 1.0) / (layer + 1 if self.by_layer else 1)

    def norm(self, x, name, tap=lambda name, value: value):
        x = x - x.mean(-1, keepdims=True)
        scale = tap(name + ".hook_scale", np.sqrt((x * x).mean(-1, keepdims=True) + self.eps))
        return tap(name + ".hook_normalized", x / scale * self.w[name + ".weight"] + self.w[name + ".bias"])

    def linear(self, x, name):
        return x @ self.w[name + ".weight"] + self.w[name + ".bias"]  # Conv1D: weight [in, out]

    def forward(self, tokens, tap=lambda name, value: value):
        """Logits [position, vocabulary]. `tap(name, value)` sees each named activation and returns what to go on with.

        Activations have TransformerLens's names and shapes: q, k, v, z [position, head, d_head], scores and pattern
        [head, query, key]. Complex values pass through, so that derivatives can be taken by a complex step.
        """
        n = len(tokens)
        x = tap("hook_embed", self.w["wte.weight"][tokens]) + tap("hook_pos_embed", self.w["wpe.weight"][:n])
        for layer in range(self.layers):
            h, block = f"h.{layer}.", f"blocks.{layer}."
            at = lambda name, value: tap(block + name, value)
            x = at("hook_resid_pre", x)
            split = np.split(self.linear(self.norm(x, h + "ln_1"), h + "attn.c_attn"), 3, axis=-1)
            q, k, v = (at("attn.hook_" + name, part.reshape(n, self.heads, self.d_head)) for name, part in zip("qkv", split))
            scores = at("attn.hook_attn_scores", np.einsum("qhd,khd->hqk", q, k) * self.scale(layer))
            pattern = at("attn.hook_pattern", softmax(np.where(np.tri(n, dtype=bool), scores, -np.inf)))
            z = at("attn.hook_z", np.einsum("hqk,khd->qhd", pattern, v))
            x = at("hook_resid_mid", x + at("hook_attn_out", self.linear(z.reshape(n, self.d_model), h + "attn.c_proj")))
            post = at("mlp.hook_post", self.activation(self.linear(self.norm(x, h + "ln_2"), h + "mlp.c_fc")))
            x = at("hook_resid_post", x + at("hook_mlp_out", self.linear(post, h + "mlp.c_proj")))
        return self.norm(x, "ln_f", lambda name, value: tap(name.replace("ln_f", "ln_final"), value)) @ self.w_u.T

    def trace(self, tokens):
        """The logits and every named activation."""
        seen = {}
        logits = self.forward(tokens, lambda name, value: seen.setdefault(name, value))
        return logits, seen

    def head(self, layer, head):
        """W_Q, W_K, W_V [d_model, d_head] and b_Q, b_K, b_V [d_head]."""
        a, b = self.w[f"h.{layer}.attn.c_attn.weight"], self.w[f"h.{layer}.attn.c_attn.bias"]
        columns = [slice(part * self.d_model + head * self.d_head, part * self.d_model + (head + 1) * self.d_head) for part in range(3)]
        return *(a[:, c] for c in columns), *(b[c] for c in columns)


def softmax(x):
    e = np.exp(x - x.real.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def log_softmax(x):
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


def gelu_new(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def gelu(x):
    return 0.5 * x * (1 + erf(x / math.sqrt(2)))
