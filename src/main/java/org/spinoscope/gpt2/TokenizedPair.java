package org.spinoscope.gpt2;

/// A prompt and the two answers whose logits are compared at its last position.
///
/// @param tokens the prompt's ids
/// @param good the good answer's ids; of several, the mean of their logits counts
/// @param bad the bad answer's ids
public record TokenizedPair(int[] tokens, int[] good, int[] bad) {

    public TokenizedPair {
        if (good.length == 0 || bad.length == 0) {
            throw new IllegalArgumentException("An answer has at least one token");
        }
    }

    public int length() {
        return tokens.length;
    }
}
