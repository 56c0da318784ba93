package org.spinoscope.gpt2;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Which row of a packed batch holds each token.
///
/// A causal model computes the same numbers for two prompts as long as these begin alike, so their
/// common beginning needs only one row for each of its tokens. Prompts that are treated differently are
/// kept apart.
///
/// @param rows the row of each token, `[sequence][position]`
/// @param count number of rows
/// @param sequences the first sequence that has each row, `[row]`
record PrefixTree(int[][] rows, int count, int[] sequences) {

    /// Prompts that share the rows of their common beginnings.
    static PrefixTree sharing(List<int[]> prompts) {
        var next = new HashMap<Long, Integer>();
        var rows = new int[prompts.size()][];
        var sequences = new int[prompts.stream().mapToInt(p -> p.length).sum()];
        for (int s = 0; s < rows.length; s++) {
            var tokens = prompts.get(s);
            rows[s] = new int[tokens.length];
            int row = -1;
            for (int t = 0; t < tokens.length; t++) {
                var step = ((row + 1L) << 32) | tokens[t];
                int fresh = next.size();
                row = next.computeIfAbsent(step, key -> fresh);
                if (row == fresh) {
                    sequences[row] = s;
                }
                rows[s][t] = row;
            }
        }
        return new PrefixTree(rows, next.size(), Arrays.copyOf(sequences, next.size()));
    }

    /// Prompts that share the rows of their common beginnings if heads are changed alike there.
    static PrefixTree of(HeadChanges changes, List<TokenizedPair> prompts) {
        return changes.sameForEqualBeginnings()
                ? sharing(prompts.stream().map(TokenizedPair::tokens).toList())
                : apart(prompts.stream().mapToInt(TokenizedPair::length).toArray());
    }

    /// Sequences of these lengths that share nothing.
    static PrefixTree apart(int... lengths) {
        var rows = new int[lengths.length][];
        var sequences = new int[Arrays.stream(lengths).sum()];
        int count = 0;
        for (int s = 0; s < lengths.length; s++) {
            rows[s] = new int[lengths[s]];
            for (int t = 0; t < lengths[s]; t++) {
                sequences[count] = s;
                rows[s][t] = count++;
            }
        }
        return new PrefixTree(rows, count, sequences);
    }

    /// The same sequences several times below each other; copies share nothing with each other.
    PrefixTree times(int copies) {
        var all = new int[copies * rows.length][];
        var owners = new int[copies * count];
        for (int copy = 0; copy < copies; copy++) {
            int shift = copy * count;
            for (int s = 0; s < rows.length; s++) {
                all[copy * rows.length + s] =
                        Arrays.stream(rows[s]).map(row -> row + shift).toArray();
            }
            for (int row = 0; row < count; row++) {
                owners[shift + row] = sequences[row] + copy * rows.length;
            }
        }
        return new PrefixTree(all, copies * count, owners);
    }

    /// Position in its prompt of each row, `[row]`.
    int[] positions() {
        var positions = new int[count];
        for (var sequence : rows) {
            for (int t = 0; t < sequence.length; t++) {
                positions[sequence[t]] = t;
            }
        }
        return positions;
    }

    int[] lengths() {
        return Arrays.stream(rows).mapToInt(sequence -> sequence.length).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrefixTree tree && Arrays.deepEquals(rows, tree.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return "PrefixTree" + Arrays.deepToString(rows);
    }
}
