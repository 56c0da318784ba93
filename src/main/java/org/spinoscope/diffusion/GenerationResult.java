package org.spinoscope.diffusion;

import java.util.List;

/// Texts that denoised spins wrote, beside GPT-2's own.
///
/// @param tokens ids of the prompt
/// @param fieldNorm |N| at the first token; NaN without a field
/// @param kappaMax κ_max at the first token
/// @param scoreEvaluations of a chain for each token
public record GenerationResult(
        GenerationRequest request,
        int[] tokens,
        double fieldNorm,
        double kappaMax,
        int scoreEvaluations,
        List<Chain> chains,
        OwnText gpt2) {

    /// One chain's text.
    ///
    /// @param gpt2LogProb log P_GPT2 of each token after prompt and chain so far, at T = 1
    public record Chain(List<Decoded> decoded, double[] gpt2LogProb, String text) {}

    /// A spin that became a word.
    ///
    /// @param cosine S·ê
    /// @param tied tokens that share the vector
    public record Decoded(int id, String token, int atom, double cosine, int tied) {}

    /// GPT-2's own continuation, sampled at the same temperature.
    public record OwnText(String text, int[] tokens) {}
}
