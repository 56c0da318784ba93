package org.spinoscope.gpt2;

import java.util.Arrays;

/// The n largest of many values: a heap with the least of them on top.
final class LargestValues {

    private final double[] heap;

    /// @param n at least 1
    LargestValues(int n) {
        heap = new double[n];
        Arrays.fill(heap, Double.NEGATIVE_INFINITY);
    }

    /// The n-th largest value; −∞ if there were fewer.
    double least() {
        return heap[0];
    }

    void offer(double value) {
        if (!(value > heap[0])) {
            return;
        }
        int at = 0;
        while (2 * at + 1 < heap.length) {
            int child = 2 * at + 1;
            if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= value) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = value;
    }
}
