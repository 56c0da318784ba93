"""GPT-2's byte-level byte-pair encoding."""

import json
import os

import regex

WORDS = regex.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")
END = "<|endoftext|>"


def byte_symbols():
    """byte -> the printable character that stands for it, in the order in which GPT-2 numbers them."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    return {byte: chr(byte) for byte in printable} | {byte: chr(256 + i) for i, byte in enumerate(others)}


def read_merges(path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    return [tuple(line.split(" ")) for line in lines[1:] if line]


class Tokenizer:
    def __init__(self, folder):
        with open(os.path.join(folder, "vocab.json"), encoding="utf-8") as file:
            self.ids = json.load(file)
        self.ranks = {pair: rank for rank, pair in enumerate(read_merges(os.path.join(folder, "merges.txt")))}
        self.symbols = byte_symbols()
        self.known = {}

    def encode(self, text):
        """Token ids; END anywhere in the text is the one special token, as Hugging Face's tokenizer has it."""
        ids = []
        for i, part in enumerate(text.split(END)):
            ids += [self.ids[END]] * (i > 0)
            for word in WORDS.findall(part):
                ids += self.word(word)
        return ids

    def word(self, word):
        if word not in self.known:
            parts = [self.symbols[byte] for byte in word.encode("utf-8")]
            while len(parts) > 1:
                best = min(zip(parts, parts[1:]), key=lambda pair: self.ranks.get(pair, len(self.ranks)))
                if best not in self.ranks:
                    break
                merged, i = [], 0
                while i < len(parts):
                    if tuple(parts[i : i + 2]) == best:
                        merged.append(parts[i] + parts[i + 1])
                        i += 2
                    else:
                        merged.append(parts[i])
                        i += 1
                parts = merged
            self.known[word] = [self.ids[part] for part in parts]
        return self.known[word]
