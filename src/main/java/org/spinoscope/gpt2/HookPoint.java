package org.spinoscope.gpt2;

/// One named activation of a model.
///
/// @param layer the block it belongs to, or [#NO_LAYER]
public record HookPoint(Hook hook, int layer) {

    /// The layer of an activation that belongs to no block.
    public static final int NO_LAYER = -1;

    public HookPoint {
        if (hook.perLayer() != (layer >= 0)) {
            throw new IllegalArgumentException(hook + (hook.perLayer() ? " needs a layer" : " belongs to no layer"));
        }
    }

    /// TransformerLens's name, e.g. `blocks.3.attn.hook_z`.
    @Override
    public String toString() {
        return hook.perLayer() ? "blocks." + layer + "." + hook.suffix() : hook.suffix();
    }
}
