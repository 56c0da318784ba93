package org.spinoscope.training;

/// Standard deviations of the initial weights.
///
/// Small `ln_1` gains with large query, key and value maps let raw token vectors, which the normalisation has not
/// lengthened, give scores that are not negligible, as in GPT-2.
///
/// @param tokens `wte`
/// @param positions root mean square of `wpe`, which begins as sinusoids
/// @param attentionGain gain of every `ln_1`
/// @param attention `c_attn`
/// @param linear `c_fc`
/// @param residual the two `c_proj`, small so that a layer that is added changes little at first
record InitialScales(
        double tokens, double positions, double attentionGain, double attention, double linear, double residual) {

    static final InitialScales SHIPPED = new InitialScales(0.14, 0.1, 0.25, 0.24, 0.046, 0.004);
}
