package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/// Probabilities and ranks of chosen tokens among the whole vocabulary, for many last positions at once: the table of
/// unembeddings is large, and is read once for all of them.
public final class NextTokens {

    /// Native bytes the logits of one product may take: the C library keeps blocks of up to 32 MB for the next product,
    /// while larger ones come back from the system page by page.
    private static final double LOGIT_BYTES = 16e6;

    /// Rows that are gone through together: a vocabulary of theirs stays in a processor's own cache.
    private static final int ROWS = 2;

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
            var tokens = new Token[ids.length][];
            for (int from = 0; from < ids.length; from += ROWS) {
                int to = Math.min(from + ROWS, ids.length);
                try (var inner = scope.newSubManager()) {
                    var some = logits.get(new NDIndex().addSliceDim(from, to));
                    some.attach(inner);
                    System.arraycopy(block(some, Arrays.copyOfRange(ids, from, to)), 0, tokens, from, to - from);
                }
            }
            return tokens;
        });
    }

    /// @param logits `[row, vocabulary]`
    private static Token[][] block(NDArray logits, int[][] ids) {
        int rows = ids.length;
        int words = Arrays.stream(ids).mapToInt(row -> row.length).max().orElse(0);
        var wanted = new long[rows * words]; // a row with fewer words asks for token 0 besides
        for (int p = 0; p < rows; p++) {
            for (int i = 0; i < ids[p].length; i++) {
                wanted[p * words + i] = ids[p][i];
            }
        }
        var own = logits.gather(logits.getManager().create(wanted, new Shape(rows, words)), 1);
        // A sum of ones and zeros is exact in float32 as long as a vocabulary has fewer than 2^24 tokens.
        var larger = logits.expandDims(1)
                .gt(own.expandDims(2))
                .toType(DataType.FLOAT32, false)
                .sum(new int[] {2})
                .toFloatArray();
        var largest = logits.max(new int[] {1}, true);
        // The plain sum adds pairwise and keeps seven digits, which the fused softmax of a whole vocabulary does not.
        var sums = logits.sub(largest).exp().sum(new int[] {1}).toFloatArray();
        var maxima = largest.toFloatArray();
        var values = own.toFloatArray();
        var tokens = new Token[rows][];
        for (int p = 0; p < rows; p++) {
            tokens[p] = new Token[ids[p].length];
            for (int i = 0; i < ids[p].length; i++) {
                int place = p * words + i;
                double logProb = (double) values[place] - maxima[p] - Math.log(sums[p]);
                tokens[p][i] = new Token(logProb, 1 + (int) larger[place]);
            }
        }
        return tokens;
    }
}
