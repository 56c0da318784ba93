"""This program beside Hugging Face transformers in one run, taking turns: one batched forward pass over the built-in
prompts, and the removal of every head on every prompt.

    peers.py CHECKPOINT ROUNDS SWEEPS java -cp CLASSES org.spinoscope.study.PeerTimes CHECKPOINT

Hugging Face runs the 20 prompts as one padded batch and computes the last positions' logits only. Heads are removed by
two kinds of hooks, each on a sample of heads, one a layer, and the time of the sample is scaled to all heads, which
every removal costing one full pass justifies:

- a forward pre-hook of c_proj that zeroes the head's part of z, on transformers itself;
- a hook on z `[batch, position, head, d_head]` in a model that keeps W_Q, W_K, W_V and W_O of each head apart and
  multiplies them with einsum, as TransformerLens does. It is written below, since TransformerLens need not be installed.

The numbers are compared: all three have to agree to 1e-4 of the largest, or the times mean nothing.
"""

import json
import math
import pathlib
import statistics
import subprocess
import sys
import time

import numpy as np
import torch
from tokenizers import ByteLevelBPETokenizer
from transformers import GPT2LMHeadModel

ROOT = pathlib.Path(__file__).resolve().parents[3]
torch.set_num_threads(2)
torch.set_grad_enabled(False)


class Ours:
    """The program in a process of its own, which does one thing at a time when told."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        while self.process.stdout.readline().strip() != "ready":
            if self.process.poll() is not None:
                sys.exit("The program did not start.")

    def do(self, what):
        print(what, file=self.process.stdin, flush=True)
        numbers = [float(x) for x in self.process.stdout.readline().split()]
        return numbers[0], np.array(numbers[1:])


class HeadByHead:
    """GPT-2 with the weights of each head apart and a hook on z, as TransformerLens computes it."""

    def __init__(self, model):
        config = model.config
        self.heads, self.width = config.n_head, config.n_embd // config.n_head
        self.blocks = model.transformer.h
        self.model = model
        shape = (config.n_embd, self.heads, self.width)
        self.weights = []
        for block in self.blocks:
            qkv, bias = block.attn.c_attn.weight, block.attn.c_attn.bias
            split = [part.reshape(shape).permute(1, 0, 2).contiguous() for part in qkv.split(config.n_embd, 1)]
            biases = [part.reshape(self.heads, self.width) for part in bias.split(config.n_embd)]
            self.weights.append((split, biases, block.attn.c_proj.weight.reshape(self.heads, self.width, -1)))

    def last(self, ids, last, hooked=None, hook=None):
        t = self.model.transformer
        x = t.wte(ids) + t.wpe(torch.arange(ids.shape[1]))
        mask = torch.full((ids.shape[1], ids.shape[1]), -math.inf).triu(1)
        for layer, block in enumerate(self.blocks):
            (w_q, w_k, w_v), (b_q, b_k, b_v), w_o = self.weights[layer]
            n = block.ln_1(x)
            q = torch.einsum("bpd,hdw->bphw", n, w_q) + b_q
            k = torch.einsum("bpd,hdw->bphw", n, w_k) + b_k
            v = torch.einsum("bpd,hdw->bphw", n, w_v) + b_v
            pattern = (torch.einsum("bqhw,bkhw->bhqk", q, k) / math.sqrt(self.width) + mask).softmax(-1)
            z = torch.einsum("bhqk,bkhw->bqhw", pattern, v)
            if layer == hooked:
                z = hook(z)
            x = x + torch.einsum("bqhw,hwd->bqd", z, w_o) + block.attn.c_proj.bias
            x = x + block.mlp(block.ln_2(x))
        return self.model.lm_head(t.ln_f(x[torch.arange(len(last)), last]))


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def main(checkpoint, rounds, sweeps, command):
    tokenizer = ByteLevelBPETokenizer(f"{checkpoint}/vocab.json", f"{checkpoint}/merges.txt")
    pairs = json.loads((ROOT / "prompts" / "factual-recall.json").read_text())["pairs"]
    prompts = [tokenizer.encode(pair["prompt"]).ids for pair in pairs]
    answers = torch.tensor([[tokenizer.encode(" " + pair[word]).ids[0] for word in ("good", "bad")] for pair in pairs])
    longest = max(map(len, prompts))
    ids = torch.tensor([prompt + [0] * (longest - len(prompt)) for prompt in prompts])
    mask = torch.tensor([[1] * len(prompt) + [0] * (longest - len(prompt)) for prompt in prompts])
    last = torch.tensor([len(prompt) - 1 for prompt in prompts])
    every = torch.arange(len(prompts))
    model = GPT2LMHeadModel.from_pretrained(checkpoint, dtype=torch.float32).eval()
    layers, heads, width = model.config.n_layer, model.config.n_head, model.config.n_embd // model.config.n_head
    apart = HeadByHead(model)
    sample = [(layer, (5 * layer + 3) % heads) for layer in range(layers)]

    def gaps(logits):
        chosen = logits.gather(1, answers)
        return (chosen[:, 0] - chosen[:, 1]).numpy().astype(float)

    def transformers_forward():
        hidden = model.transformer(ids, attention_mask=mask).last_hidden_state
        return gaps(model.lm_head(hidden[every, last]))

    def transformers_without(layer, head):
        def pre(_, arguments):
            z = arguments[0].clone()
            z[..., head * width : (head + 1) * width] = 0
            return (z,)

        handle = model.transformer.h[layer].attn.c_proj.register_forward_pre_hook(pre)
        try:
            return transformers_forward()
        finally:
            handle.remove()

    def apart_without(layer, head):
        def hook(z):
            z = z.clone()
            z[:, :, head] = 0
            return z

        return gaps(apart.last(ids, last, layer, hook))

    def agree(name, numbers, expected):
        off = np.abs(numbers - expected).max() / np.abs(expected).max()
        if not off < 1e-4:
            sys.exit(f"{name} differs by {off:.1e} of the largest value.")
        return off

    ours = Ours(command)
    ways = {
        "here": lambda: ours.do("forward"),
        "transformers": lambda: timed(transformers_forward),
        "einsum of each head": lambda: timed(lambda: gaps(apart.last(ids, last))),
    }
    times = {name: [] for name in ways}
    worst = 0
    for turn in range(rounds + 2):  # the first two warm up
        expected = None
        for name, way in ways.items():
            seconds, numbers = way()
            expected = numbers if expected is None else expected
            worst = max(worst, agree(name, numbers, expected))
            if turn >= 2:
                times[name].append(seconds)
    tokens = sum(map(len, prompts))
    print(f"One batched forward pass, {len(prompts)} prompts, {tokens} tokens, median of {rounds} in turn:")
    for name, seconds in times.items():
        print(f"  {name}: {1e3 * statistics.median(seconds):.0f} ms ({1e3 * min(seconds):.0f}–{1e3 * max(seconds):.0f})")

    sweep_times = {"here": [], "transformers": [], "einsum of each head": []}
    for _ in range(sweeps):
        seconds, found = ours.do("sweep")
        found = found.reshape(len(prompts), layers, heads)
        sweep_times["here"].append(seconds)
        for name, without in (("transformers", transformers_without), ("einsum of each head", apart_without)):
            seconds, removed = timed(lambda without=without: [without(*head) for head in sample])
            sweep_times[name].append(seconds * layers * heads / len(sample))
            for (layer, head), numbers in zip(sample, removed):
                worst = max(worst, agree(name, numbers, found[:, layer, head]))
    print(f"Removal of each of {layers * heads} heads on each prompt, median of {sweeps} in turn:")
    for name, seconds in sweep_times.items():
        how = "" if name == "here" else f", scaled from {len(sample)} heads, one a layer"
        print(f"  {name}: {statistics.median(seconds):.1f} s ({min(seconds):.1f}–{max(seconds):.1f}){how}")
    print(f"Largest difference of any number: {worst:.1e} of the largest value.")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
