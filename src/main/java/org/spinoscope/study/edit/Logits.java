package org.spinoscope.study.edit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.spinoscope.study.BoltzmannSums;

/// The logits of a whole vocabulary, and the distribution they make at a temperature.
public final class Logits {

    private final float[] values;
    private final double largest;
    private final Map<Integer, Integer> ranks = new HashMap<>();
    private double partitionAt = Double.NaN;
    private double partition;

    /// @param values owned by this object from now on
    public Logits(float[] values) {
        this.values = values;
        double most = Double.NEGATIVE_INFINITY;
        for (float v : values) {
            most = Math.max(most, v);
        }
        largest = most;
    }

    public int size() {
        return values.length;
    }

    public double of(int id) {
        return values[id];
    }

    /// P(T) ∝ exp(L/T), with the largest logit subtracted first.
    public synchronized double probability(int id, double temperature) {
        if (temperature != partitionAt) {
            partition = BoltzmannSums.of(values, largest, temperature).z();
            partitionAt = temperature;
        }
        return Math.exp((values[id] - largest) / temperature) / partition;
    }

    /// Entropy of the distribution in bits: S = log₂ Z + (max − ⟨L⟩)/(T ln 2) with Z relative to the largest logit.
    public double entropyBits(double temperature) {
        var sums = BoltzmannSums.of(values, largest, temperature);
        return (Math.log(sums.z()) - sums.first() / sums.z() / temperature) / Math.log(2);
    }

    /// 1 plus how many tokens are likelier.
    public synchronized int rank(int id) {
        return ranks.computeIfAbsent(id, this::counted);
    }

    private int counted(int id) {
        int likelier = 0;
        for (float v : values) {
            if (v > values[id]) {
                likelier++;
            }
        }
        return likelier + 1;
    }

    /// The likeliest tokens, best first; the order is the same at every temperature.
    public List<Integer> top(int count) {
        var best = new PriorityQueue<Integer>((a, b) -> Float.compare(values[a], values[b]));
        for (int id = 0; id < values.length; id++) {
            if (best.size() < count) {
                best.add(id);
            } else if (values[id] > values[best.element()]) {
                best.remove();
                best.add(id);
            }
        }
        var ids = best.toArray(Integer[]::new);
        Arrays.sort(ids, (a, b) -> Float.compare(values[b], values[a]));
        return List.of(ids);
    }
}
