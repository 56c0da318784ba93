package org.spinoscope.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which prompts of a sweep are included. Ends belong to their ranges; a prompt whose rank or
/// probability is undefined passes only where that is not asked for.
///
/// @param relation empty for all
/// @param leastRank of the good word, 1 is the likeliest token
/// @param leastProbability of the good word, 0 to 1
/// @param leastTokens of the prompt
public record SweepFilter(
        String relation,
        int leastRank,
        int mostRank,
        double leastProbability,
        double mostProbability,
        int leastTokens,
        int mostTokens) {

    /// Every prompt.
    public static final SweepFilter ALL = new SweepFilter("", 1, Integer.MAX_VALUE, 0, 1, 1, Integer.MAX_VALUE);

    public SweepFilter relation(String name) {
        return new SweepFilter(name, leastRank, mostRank, leastProbability, mostProbability, leastTokens, mostTokens);
    }

    public SweepFilter ranks(int from, int to) {
        return new SweepFilter(relation, from, to, leastProbability, mostProbability, leastTokens, mostTokens);
    }

    public SweepFilter probabilities(double from, double to) {
        return new SweepFilter(relation, leastRank, mostRank, from, to, leastTokens, mostTokens);
    }

    public SweepFilter tokens(int from, int to) {
        return new SweepFilter(relation, leastRank, mostRank, leastProbability, mostProbability, from, to);
    }

    boolean passes(int rank, double logProb, int tokens) {
        return ranked(rank) && likely(logProb) && tokens >= leastTokens && tokens <= mostTokens;
    }

    private boolean ranked(int rank) {
        return leastRank <= 1 && mostRank == Integer.MAX_VALUE || rank >= Math.max(1, leastRank) && rank <= mostRank;
    }

    private boolean likely(double logProb) {
        if (leastProbability <= 0 && mostProbability >= 1) {
            return true;
        }
        double p = Math.exp(logProb);
        return p >= leastProbability && p <= mostProbability;
    }

    /// In words, such as `P17, rank ≤ 10`; empty for all prompts.
    public String words() {
        var words = new ArrayList<String>();
        if (!relation.isEmpty()) {
            words.add(relation);
        }
        range("rank", leastRank, mostRank, words);
        if (leastProbability > 0 || mostProbability < 1) {
            words.add(String.format(Locale.ROOT, "P %.4g to %.4g", leastProbability, mostProbability));
        }
        range("tokens", leastTokens, mostTokens, words);
        return String.join(", ", words);
    }

    private static void range(String name, int from, int to, List<String> words) {
        if (from > 1 && to < Integer.MAX_VALUE) {
            words.add(name + " " + from + " to " + to);
        } else if (from > 1) {
            words.add(name + " ≥ " + from);
        } else if (to < Integer.MAX_VALUE) {
            words.add(name + " ≤ " + to);
        }
    }
}
