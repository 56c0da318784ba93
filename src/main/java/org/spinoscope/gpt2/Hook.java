package org.spinoscope.gpt2;

/// The activations that can be named, after TransformerLens. `T` is the prompt's length.
public enum Hook {
    /// token embedding `[T, d_model]`
    EMBED("hook_embed", false),
    /// position embedding `[T, d_model]`
    POS_EMBED("hook_pos_embed", false),
    /// residual stream before a block `[T, d_model]`
    RESID_PRE("hook_resid_pre", true),
    /// queries `[T, head, d_head]`
    Q("attn.hook_q", true),
    /// keys `[T, head, d_head]`
    K("attn.hook_k", true),
    /// values `[T, head, d_head]`
    V("attn.hook_v", true),
    /// scaled scores before the softmax, −∞ above the diagonal `[head, T, T]`
    ATTN_SCORES("attn.hook_attn_scores", true),
    /// attention weights `[head, T, T]`
    PATTERN("attn.hook_pattern", true),
    /// the heads' mixed values, the input of c_proj `[T, head, d_head]`
    Z("attn.hook_z", true),
    /// output of the attention layer with its bias `[T, d_model]`
    ATTN_OUT("hook_attn_out", true),
    /// residual stream between attention and MLP `[T, d_model]`
    RESID_MID("hook_resid_mid", true),
    /// hidden layer of the MLP before the nonlinearity `[T, d_mlp]`
    MLP_PRE("mlp.hook_pre", true),
    /// hidden layer of the MLP after the nonlinearity `[T, d_mlp]`
    MLP_POST("mlp.hook_post", true),
    /// output of the MLP with its bias `[T, d_model]`
    MLP_OUT("hook_mlp_out", true),
    /// residual stream after a block `[T, d_model]`
    RESID_POST("hook_resid_post", true),
    /// the final layer norm's divisor √(variance + ε) `[T, 1]`
    LN_FINAL_SCALE("ln_final.hook_scale", false),
    /// the final layer norm's output `[T, d_model]`
    LN_FINAL_NORMALIZED("ln_final.hook_normalized", false);

    private final String suffix;
    private final boolean perLayer;

    Hook(String suffix, boolean perLayer) {
        this.suffix = suffix;
        this.perLayer = perLayer;
    }

    /// Whether every layer has one.
    public boolean perLayer() {
        return perLayer;
    }

    /// This activation in a layer, e.g. `blocks.3.attn.hook_z`.
    public HookPoint in(int layer) {
        return new HookPoint(this, layer);
    }

    /// This activation, of which a model has only one.
    public HookPoint point() {
        return new HookPoint(this, HookPoint.NO_LAYER);
    }

    String suffix() {
        return suffix;
    }
}
