package org.spinoscope.gpt2;

/// Tokens that have most or least in common with a direction x: at least all that reach one of four limits.
///
/// @param tokens ids, ascending
/// @param dots x·e_t of those tokens in double precision, e_t rows of wte
/// @param lengths |e_t| of those tokens
/// @param topCosine no other token's x·e_t/|e_t| is as large as this
/// @param bottomCosine nor as small as this
/// @param topDot no other token's x·e_t is as large as this
/// @param bottomDot nor as small as this
public record VocabularyEnds(
        int[] tokens,
        double[] dots,
        double[] lengths,
        double topCosine,
        double bottomCosine,
        double topDot,
        double bottomDot) {

    /// The same of −x.
    public VocabularyEnds negative() {
        var negative = new double[dots.length];
        for (int i = 0; i < dots.length; i++) {
            negative[i] = -dots[i];
        }
        return new VocabularyEnds(tokens, negative, lengths, -bottomCosine, -topCosine, -bottomDot, -topDot);
    }
}
