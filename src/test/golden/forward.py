"""Expected logits and activations of each checkpoint for prompts of several lengths."""

import numpy as np

import tensors
from checkpoints import write_json

KEPT = ("hook_embed", "hook_pos_embed", "hook_resid_pre", "hook_resid_mid", "hook_resid_post", "hook_q", "hook_k", "hook_v",
    "hook_attn_scores", "hook_pattern", "hook_z", "hook_attn_out", "hook_post", "hook_mlp_out",
    "ln_final.hook_scale", "ln_final.hook_normalized")


def prompts(model):
    """Lengths 1, 2, 7, 12 and the full context, with the first and last token of the vocabulary among them."""
    random = np.random.RandomState(7)
    made = [random.randint(model.vocabulary, size=n).tolist() for n in (1, 2, 7, 12, model.positions)]
    made[2][2:5] = 0, 0, model.vocabulary - 1
    return made


def make(folder, name, model):
    arrays, index = {}, []
    for i, tokens in enumerate(prompts(model)):
        logits, seen = model.trace(tokens)
        complete = len(tokens) == 7
        arrays[f"{i}.logits"] = logits if len(tokens) <= 7 else logits[-1:]
        last = f"blocks.{model.layers - 1}.hook_resid_post"
        names = [k for k in seen if k.endswith(KEPT)] if complete else [last]
        arrays |= {f"{i}.{k}": seen[k] if len(tokens) <= 12 else seen[k][-1:] for k in names}
        index.append({"tokens": tokens, "complete": complete, "logitRows": len(arrays[f"{i}.logits"])})
    tensors.write(f"{folder}/{name}.safetensors", arrays)
    write_json(folder, f"{name}.json", {"checkpoint": name, "prompts": index})
