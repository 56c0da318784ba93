package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The logits of a vocabulary in which many tokens may share one vector, and so one logit, as words do that training
/// never met: it is computed once and counted as often as it occurs.
final class DistinctLogits {

    private static final int ROWS_AT_ONCE = 8192;

    /// Rows searched before a whole table is gone through.
    private static final int SAMPLE = 512;

    /// The share of distinct rows above which a table of their own is not worth its memory.
    private static final double WORTHWHILE = 0.5;

    private final Forward forward;
    private final int[] columns;
    private final Optional<Distinct> table;

    /// @param rows `[distinct, d_model]`
    /// @param counts how many tokens have each `[distinct]`
    private record Distinct(NDArray rows, NDArray counts) {}

    private DistinctLogits(Forward forward, int[] columns, Optional<Distinct> table) {
        this.forward = forward;
        this.columns = columns;
        this.table = table;
    }

    /// @param owner of what lives as long as the model
    static DistinctLogits of(Forward forward, Table unembedding, NDManager owner) {
        int tokens = unembedding.rows();
        if (sampled(unembedding, owner) > WORTHWHILE) {
            return new DistinctLogits(forward, IntStream.range(0, tokens).toArray(), Optional.empty());
        }
        var found = new HashMap<ByteBuffer, Integer>();
        var firsts = new ArrayList<Long>();
        var columns = new int[tokens];
        for (int from = 0; from < tokens; from += ROWS_AT_ONCE) {
            int to = Math.min(tokens, from + ROWS_AT_ONCE);
            var prints = slice(unembedding, owner, from, to);
            for (int token = from; token < to; token++) {
                int fresh = firsts.size();
                columns[token] = found.computeIfAbsent(prints.get(token - from), print -> fresh);
                if (columns[token] == fresh) {
                    firsts.add((long) token);
                }
            }
        }
        var counts = new float[firsts.size()];
        Arrays.stream(columns).forEach(column -> counts[column]++);
        try (var scope = owner.newSubManager()) {
            var places = scope.create(firsts.stream().mapToLong(Long::longValue).toArray());
            var rows = unembedding.rows(scope, places);
            rows.attach(owner);
            return new DistinctLogits(forward, columns, Optional.of(new Distinct(rows, owner.create(counts))));
        }
    }

    /// The share of distinct rows among some from all over the table.
    private static double sampled(Table unembedding, NDManager owner) {
        int step = Math.max(1, unembedding.rows() / SAMPLE);
        var places = LongStream.iterate(0, row -> row < unembedding.rows(), row -> row + step)
                .toArray();
        try (var scope = owner.newSubManager()) {
            var rows = unembedding.rows(scope, scope.create(places)).toFloatArray();
            return (double) new HashSet<>(fingerprints(rows, places.length)).size() / places.length;
        }
    }

    private static List<ByteBuffer> slice(Table unembedding, NDManager owner, int from, int to) {
        try (var scope = owner.newSubManager()) {
            return fingerprints(unembedding.slice(scope, from, to).toFloatArray(), to - from);
        }
    }

    /// The SHA-256 of each row's numbers.
    private static List<ByteBuffer> fingerprints(float[] values, int rows) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            int width = values.length / rows;
            var bytes = ByteBuffer.allocate(Float.BYTES * width);
            var prints = new ArrayList<ByteBuffer>();
            for (int row = 0; row < rows; row++) {
                bytes.asFloatBuffer().put(values, row * width, width);
                prints.add(ByteBuffer.wrap(digest.digest(bytes.array())));
            }
            return prints;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /// How many logits a row of [#of(NDArray)] has.
    int size() {
        return table.map(t -> (int) t.rows().getShape().get(0)).orElse(columns.length);
    }

    /// The place of a token's logit in a row.
    int column(int token) {
        return columns[token];
    }

    /// @param normalised `[row, d_model]`
    /// @return `[row, size]`
    NDArray of(NDArray normalised) {
        return table.map(t -> {
                    try (var transposed = t.rows().transpose()) {
                        return normalised.matMul(transposed);
                    }
                })
                .orElseGet(() -> forward.unembed(normalised));
    }

    /// Sums over the vocabulary: the last axis of `[…, size]`, each number as often as it occurs.
    NDArray total(NDArray values) {
        int last = values.getShape().dimension() - 1;
        return table.map(t -> values.mul(t.counts())).orElse(values).sum(new int[] {last});
    }
}
