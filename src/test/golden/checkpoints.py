"""Seeded checkpoints in Hugging Face layout, small but of unusual shapes, so that mistakes show."""

import json
import os

import numpy as np

import tensors
from bpe import byte_symbols

END = "<|endoftext|>"

SPECS = {
    "tiny-12x12": dict(seed=1212, layers=12, heads=12, width=48, vocabulary=301, positions=64, dtype="F32"),
    "odd-3x5": dict(seed=305, layers=3, heads=5, width=35, inner=51, vocabulary=97, positions=33, dtype="F32", prefix="transformer.",
        tied=False, config=dict(layer_norm_epsilon=1e-3, activation_function="gelu", scale_attn_by_inverse_layer_idx=True)),
    "half-4x2": dict(seed=402, layers=4, heads=2, width=16, vocabulary=301, positions=32, dtype="F16"),
    "bf16-sharded": dict(seed=402, layers=4, heads=2, width=16, vocabulary=301, positions=32, dtype="BF16", attention=1.0,
        config=dict(scale_attn_weights=False)),
}


def make(folder, spec, merges, edit=lambda weights: None):
    os.makedirs(folder, exist_ok=True)
    weights = random_weights(spec)
    edit(weights)
    weights = {name: stored(value, spec["dtype"]) for name, value in weights.items()}
    if spec["dtype"] == "F32":
        weights |= buffers(spec)
    weights = {name if name.startswith("lm_head") else spec.get("prefix", "") + name: v for name, v in weights.items()}
    if spec["dtype"] == "BF16":
        write_shards(folder, weights)
    else:
        tensors.write(os.path.join(folder, "model.safetensors"), weights, {"format": "pt"})
    write_json(folder, "config.json", config(spec), indent=2)
    write_tokenizer(folder, spec, merges)


def random_weights(spec):
    """Attention far from uniform, activations of order 1, no bias zero, every layer norm its own."""
    random = np.random.RandomState(spec["seed"])  # its stream is frozen across numpy versions
    d, inner = spec["width"], spec.get("inner", 4 * spec["width"])

    def normal(*shape, std):
        return std * random.standard_normal(shape)

    w = {"wte.weight": normal(spec["vocabulary"], d, std=0.5), "wpe.weight": normal(spec["positions"], d, std=0.3)}

    def norm(name):
        w[name + ".weight"] = 1 + normal(d, std=0.3)
        w[name + ".bias"] = normal(d, std=0.2)

    def linear(name, fan_in, fan_out, gain):
        w[name + ".weight"] = normal(fan_in, fan_out, std=gain / np.sqrt(fan_in))
        w[name + ".bias"] = normal(fan_out, std=0.2)

    for layer in range(spec["layers"]):
        h = f"h.{layer}."
        norm(h + "ln_1")
        linear(h + "attn.c_attn", d, 3 * d, gain=spec.get("attention", 1.7))
        linear(h + "attn.c_proj", d, d, gain=0.5)
        norm(h + "ln_2")
        linear(h + "mlp.c_fc", d, inner, gain=1.2)
        linear(h + "mlp.c_proj", inner, d, gain=0.7)
    norm("ln_f")
    if not spec.get("tied", True):
        w["lm_head.weight"] = normal(spec["vocabulary"], d, std=0.4)
    w["h.0.ln_1.bias"][:3] = 3e-6, -5e-7, 0.0  # the first two are subnormal in F16
    return w


def stored(value, dtype):
    if dtype == "BF16":
        return "BF16", tensors.float_to_bf16(value.astype(np.float32))
    return value.astype({"F32": np.float32, "F16": np.float16}[dtype])


def buffers(spec):
    """The causal masks that GPT-2 checkpoints carry along: float in the old ones, bytes and a scalar in others."""
    mask = np.tri(spec["positions"])[None, None]
    made = {}
    for layer in range(spec["layers"]):
        if spec.get("prefix"):
            made[f"h.{layer}.attn.bias"] = mask.astype(np.uint8)
            made[f"h.{layer}.attn.masked_bias"] = np.float32(-1e4)
        else:
            made[f"h.{layer}.attn.bias"] = mask.astype(np.float32)
    return made


def write_shards(folder, weights):
    names, files = list(weights), [f"model-{i:05d}-of-00002.safetensors" for i in (1, 2)]
    index = {}
    for file, part in zip(files, (names[: len(names) // 2], names[len(names) // 2 :])):
        tensors.write(os.path.join(folder, file), {name: weights[name] for name in part}, {"format": "pt"})
        index |= {name: file for name in part}
    size = sum(2 * np.size(weights[name][1]) for name in names)
    write_json(folder, "model.safetensors.index.json", {"metadata": {"total_size": size}, "weight_map": index}, indent=0)


def config(spec):
    end = spec["vocabulary"] - 1
    return {
        "activation_function": "gelu_new",
        "architectures": ["GPT2LMHeadModel"],
        "bos_token_id": end,
        "eos_token_id": end,
        "layer_norm_epsilon": 1e-5,
        "model_type": "gpt2",
        "n_ctx": spec["positions"],
        "n_embd": spec["width"],
        "n_head": spec["heads"],
        "n_inner": spec.get("inner"),
        "n_layer": spec["layers"],
        "n_positions": spec["positions"],
        "scale_attn_by_inverse_layer_idx": False,
        "scale_attn_weights": True,
        "tie_word_embeddings": spec.get("tied", True),
        "torch_dtype": {"F32": "float32", "F16": "float16", "BF16": "bfloat16"}[spec["dtype"]],
        "vocab_size": spec["vocabulary"],
    } | spec.get("config", {})


def write_tokenizer(folder, spec, merges):
    """301 entries: GPT-2's own first 300 (bytes and 44 merges). 97 entries: printable ASCII and the newline, no merges."""
    symbols = byte_symbols()
    if spec["vocabulary"] == 301:
        merges = merges[:44]
        # GPT-2 numbers the bytes in this order: the printable ones first
        tokens = list(symbols.values()) + [a + b for a, b in merges]
    else:
        merges = []
        tokens = [symbols[byte] for byte in range(0x20, 0x7F)] + [symbols[0x0A]]
    vocabulary = {token: i for i, token in enumerate(tokens + [END])}
    assert len(vocabulary) == spec["vocabulary"]
    if spec["dtype"] == "F16":
        write_json(folder, "tokenizer.json", tokenizer_json(vocabulary, merges))
    else:
        write_json(folder, "vocab.json", vocabulary)
        with open(os.path.join(folder, "merges.txt"), "w", encoding="utf-8", newline="\n") as file:
            file.write("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges))


def tokenizer_json(vocabulary, merges):
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    special = {"id": vocabulary[END], "content": END, "single_word": False, "lstrip": False, "rstrip": False,
        "normalized": False, "special": True}
    model = {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": "", "end_of_word_suffix": "",
        "fuse_unk": False, "vocab": vocabulary, "merges": [f"{a} {b}" for a, b in merges]}
    return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [special], "normalizer": None,
        "pre_tokenizer": level, "post_processor": level, "decoder": level, "model": model}


def write_json(folder, name, value, indent=None, ascii_only=False):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
        json.dump(value, file, indent=indent, ensure_ascii=ascii_only, separators=None if indent else (",", ":"))
        file.write("\n")
