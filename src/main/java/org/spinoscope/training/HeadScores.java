package org.spinoscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// How much each head attends to the previous token, and to the token after the present one's earlier occurrence, on
/// random blocks that occur twice.
///
/// @param layers the layers that were used, in the order of the arrays
/// @param induction `[layer][head]`, mean weight from the block's second occurrence
/// @param previous `[layer][head]`, mean weight over all positions but the first
record HeadScores(int[] layers, double[][] induction, double[][] previous) {

    private static final int BLOCK = 16;
    private static final int SEQUENCES = 8;

    static List<int[]> sequences(int rows, long seed) {
        var random = new SplittableRandom(seed);
        var sequences = new ArrayList<int[]>();
        for (int i = 0; i < SEQUENCES; i++) {
            sequences.add(RepeatedBlocks.sequence(2 * BLOCK, 0, BLOCK, rows, random));
        }
        return sequences;
    }

    /// @param patterns per layer, attention `[batch, head, query, key]`, flattened
    static HeadScores of(int[] layers, List<float[]> patterns, int heads) {
        int length = 2 * BLOCK;
        var induction = new double[layers.length][heads];
        var previous = new double[layers.length][heads];
        for (int l = 0; l < layers.length; l++) {
            var pattern = patterns.get(l);
            int batch = pattern.length / (heads * length * length);
            for (int b = 0; b < batch; b++) {
                for (int h = 0; h < heads; h++) {
                    int at = (b * heads + h) * length * length;
                    for (int q = 1; q < length; q++) {
                        previous[l][h] += pattern[at + q * length + q - 1] / (batch * (length - 1.0));
                        if (q >= BLOCK) {
                            induction[l][h] += pattern[at + q * length + q - BLOCK + 1] / (batch * (double) BLOCK);
                        }
                    }
                }
            }
        }
        return new HeadScores(layers, induction, previous);
    }

    @Override
    public String toString() {
        return "induction " + best(induction) + "; previous token " + best(previous);
    }

    private String best(double[][] scores) {
        var found = new ArrayList<double[]>();
        for (int l = 0; l < layers.length; l++) {
            for (int h = 0; h < scores[l].length; h++) {
                found.add(new double[] {scores[l][h], layers[l], h});
            }
        }
        found.sort((a, b) -> Double.compare(b[0], a[0]));
        return String.join(
                ", ",
                found.stream()
                        .limit(4)
                        .map(s -> String.format(Locale.ROOT, "%.3f L%dH%d", s[0], (int) s[1], (int) s[2]))
                        .toList());
    }
}
