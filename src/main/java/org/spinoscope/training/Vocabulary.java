package org.spinoscope.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The tokens that occur in the corpus, numbered without gaps from the most frequent on; all others share the number
/// after the last.
///
/// Training needs an embedding row only for these. The export writes the shared row to every other token.
final class Vocabulary {

    static final int SIZE = 50257;
    static final int END_OF_TEXT = 50256;

    private final int[] tokens;
    private final int[] rows;

    private Vocabulary(int[] tokens) {
        this.tokens = tokens;
        rows = new int[SIZE];
        Arrays.fill(rows, tokens.length);
        for (int row = 0; row < tokens.length; row++) {
            rows[tokens[row]] = row;
        }
    }

    static Vocabulary of(Iterable<int[]> documents) {
        var counts = new long[SIZE];
        counts[END_OF_TEXT] = 1;
        for (int[] document : documents) {
            for (int token : document) {
                counts[token]++;
            }
        }
        return new Vocabulary(IntStream.range(0, SIZE)
                .filter(token -> counts[token] > 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer token) -> -counts[token])
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /// Tokens with a row of their own.
    int known() {
        return tokens.length;
    }

    /// Tokens that share the row after the known ones.
    int unseen() {
        return SIZE - tokens.length;
    }

    int row(int token) {
        return rows[token];
    }

    int[] rows(int[] document) {
        return Arrays.stream(document).map(token -> rows[token]).toArray();
    }
}
