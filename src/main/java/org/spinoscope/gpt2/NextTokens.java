package org.spinoscope.gpt2;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/// Probabilities and ranks of chosen tokens among the whole vocabulary, for many last positions at once: the table of
/// unembeddings is large, and is read once for all of them.
public final class NextTokens {

    /// Native bytes the logits of one product may take: the C library keeps blocks of up to 32 MB for the next product,
    /// while larger ones come back from the system page by page.
    private static final double LOGIT_BYTES = 16e6;

    private NextTokens() {}

    /// A token in the model's prediction.
    ///
    /// @param logProb natural logarithm of the probability at temperature 1; NaN if activations are not finite
    /// @param rank 1 + the number of tokens with a larger logit
    public record Token(double logProb, int rank) {}

    /// @param normalized final residuals after ln_f `[row, d_model]`
    /// @param ids the tokens asked for `[row][any]`
    /// @return `[row][any]`
    public static Token[][] of(Gpt2 model, float[] normalized, int[][] ids) {
        int d = model.config().dModel();
        int most = Math.max(1, (int) (LOGIT_BYTES / (4.0 * model.config().vocabulary())));
        var tokens = new Token[ids.length][];
        for (int from = 0; from < ids.length; from += most) {
            int to = Math.min(from + most, ids.length);
            var some =
                    chunk(model, Arrays.copyOfRange(normalized, from * d, to * d), Arrays.copyOfRange(ids, from, to));
            System.arraycopy(some, 0, tokens, from, some.length);
        }
        return tokens;
    }

    private static Token[][] chunk(Gpt2 model, float[] rows, int[][] ids) {
        return model.inScope(scope -> {
            var x = scope.create(rows, new Shape(ids.length, model.config().dModel()));
            var logits = model.forward().unembed(x);
            var all = logits.toFloatArray();
            var largest = logits.max(new int[] {1}, true);
            // The plain sum adds pairwise and keeps seven digits, which the fused softmax of a whole vocabulary does
            // not.
            var sums = logits.subi(largest).exp().sum(new int[] {1}).toFloatArray();
            var maxima = largest.toFloatArray();
            int vocabulary = model.config().vocabulary();
            var tokens = new Token[ids.length][];
            for (int p = 0; p < ids.length; p++) {
                tokens[p] = new Token[ids[p].length];
                for (int i = 0; i < ids[p].length; i++) {
                    float own = all[p * vocabulary + ids[p][i]];
                    double logProb = (double) own - maxima[p] - Math.log(sums[p]);
                    tokens[p][i] = new Token(logProb, rank(all, p * vocabulary, (p + 1) * vocabulary, own));
                }
            }
            return tokens;
        });
    }

    private static int rank(float[] logits, int from, int to, float own) {
        int larger = 0;
        for (int v = from; v < to; v++) {
            larger += logits[v] > own ? 1 : 0;
        }
        return 1 + larger;
    }
}
