package org.spinoscope.study.examination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// One thing a demonstration model should show.
///
/// @param name what is measured
/// @param least the value it should reach, or exceed
/// @param most the value it should not exceed; infinite if there is no such bound
/// @param measured NaN if it could not be measured
public record Criterion(String name, double least, double most, double measured) {

    private static final int STRONGEST = 20;
    private static final double ANY = Double.POSITIVE_INFINITY;

    /// Whether the value lies within its bounds.
    public boolean met() {
        return measured >= least && measured <= most;
    }

    /// The bound in a few characters; empty if there is none.
    public String bound() {
        if (Double.isFinite(most)) {
            return String.format(Locale.ROOT, "≤ %s", most);
        }
        return least == 0 ? "" : String.format(Locale.ROOT, "≥ %s", least);
    }

    /// Everything a demonstration model should show, as measured.
    public static List<Criterion> of(Examination e) {
        var list = new ArrayList<Criterion>();
        double[] entropies = sorted(e.paperAttention().entropy());
        list.add(
                atMost("attention entropy under the paper's reading, 10th percentile", 0.95, quantile(entropies, 0.1)));
        list.add(atLeast(
                "heads in which a token gets twice its even share",
                50,
                count(e.paperAttention().largest(), 2)));
        list.add(atLeast("Table I: right", 15, e.tableOne().right()));
        list.add(atLeast(
                "Table I: right word among the first three", 12, e.tableOne().within(3)));
        double[] gaps = e.tableOne().answers().stream()
                .mapToDouble(PromptScore.Answer::gap)
                .toArray();
        list.add(atLeast("Table I: negative gaps", 1, (double)
                Arrays.stream(gaps).filter(gap -> gap < 0).count()));
        double[] sizes = Arrays.stream(gaps).map(Math::abs).sorted().toArray();
        list.add(atMost("Table I: smallest |gap|", 1, sizes.length == 0 ? Double.NaN : sizes[0]));
        list.add(atLeast("Table I: largest |gap|", 5, sizes.length == 0 ? Double.NaN : sizes[sizes.length - 1]));
        list.add(atLeast("confirmatory: share right", 0.85, e.confirmatory().share()));
        for (var set : e.heldOut()) {
            list.add(new Criterion(set.name() + ": share right", wanted(set.name()), ANY, set.share()));
        }
        list.add(atLeast(
                "heads with induction score ≥ 0.4", 2, count(e.attention().induction(), 0.4)));
        list.add(atLeast(
                "heads with previous-token score ≥ 0.5", 2, count(e.attention().previousToken(), 0.5)));
        list.add(atLeast(
                "heads outside layer 0 with mean |ablation effect| ≥ 0.15",
                12,
                count(Arrays.copyOfRange(e.effects(), 1, e.effects().length), 0.15)));
        list.add(atLeast("layers among the 20 strongest heads", 5, (double) layersOfStrongest(e.effects())));
        double[] r = Arrays.stream(sorted(e.r())).filter(Double::isFinite).toArray();
        list.add(atLeast("r over heads: interquartile range", 0, quantile(r, 0.75) - quantile(r, 0.25)));
        list.add(atLeast("family-wise p of the largest |r| (as it comes out)", 0, e.familyWiseP()));
        return List.copyOf(list);
    }

    /// The shares asked of the sets that have one; of others, none.
    private static double wanted(String set) {
        return switch (set) {
            case "withheld pairs" -> 0.8;
            case "copying" -> 0.9;
            default -> 0;
        };
    }

    private static Criterion atLeast(String name, double least, double measured) {
        return new Criterion(name, least, ANY, measured);
    }

    private static Criterion atMost(String name, double most, double measured) {
        return new Criterion(name, Double.NEGATIVE_INFINITY, most, measured);
    }

    private static double[] sorted(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    private static double count(double[][] values, double least) {
        return (double)
                Arrays.stream(sorted(values)).filter(value -> value >= least).count();
    }

    /// The quantile of sorted values, linearly between neighbours.
    private static double quantile(double[] sorted, double at) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = at * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static long layersOfStrongest(double[][] effects) {
        int heads = effects[0].length;
        return IntStream.range(0, effects.length * heads)
                .boxed()
                .sorted((a, b) -> Double.compare(effects[b / heads][b % heads], effects[a / heads][a % heads]))
                .limit(STRONGEST)
                .map(head -> head / heads)
                .distinct()
                .count();
    }
}
