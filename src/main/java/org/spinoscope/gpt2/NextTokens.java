package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/// Probabilities and ranks of chosen tokens among the whole vocabulary, for many last positions at once: the table of
/// unembeddings is large, and is read once for all of them.
public final class NextTokens {

    /// Native bytes the logits of one product may take: the C library keeps blocks of up to 32 MB for the next product,
    /// while larger ones come back from the system page by page.
    private static final double LOGIT_BYTES = 16e6;

    /// Native bytes of logits that are gone through together: they stay in a processor's own cache.
    private static final double CACHED_BYTES = 400e3;

    /// Less than two different logits differ by, and a power of two: a sum of so many of them is exact.
    private static final double STEP = 0x1p-100;

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
        return model.inScope(scope -> {
            var vocabulary = model.forward().distinctLogits();
            int most = Math.max(1, (int) (LOGIT_BYTES / Float.BYTES / vocabulary.size()));
            var tokens = new Token[ids.length][];
            for (int from = 0; from < ids.length; from += most) {
                int to = Math.min(from + most, ids.length);
                try (var inner = scope.newSubManager()) {
                    var x = inner.create(Arrays.copyOfRange(normalized, from * d, to * d), new Shape(to - from, d));
                    chunk(vocabulary, vocabulary.of(x), Arrays.copyOfRange(ids, from, to), tokens, from);
                }
            }
            return tokens;
        });
    }

    private static void chunk(DistinctLogits vocabulary, NDArray logits, int[][] ids, Token[][] into, int place) {
        int most = Math.max(1, (int) (CACHED_BYTES / Float.BYTES / vocabulary.size()));
        for (int from = 0; from < ids.length; from += most) {
            int to = Math.min(from + most, ids.length);
            try (var inner = logits.getManager().newSubManager()) {
                var some = logits.get(new NDIndex().addSliceDim(from, to));
                some.attach(inner);
                var tokens = block(vocabulary, some, Arrays.copyOfRange(ids, from, to));
                System.arraycopy(tokens, 0, into, place + from, tokens.length);
            }
        }
    }

    /// @param logits `[row, distinct]`
    private static Token[][] block(DistinctLogits vocabulary, NDArray logits, int[][] ids) {
        int rows = ids.length;
        int words = Arrays.stream(ids).mapToInt(row -> row.length).max().orElse(0);
        var wanted = new long[rows * words]; // a row with fewer words asks for the first logit besides
        for (int p = 0; p < rows; p++) {
            for (int i = 0; i < ids[p].length; i++) {
                wanted[p * words + i] = vocabulary.column(ids[p][i]);
            }
        }
        var own = logits.gather(logits.getManager().create(wanted, new Shape(rows, words)), 1);
        // One STEP for each larger logit, none for the others: arithmetic is vectorised, comparisons are not.
        var larger = vocabulary
                .total(logits.expandDims(1).sub(own.expandDims(2)).clip(0, STEP))
                .toFloatArray();
        var largest = logits.max(new int[] {1}, true);
        // The plain sum adds pairwise and keeps seven digits, which the fused softmax of a whole vocabulary does not.
        var sums = vocabulary.total(logits.sub(largest).exp()).toFloatArray();
        var maxima = largest.toFloatArray();
        var values = own.toFloatArray();
        var tokens = new Token[rows][];
        for (int p = 0; p < rows; p++) {
            tokens[p] = new Token[ids[p].length];
            for (int i = 0; i < ids[p].length; i++) {
                int at = p * words + i;
                double logProb = (double) values[at] - maxima[p] - Math.log(sums[p]);
                tokens[p][i] = new Token(logProb, 1 + (int) Math.rint(larger[at] / STEP));
            }
        }
        return tokens;
    }
}
