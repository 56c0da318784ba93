"""Entropy and the like of three recorded runs of the real GPT-2, in float64."""

import glob
import gzip
import json
import os

import numpy as np

from checkpoints import write_json
from gpt2 import log_softmax

TEMPERATURES = (0.01, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.2, 1.5, 2.0, 2.5, 5.0)


def import_runs(folder, source):
    """Packs run0.json, run1.json, … of transformer-explainer: logits as float32, the rest as JSON."""
    runs = [json.load(open(path, encoding="utf-8")) for path in sorted(glob.glob(os.path.join(source, "run*.json")))]
    logits = np.array([run["logits"] for run in runs])
    assert np.array_equal(logits, logits.astype("<f4"))
    with open(os.path.join(folder, "logits.f32.gz"), "wb") as file:
        file.write(gzip.compress(logits.astype("<f4").tobytes(), 9, mtime=0))
    heads = [f"blocks.0.attn.hook_pattern.head{h}" for h in range(12)]
    kept = [{"prompt": run["prompt"], "tokens": run["tokenIds"],
        "block0Pattern": [np.round(run["block0Pattern"][h]["data"], 8).tolist() for h in heads]} for run in runs]
    write_json(folder, "runs.json", {"source": "poloclub/transformer-explainer, MIT, © 2022 Polo Club of Data Science", "runs": kept}, ascii_only=True)


def make(folder):
    with gzip.open(os.path.join(folder, "logits.f32.gz")) as file:
        logits = np.frombuffer(file.read(), "<f4").reshape(3, 50257).astype(np.float64)
    write_json(folder, "temperature.json", [
        {"topToken": int(run.argmax()), "temperatureOfHalf": half(run), "points": [point(run, t) for t in TEMPERATURES]}
        for run in logits], indent=1)


def point(run, t):
    log_p = log_softmax(run / t)
    p = np.exp(log_p)
    variance = p @ (run - p @ run) ** 2
    return {"T": t, "entropyBits": float(-(p @ log_p) / np.log(2)), "top1": float(p.max()), "logitVariance": float(variance),
        "entropySlope": float(variance / t**3 / np.log(2)), "heatCapacity": float(variance / t**2)}


def half(run):
    """T at which the largest probability is one half: it falls with T."""
    low, high = 0.01, 10.0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if np.exp(log_softmax(run / middle)).max() > 0.5 else (low, middle)
    return low
