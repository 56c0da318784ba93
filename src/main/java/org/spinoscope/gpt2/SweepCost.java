package org.spinoscope.gpt2;

import java.util.stream.IntStream;

/// The floating-point operations of the matrix products that removing one head takes: what remains of a
/// forward pass after the prefix is reused and the last block narrowed.
final class SweepCost {

    private SweepCost() {}

    /// @param layer the removed head's
    /// @param rows tokens of all prompts, common beginnings counted once
    /// @param lengths tokens of each prompt
    static double of(Gpt2Config config, int layer, int rows, int... lengths) {
        double d = config.dModel();
        double mlp = 4 * d * config.dMlp();
        double squares = IntStream.of(lengths).mapToDouble(t -> (double) t * t).sum();
        double tokens = IntStream.of(lengths).sum();
        double full = rows * (8 * d * d + mlp) + 4 * d * squares;
        double narrow = rows * 4 * d * d + lengths.length * (4 * d * d + mlp) + 4 * d * tokens;
        int after = config.layers() - 1 - layer;
        double own = after == 0 ? lengths.length * mlp : rows * mlp + narrow;
        return own + Math.max(0, after - 1) * full;
    }
}
