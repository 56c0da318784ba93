package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/// How sequences of different lengths share one batch.
///
/// Outside attention the tokens of all sequences are packed below each other, `[token, …]`, so linear maps never
/// touch
/// padding. Attention pads on the right to `[sequence, longest, …]`; the causal mask keeps every real position from
/// looking at padding, so padding cannot change a number.
final class PackedBatch {

    private final NDManager scope;
    private final int[] lengths;
    private final int[] starts;
    private final int longest;
    private final int tokens;
    private final boolean uniform;
    private final NDArray toPadded;
    private final NDArray toPacked;
    private final NDArray last;
    private final NDArray causal;

    PackedBatch(NDManager scope, int[] lengths) {
        this.scope = scope;
        this.lengths = lengths.clone();
        this.longest = Arrays.stream(lengths).max().orElse(0);
        this.tokens = Arrays.stream(lengths).sum();
        this.uniform = tokens == (long) longest * lengths.length;
        this.starts = new int[lengths.length];
        var padded = new long[lengths.length * longest];
        var packed = new long[tokens];
        var ends = new long[lengths.length];
        int token = 0;
        for (int s = 0; s < lengths.length; s++) {
            starts[s] = token;
            for (int t = 0; t < lengths[s]; t++) {
                padded[s * longest + t] = token;
                packed[token++] = (long) s * longest + t;
            }
            ends[s] = token - 1L;
        }
        this.toPadded = scope.create(padded);
        this.toPacked = scope.create(packed);
        this.last = scope.create(ends);
        this.causal = scope.create(causalMask(), new Shape(longest, longest));
    }

    static PackedBatch of(NDManager scope, java.util.List<int[]> prompts) {
        return new PackedBatch(scope, prompts.stream().mapToInt(p -> p.length).toArray());
    }

    private float[] causalMask() {
        var mask = new float[longest * longest];
        for (int k = 0; k < longest; k++) {
            Arrays.fill(mask, k * longest + k + 1, (k + 1) * longest, Float.NEGATIVE_INFINITY);
        }
        return mask;
    }

    int sequences() {
        return lengths.length;
    }

    int longest() {
        return longest;
    }

    int tokens() {
        return tokens;
    }

    int length(int sequence) {
        return lengths[sequence];
    }

    /// The packed row of a sequence's first token.
    int start(int sequence) {
        return starts[sequence];
    }

    /// `[token, width]` → `[sequence·longest, width]`.
    NDArray pad(NDArray packed) {
        return uniform ? packed : NativeOps.rows(packed, toPadded);
    }

    /// `[sequence·longest, width]` → `[token, width]`.
    NDArray pack(NDArray padded) {
        return uniform ? padded : NativeOps.rows(padded, toPacked);
    }

    /// `[token, width]` → `[sequence, width]`: each sequence's last token.
    NDArray last(NDArray packed) {
        return NativeOps.rows(packed, last);
    }

    /// 0 where a position may look, −∞ where it may not, `[longest, longest]`.
    NDArray causal() {
        return causal;
    }

    /// The mask of the last positions alone: −∞ on padding, `[sequence, 1, 1, longest]`.
    NDArray lastMask() {
        var mask = new float[lengths.length * longest];
        for (int s = 0; s < lengths.length; s++) {
            Arrays.fill(mask, s * longest + lengths[s], (s + 1) * longest, Float.NEGATIVE_INFINITY);
        }
        return scope.create(mask, new Shape(lengths.length, 1, 1, longest));
    }

    /// A boolean `[token, width]` array from bytes of 0 and 1.
    NDArray flags(byte[] values, int width) {
        var bytes =
                java.nio.ByteBuffer.allocateDirect(values.length).put(values).flip();
        return scope.create(bytes, new Shape(tokens, width), DataType.BOOLEAN);
    }

    /// A `[token, width]` array.
    NDArray floats(float[] values, int width) {
        return scope.create(values, new Shape(tokens, width));
    }
}
