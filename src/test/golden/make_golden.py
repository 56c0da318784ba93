#!/usr/bin/env python3
"""Makes everything under src/test/resources/golden anew: seeded, so that it comes out the same. See README.md."""

import os
import sys

sys.dont_write_bytecode = True
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # the matrices are tiny, and sums keep their order

import ablation
import bpe
import checkpoints
import coupling
import forward
import mlp
import spinbath
import temperature
import tokens
from gpt2 import Gpt2

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "../../.."))
OUT = os.path.join(ROOT, "src/test/resources/golden")


def folder(name):
    path = os.path.join(OUT, name)
    os.makedirs(path, exist_ok=True)
    return path


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--recorded":
        temperature.import_runs(folder("recorded"), sys.argv[2])
    temperature.make(folder("recorded"))
    tokens.make(folder("tokenizer"), bpe.Tokenizer(os.path.join(ROOT, "assets/model")))
    merges = bpe.read_merges(os.path.join(ROOT, "assets/model/merges.txt"))
    for name, spec in checkpoints.SPECS.items():
        checkpoints.make(folder("checkpoints/" + name), spec, merges)
    tokens.make_tiny(folder("tokenizer"), "tiny-12x12", bpe.Tokenizer(folder("checkpoints/tiny-12x12")))
    coupling.make(folder("coupling"), lambda name: folder("checkpoints/" + name), merges)
    models = {name: Gpt2(folder("checkpoints/" + name)) for name in checkpoints.SPECS}
    for name, model in models.items():
        forward.make(folder("forward"), name, model)
    for name in ("tiny-12x12", "odd-3x5"):
        model = models[name]
        spinbath.make(folder("spinbath"), name, model)
        ablation.make(folder("ablation"), name, model, lambda *given: spinbath.real_gap(model, *given))
        mlp.make(folder("mlp"), name, model)
        ablation.sequences(folder("sequences"), name, model)


if __name__ == "__main__":
    main()
