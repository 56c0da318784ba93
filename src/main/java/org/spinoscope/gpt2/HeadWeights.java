package org.spinoscope.gpt2;

/// One head's weights as plain arrays, under TransformerLens's names.
///
/// @param wQ W_Q `[d_model, d_head]`
/// @param wK W_K `[d_model, d_head]`
/// @param wV W_V `[d_model, d_head]`
/// @param wO W_O `[d_head, d_model]`: the head's rows of c_proj
/// @param bQ b_Q `[d_head]`
/// @param bK b_K `[d_head]`
/// @param bV b_V `[d_head]`
/// @param scale what W_Q W_Kᵀ is multiplied by to give W_eff: 1/√d_head in GPT-2
public record HeadWeights(
        Tensor wQ, Tensor wK, Tensor wV, Tensor wO, float[] bQ, float[] bK, float[] bV, double scale) {}
