package org.spinoscope.spinbath;

/// A prompt with its two answers, in tokens.
///
/// @param tokens the prompt; its last position is the query k
/// @param good the good answer's tokens; of several, the mean direction is meant
/// @param bad the bad answer's tokens
public record Trial(int[] tokens, int[] good, int[] bad) {

    public int length() {
        return tokens.length;
    }
}
