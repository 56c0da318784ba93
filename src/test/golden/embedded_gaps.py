"""Gaps of the embedded model on the prompts of RealInputsTest, by transformers in float64.

Run from the top folder: python3 src/test/golden/embedded_gaps.py. Prints tokens and gap of each prompt.
"""

import csv
import json

import torch
from tokenizers import ByteLevelBPETokenizer
from transformers import GPT2LMHeadModel

MODEL = "assets/model"
INPUTS = "src/test/resources/inputs/"

model = GPT2LMHeadModel.from_pretrained(MODEL, dtype=torch.float64, attn_implementation="eager").eval()
tokenizer = ByteLevelBPETokenizer(MODEL + "/vocab.json", MODEL + "/merges.txt")


def gap(prompt, good, bad):
    """Number of tokens, and logit of good minus logit of bad at the last one."""
    ids = tokenizer.encode(prompt).ids
    with torch.no_grad():
        logits = model(torch.tensor([ids])).logits[0, -1]
    good, bad = (tokenizer.encode(" " + word).ids[0] for word in (good, bad))
    return len(ids), (logits[good] - logits[bad]).item()


with open(INPUTS + "space-after-comma-control.csv") as file:
    for row in csv.DictReader(file, skipinitialspace=True):
        print(row["prompt"], gap(row["prompt"], row["good"], row["bad"]))
with open(INPUTS + "full-context.json") as file:
    data = json.load(file)
for pair in data.get("pairs") or data["prompts"]:
    print(pair["prompt"][:40], gap(pair["prompt"], pair["good"], pair["bad"]))
