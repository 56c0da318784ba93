"""GPT-2's ids for many strings."""

import unicodedata

import bpe
import texts
from checkpoints import write_json

KNOWN = {
    " meow": [502, 322], " moo": [285, 2238], " screwdriver": [9580, 26230], " NaCl": [11013, 2601], " KCl": [509, 2601],
    " herbivores": [21047, 452, 2850], " omnivores": [22284, 452, 2850], " twenty-four": [8208, 12, 14337],
    " epilogue": [2462, 346, 5119], " Berlin": [11307], " Rome": [10598],
    "Lions are carnivores. Cows are": [43, 507, 389, 41919, 2850, 13, 327, 1666, 389],
    "The capital of France is Paris. The capital of Germany is": [464, 3139, 286, 4881, 318, 6342, 13, 383, 3139, 286, 4486, 318],
    "Data visualization empowers users to": [6601, 32704, 795, 30132, 2985, 284],
    "Artificial Intelligence is transforming the": [8001, 9542, 9345, 318, 25449, 262],
    "As the spaceship was approaching the": [1722, 262, 40663, 373, 13885, 262],
}


def make(folder, tokenizer):
    for text, ids in KNOWN.items():
        assert tokenizer.encode(text) == ids, (text, tokenizer.encode(text))
    subscript, plain = (len(tokenizer.encode(f"The chemical symbol for water is {w}. The chemical symbol for salt is")) for w in ("H₂O", "H2O"))
    assert (subscript, plain) == (18, 16)
    single = [all(len(tokenizer.encode(" " + w)) == 1 for w in words) for _, *words in texts.TABLE_I]
    assert single.count(False) == 6
    assert 9580 in tokenizer.encode(texts.TABLE_I[7][0])
    byte = {symbol: b for b, symbol in bpe.byte_symbols().items()}
    vocabulary = [bytes(byte[c] for c in t).decode("utf-8", "replace") for t in tokenizer.ids if t != bpe.END]
    given = texts.all_texts(vocabulary)
    write_json(folder, "gpt2.json", {"texts": given, "ids": [tokenizer.encode(t) for t in given]}, ascii_only=True)
    return len(given)


def make_tiny(folder, name, tokenizer):
    random_free = [p for p, *_ in texts.TABLE_I] + ["", " ", "the  then\n\n", "don't 'S 12 é 😀", "a" + bpe.END + " the", "in on an at he th"]
    write_json(folder, f"{name}.json", {"texts": random_free, "ids": [tokenizer.encode(t) for t in random_free]}, ascii_only=True)
