package org.spinoscope.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/// The order of documents in training: batches of documents of one length, so that nothing is padded or masked.
///
/// Epoch e of seed s is always the same list, which is what lets a run resume at a step.
final class Batches {

    private final TreeMap<Integer, List<int[]>> byLength = new TreeMap<>();
    private final int tokensPerBatch;
    private final long seed;
    private final int perEpoch;
    private int epoch = -1;
    private List<List<int[]>> current = List.of();

    Batches(List<int[]> documents, int tokensPerBatch, long seed) {
        this.tokensPerBatch = tokensPerBatch;
        this.seed = seed;
        for (int[] document : documents) {
            if (document.length > 1) {
                byLength.computeIfAbsent(document.length, l -> new ArrayList<>())
                        .add(document);
            }
        }
        perEpoch = epoch(0).size();
    }

    int perEpoch() {
        return perEpoch;
    }

    /// The batch of a step, counted from 0 over all epochs.
    TrainingBatch at(int step) {
        if (step / perEpoch != epoch) {
            epoch = step / perEpoch;
            current = epoch(epoch);
        }
        return TrainingBatch.of(current.get(step % perEpoch));
    }

    private List<List<int[]>> epoch(int number) {
        var random = new Random(seed * 1_000_003 + number);
        var batches = new ArrayList<List<int[]>>();
        byLength.forEach((length, documents) -> {
            var order = new ArrayList<>(documents);
            Collections.shuffle(order, random);
            int size = Math.max(1, tokensPerBatch / (length - 1));
            for (int from = 0; from < order.size(); from += size) {
                batches.add(order.subList(from, Math.min(from + size, order.size())));
            }
        });
        Collections.shuffle(batches, random);
        return batches;
    }
}
