package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How sequences of different lengths share one batch.
///
/// Outside attention the tokens of all sequences are packed below each other, `[token, …]`, so linear maps never
/// touch padding, and common beginnings of prompts may share their rows (see [PrefixTree]). Attention
/// pads on the right to `[sequence, longest, …]`; the causal mask keeps every real position from
/// looking at padding, so padding cannot change a number.
final class PackedBatch {

    private final NDManager scope;
    private final PrefixTree tree;
    private final int[] lengths;
    private final int longest;
    private final boolean uniform;
    private final NDArray toPadded;
    private final NDArray last;
    private final NDArray causal;
    private final Map<Integer, NDArray> toHeads = new HashMap<>();
    private @Nullable NDArray fromHeads;
    private @Nullable NDArray fromPadded;

    PackedBatch(NDManager scope, PrefixTree tree) {
        this.scope = scope;
        this.tree = tree;
        this.lengths = tree.lengths();
        this.longest = Arrays.stream(lengths).max().orElse(0);
        this.uniform = tree.count() == (long) longest * lengths.length;
        var padded = new long[lengths.length * longest];
        var ends = new long[lengths.length];
        for (int s = 0; s < lengths.length; s++) {
            for (int t = 0; t < lengths[s]; t++) {
                int row = tree.rows()[s][t];
                padded[s * longest + t] = row;
                ends[s] = row;
            }
        }
        this.toPadded = scope.create(padded);
        this.last = scope.create(ends);
        this.causal = scope.create(causalMask(), new Shape(longest, longest));
    }

    /// Prompts of which each may be treated differently: every token has a row of its own.
    static PackedBatch of(NDManager scope, List<int[]> prompts) {
        return new PackedBatch(
                scope, PrefixTree.apart(prompts.stream().mapToInt(p -> p.length).toArray()));
    }

    /// Prompts that are all treated alike, which share what they begin with.
    static PackedBatch sharing(NDManager scope, List<int[]> prompts) {
        return new PackedBatch(scope, PrefixTree.sharing(prompts));
    }

    /// The token of each row, to look up its embedding.
    NDArray ids(List<int[]> prompts) {
        var ids = new long[tokens()];
        for (int s = 0; s < lengths.length; s++) {
            for (int t = 0; t < lengths[s]; t++) {
                ids[row(s, t)] = prompts.get(s)[t];
            }
        }
        return scope.create(ids);
    }

    /// The position of each row in its prompt.
    NDArray positions() {
        return scope.create(Arrays.stream(tree.positions()).asLongStream().toArray());
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

    /// Rows of a packed array.
    int tokens() {
        return tree.count();
    }

    int length(int sequence) {
        return lengths[sequence];
    }

    /// The packed row of a sequence's token.
    int row(int sequence, int position) {
        return tree.rows()[sequence][position];
    }

    /// The packed row of a sequence's first token; where nothing is shared, the others follow it.
    int start(int sequence) {
        return row(sequence, 0);
    }

    /// `[token, width]` → `[sequence·longest, width]`.
    NDArray pad(NDArray packed) {
        return uniform ? packed : NativeOps.rows(packed, toPadded);
    }

    /// `[sequence·longest, width]` → `[token, width]`.
    NDArray unpad(NDArray padded) {
        if (uniform) {
            return padded;
        }
        if (fromPadded == null) {
            fromPadded = scope.create(packedRows(1));
        }
        return NativeOps.rows(padded, fromPadded);
    }

    /// `[token, part·head·d_head]` → `[part, sequence, head, longest, d_head]`: padded and sorted by heads
    /// in one copy, so that the matrix products of the heads need none of their own.
    NDArray toHeads(NDArray packed, int parts, int heads) {
        var index = toHeads.computeIfAbsent(parts, p -> scope.create(headRows(p, heads)));
        long dHead = packed.getShape().get(1) / parts / heads;
        return NativeOps.rows(packed.reshape((long) tokens() * parts * heads, dHead), index)
                .reshape(parts, lengths.length, heads, longest, dHead);
    }

    private long[] headRows(int parts, int heads) {
        var rows = new long[parts * lengths.length * heads * longest];
        int at = 0;
        for (int part = 0; part < parts; part++) {
            for (int s = 0; s < lengths.length; s++) {
                for (int head = 0; head < heads; head++) {
                    for (int t = 0; t < longest; t++) {
                        int row = t < lengths[s] ? row(s, t) : 0; // padding, which nothing looks at
                        rows[at++] = ((long) row * parts + part) * heads + head;
                    }
                }
            }
        }
        return rows;
    }

    /// `[sequence·head, longest, d_head]` → `[token, head·d_head]`.
    NDArray fromHeads(NDArray z, int heads) {
        if (fromHeads == null) {
            fromHeads = scope.create(packedRows(heads));
        }
        long dHead = z.getShape().get(2);
        return NativeOps.rows(z.reshape((long) lengths.length * heads * longest, dHead), fromHeads)
                .reshape(tokens(), heads * dHead);
    }

    private long[] packedRows(int heads) {
        var rows = new long[tokens() * heads];
        for (int s = 0; s < lengths.length; s++) {
            for (int t = 0; t < lengths[s]; t++) {
                for (int head = 0; head < heads; head++) {
                    rows[row(s, t) * heads + head] = ((long) s * heads + head) * longest + t;
                }
            }
        }
        return rows;
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
        return scope.create(bytes, new Shape(tokens(), width), DataType.BOOLEAN);
    }

    /// A `[token, width]` array.
    NDArray floats(float[] values, int width) {
        return scope.create(values, new Shape(tokens(), width));
    }
}
