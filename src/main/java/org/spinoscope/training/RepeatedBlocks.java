package org.spinoscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Sequences of random tokens in which a block occurs again and again.
///
/// What comes next can be known only by finding the token's earlier occurrence and looking at what
/// followed it, so only
/// these predictions count. The block begins anywhere and is as long as it happens to be, so that no
/// position and no
/// fixed distance gives the answer away.
final class RepeatedBlocks {

    private static final int SHORTEST = 5;

    private RepeatedBlocks() {}

    /// @param known rows of the vocabulary that may be drawn
    static TrainingBatch draw(Stage.Repeats wanted, int known, SplittableRandom random) {
        int rows = wanted.rows() == 0 ? known : Math.min(known, wanted.rows());
        int count = Math.max(1, wanted.tokens() / wanted.length());
        var documents = new ArrayList<int[]>();
        var from = new int[count];
        for (int i = 0; i < count; i++) {
            int block = random.nextInt(SHORTEST, wanted.length() / 2 + 1);
            int before = random.nextInt(0, Math.max(1, wanted.length() - 2 * block + 1));
            documents.add(sequence(wanted.length() + 1, before, block, rows, random));
            from[i] = before + block;
        }
        return new TrainingBatch(documents, from, wanted.rows() == 0 ? 0 : rows, 1);
    }

    /// Random tokens without repetition. At each position the token before it is to be named, and in a
    /// second batch of
    /// the same sequences the token itself: a head has to attend to the previous token, and what it writes
    /// must leave
    /// the token of its own position readable.
    static List<TrainingBatch> previous(Stage.Repeats wanted, int known, SplittableRandom random) {
        int rows = wanted.rows() == 0 ? known : Math.min(known, wanted.rows());
        int count = Math.max(1, wanted.tokens() / wanted.length() / 2);
        var documents = new ArrayList<int[]>();
        var from = new int[count];
        for (int i = 0; i < count; i++) {
            documents.add(sequence(wanted.length() + 1, wanted.length() + 1, 0, rows, random));
            from[i] = 1;
        }
        int softmax = wanted.rows() == 0 ? 0 : rows;
        return List.of(new TrainingBatch(documents, from, softmax, -1), new TrainingBatch(documents, from, softmax, 0));
    }

    /// @param before random tokens before the first block
    static int[] sequence(int length, int before, int block, int rows, SplittableRandom random) {
        var sequence = new int[length];
        for (int i = 0; i < length; i++) {
            sequence[i] = i < before + block ? random.nextInt(rows) : sequence[i - block];
        }
        return sequence;
    }
}
