"""Writes src/test/resources/inputs/checkpoints: small GPT-2s as people save them, and values.json with the logit gap
that transformers (5.18, torch, float32) computes for “cab”, good “a”, bad “b”; null where the program is to refuse: the
config and the weights contradict each other, or GPT-2 has no such activation. The tokenizer is that of inputs/head-wider."""
import json, pathlib, shutil
import torch
from safetensors.torch import load_file, save_file, save_model
from transformers import GPT2Config, GPT2LMHeadModel

inputs = pathlib.Path(__file__).parents[1] / "resources" / "inputs"
out = inputs / "checkpoints"
shutil.rmtree(out, ignore_errors=True)
vocab = json.load(open(inputs / "head-wider" / "vocab.json"))
merges = [tuple(line.split()) for line in (inputs / "head-wider" / "merges.txt").read_text().splitlines()[1:] if line]


def tokens(text):
    parts = list(text)
    for a, b in merges:
        i = 0
        while i + 1 < len(parts):
            if (parts[i], parts[i + 1]) == (a, b):
                parts[i:i + 2] = [a + b]
            else:
                i += 1
    return [vocab[p] for p in parts]


def model(seed, **settings):
    torch.manual_seed(seed)
    config = GPT2Config(vocab_size=len(vocab), n_positions=16, n_embd=4, n_layer=1, n_head=1, bos_token_id=None,
                        eos_token_id=None, **settings)
    m = GPT2LMHeadModel(config).eval()
    for name, p in m.named_parameters():  # larger than GPT-2's own initial values, so that gaps differ
        p.data = torch.randn(p.shape) * 0.7 + (1 if "ln" in name and "weight" in name else 0)
    m.tie_weights()
    return m


def gap(m):
    with torch.no_grad():
        logits = m(torch.tensor([tokens("cab")])).logits[0, -1]
    return float(logits[vocab["Ġa"] if "Ġa" in vocab else vocab["a"]] - logits[vocab["Ġb"] if "Ġb" in vocab else vocab["b"]])


values = {}


def keep(name, m, tensors=None, value="gap"):
    folder = out / name
    folder.mkdir(parents=True)
    m.config.save_pretrained(folder)
    file = folder / "model.safetensors"
    if tensors is None:
        save_model(m, str(file))
    else:
        save_file(tensors, str(file), metadata={"format": "pt"})
    file.chmod(0o644)
    values[name] = gap(m) if value == "gap" else value


def stored(m):
    return {k: v.clone().contiguous() for k, v in m.state_dict().items()}


# One tensor for two names: save_model keeps the first name in the alphabet, lm_head.weight.
keep("saved-by-save_model", model(1))
m = model(2)
m.transformer.wte.weight.data = m.transformer.wte.weight.data.to(torch.bfloat16).float()
m.tie_weights()
t = stored(m)
t["transformer.wte.weight"] = t["transformer.wte.weight"].to(torch.bfloat16)
keep("head-as-bf16-and-f32", m, t)
m = model(3)
t = stored(m)
del t["lm_head.weight"]
keep("no-head", m, {k.removeprefix("transformer."): v for k, v in t.items()})
m = model(4)
t = stored(m)
t["lm_head.weight"][0, 0] += 1
keep("head-that-differs", m, t, None)
m = model(5, tie_word_embeddings=False)
m.lm_head.weight.data = torch.randn(m.lm_head.weight.shape)
keep("untied", m)
for activation in ("gelu_python", "gelu", "gelu_new", "gelu_pytorch_tanh", "gelu_fast", "relu"):
    keep("activation-" + activation, model(6, activation_function=activation),
         value=None if activation == "relu" else "gap")
keep("layers-by-inverse-index", model(7, scale_attn_by_inverse_layer_idx=True))
keep("unscaled", model(8, scale_attn_weights=False))
json.dump(values, open(out / "values.json", "w"), indent=1)
print(json.dumps(values, indent=1))
