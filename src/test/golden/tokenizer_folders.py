"""Writes src/test/resources/inputs/tokenizers.json: folders with every combination of tokenizer files, and the ids that
transformers' AutoTokenizer (5.18) gives for some texts, null where it refuses the folder."""
import json, os, pathlib, tempfile, warnings
warnings.filterwarnings("ignore")
from transformers import AutoTokenizer
import transformers
inputs = pathlib.Path(__file__).parents[1] / "resources" / "inputs"
src = inputs / "pad-not-resized" / "tokenizer.json"
tj = json.load(open(src))
vocab = tj["model"]["vocab"]; merges = [" ".join(m) for m in tj["model"]["merges"]]
base = tempfile.mkdtemp()
cfg = json.load(open(inputs / "pad-not-resized" / "config.json"))
texts = ["a b", " a b", "a<|endoftext|> b", "x[PAD]a", "Hello  [PAD] b", "a\n b", "", "<extra> a", "a <extra>b"]
def folder(name, **files):
    d = f"{base}/{name}"; os.makedirs(d)
    json.dump(cfg, open(d+"/config.json","w"))
    for f, c in files.items():
        f = f.replace("__", ".")
        open(f"{d}/{f}", "w").write(c if isinstance(c, str) else json.dumps(c, ensure_ascii=False))
    return d
V = {"vocab__json": vocab, "merges__txt": "#version: 0.2\n" + "\n".join(merges) + "\n"}
tjb = lambda prefix=False, added=True, post="bl": {**tj, "added_tokens": tj["added_tokens"] if added else [], "pre_tokenizer": {"type":"ByteLevel","add_prefix_space":prefix,"trim_offsets":True,"use_regex":True}}
at = lambda c, **k: {"content": c, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True, **k}
bosproc = {"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<|endoftext|>","type_id":0}},{"Sequence":{"id":"A","type_id":0}}],"pair":[{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],"special_tokens":{"<|endoftext|>":{"id":"<|endoftext|>","ids":[258],"tokens":["<|endoftext|>"]}}}
cases = {
 "vm": V,
 "vm-added": {**V, "added_tokens__json": {"[PAD]": 259, "<extra>": 260}},
 "vm-special": {**V, "special_tokens_map__json": {"pad_token": "[PAD]", "bos_token":"<|endoftext|>"}},
 "vm-added-special": {**V, "added_tokens__json": {"[PAD]": 259}, "special_tokens_map__json": {"pad_token": "[PAD]"}},
 "vm-special-extra": {**V, "special_tokens_map__json": {"additional_special_tokens": ["<extra>", "[PAD]"]}},
 "vm-prefix": {**V, "tokenizer_config__json": {"add_prefix_space": True}},
 "vm-bos": {**V, "tokenizer_config__json": {"add_bos_token": True}},
 "vm-bos2": {**V, "tokenizer_config__json": {"add_bos_token": True, "bos_token": "[PAD]"}},
 "vm-bosobj": {**V, "tokenizer_config__json": {"bos_token": at("<extra>"), "tokenizer_class": "GPT2Tokenizer"}},
 "vm-decoder": {**V, "tokenizer_config__json": {"added_tokens_decoder": {"259": at("[PAD]"), "260": at("<extra>", lstrip=True, special=False)}}},
 "vm-decoder-rstrip": {**V, "tokenizer_config__json": {"added_tokens_decoder": {"259": at("[PAD]", rstrip=True), "258": at("<|endoftext|>", normalized=True)}}},
 "vm-pad": {**V, "tokenizer_config__json": {"pad_token": "[PAD]"}},
 "vm-unk": {**V, "tokenizer_config__json": {"unk_token": "<unk>", "eos_token": "</s>"}},
 "vm-addeddecoder": {**V, "added_tokens__json": {"<extra>": 259}, "tokenizer_config__json": {"added_tokens_decoder": {"260": at("[PAD]")}}},
 "tj": {"tokenizer__json": tjb()},
 "tj-prefix": {"tokenizer__json": tjb(True)},
 "tj-prefixcfg": {"tokenizer__json": tjb(), "tokenizer_config__json": {"add_prefix_space": True}},
 "tj-noadded": {"tokenizer__json": tjb(added=False)},
 "tj-decoder": {"tokenizer__json": tjb(added=False), "tokenizer_config__json": {"added_tokens_decoder": {"258": at("<|endoftext|>"), "259": at("[PAD]")}}},
 "tj-special": {"tokenizer__json": tjb(added=False), "special_tokens_map__json": {"pad_token": "[PAD]"}},
 "tj-added": {"tokenizer__json": tjb(), "added_tokens__json": {"<extra>": 260}},
 "tj-extraspecial": {"tokenizer__json": tjb(), "tokenizer_config__json": {"additional_special_tokens": ["<extra>"]}},
 "tj-bos": {"tokenizer__json": tjb(), "tokenizer_config__json": {"add_bos_token": True}},
 "tj-bosproc": {"tokenizer__json": {**tjb(), "post_processor": bosproc}},
 "tj-fastclass": {"tokenizer__json": tjb(True), "tokenizer_config__json": {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token":"<extra>"}},
 "tj-fastclass-bosproc": {"tokenizer__json": {**tjb(True), "post_processor": bosproc}, "tokenizer_config__json": {"tokenizer_class": "PreTrainedTokenizerFast"}},
 "tj-lower": {"tokenizer__json": {**tjb(), "normalizer": {"type": "Lowercase"}}},
 "tj-vm": {"tokenizer__json": tjb(), **V, "added_tokens__json": {"<extra>": 260}},
}
out = {}
for n, f in cases.items():
    d = folder(n, **f)
    try:
        t = AutoTokenizer.from_pretrained(d)
        ids = [t(x)["input_ids"] for x in texts]
        out[n] = ids
    except Exception as e:
        out[n] = None
        print(n, "is refused:", type(e).__name__)
folders = []
for n in sorted(cases):
    files = {}
    for f in sorted(os.listdir(f"{base}/{n}")):
        if f not in ("config.json", "vocab.json", "merges.txt"):
            files[f] = json.load(open(f"{base}/{n}/{f}"))
            if f == "tokenizer.json":
                files[f]["model"] = "(vocab and merges)"
    folders.append({"name": n, "vocabAndMerges": os.path.exists(f"{base}/{n}/vocab.json"), "files": files, "ids": out[n]})
golden = {"transformers": transformers.__version__, "texts": texts, "folders": folders, "vocab": vocab,
          "merges": V["merges__txt"]}
(inputs / "tokenizers.json").write_text(json.dumps(golden, ensure_ascii=False))
