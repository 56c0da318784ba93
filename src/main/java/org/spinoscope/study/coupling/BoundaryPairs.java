package org.spinoscope.study.coupling;

import java.util.Arrays;
import java.util.List;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.phases.Repetition.Regime;

/// Boundaries of one kind over a prompt set and all heads: where a head predicts one, and where the model has one.
///
/// @param cases pairs of head and prompt that were compared (of head, prompt and edge for compositions)
/// @param predicted cases in which the head crosses
/// @param measured cases in which the model does
/// @param both the nearest two crossings of cases that have one of each
public record BoundaryPairs(Kind kind, int cases, int predicted, int measured, List<Pair> both) {

    /// What is varied until the preference changes sign.
    public enum Kind {
        REPETITION("copies of the good word", "copies"),
        COMPOSITION("composition of the context", "share"),
        TEMPERATURE("attention temperature", "ln T"),
        DIRECTION("direction of the field", "degrees");

        private final String title;
        private final String unit;

        Kind(String title, String unit) {
            this.title = title;
            this.unit = unit;
        }

        public String title() {
            return title;
        }

        /// In which [BoundaryPairs#medianError] is given.
        public String unit() {
            return unit;
        }

        double distance(double a, double b) {
            return switch (this) {
                case TEMPERATURE -> Math.abs(Math.log(a / b));
                case DIRECTION -> Math.abs(Math.IEEEremainder(a - b, FULL_TURN));
                case REPETITION, COMPOSITION -> Math.abs(a - b);
            };
        }
    }

    private static final double FULL_TURN = 360;

    public BoundaryPairs {
        both = List.copyOf(both);
    }

    /// One case with both.
    public record Pair(HeadId head, int prompt, double predicted, double measured) {}

    /// Critical repetitions, of heads and prompts for which both regimes are defined.
    public static BoundaryPairs repetition(PhasesResult phases) {
        var all = new Collector(Kind.REPETITION);
        for (var head : phases.terms().heads()) {
            var found = phases.repetition()[head.layer()][head.head()];
            for (int p = 0; p < found.length; p++) {
                if (found[p].regime() != Regime.UNDEFINED && phases.modelRegime(p) != Regime.UNDEFINED) {
                    all.add(head, p, defined(found[p].predicted()), defined(phases.measured()[p]));
                }
            }
        }
        return all.pairs();
    }

    private static double[] defined(double value) {
        return Double.isNaN(value) ? new double[0] : new double[] {value};
    }

    /// Attention temperatures.
    ///
    /// @param measured the model's crossings `[layer][head][prompt][any]`
    public static BoundaryPairs temperature(PhasesResult phases, double[][][][] measured) {
        var all = new Collector(Kind.TEMPERATURE);
        for (var head : phases.terms().heads()) {
            var predicted = phases.crossings()[head.layer()][head.head()];
            for (int p = 0; p < predicted.length; p++) {
                all.add(head, p, predicted[p], measured[head.layer()][head.head()][p]);
            }
        }
        return all.pairs();
    }

    /// The share of cases whose model does not cross; NaN without cases.
    public double withoutMeasured() {
        return 1 - (double) measured / cases;
    }

    /// Median distance of the two crossings in the kind's unit; NaN if no case has both.
    public double medianError() {
        var errors = both.stream()
                .mapToDouble(pair -> kind.distance(pair.predicted(), pair.measured()))
                .sorted()
                .toArray();
        int n = errors.length;
        return n == 0
                ? Double.NaN
                : Arrays.stream(errors, (n - 1) / 2, n / 2 + 1).average().orElseThrow();
    }

    /// Collects cases.
    static final class Collector {

        private final Kind kind;
        private final List<Pair> both = new java.util.ArrayList<>();
        private int cases;
        private int predicted;
        private int measured;

        Collector(Kind kind) {
            this.kind = kind;
        }

        /// One case with any number of crossings of either.
        void add(HeadId head, int prompt, double[] ofHead, double[] ofModel) {
            cases++;
            predicted += ofHead.length > 0 ? 1 : 0;
            measured += ofModel.length > 0 ? 1 : 0;
            double least = Double.POSITIVE_INFINITY;
            double[] nearest = {};
            for (double a : ofHead) {
                for (double b : ofModel) {
                    if (kind.distance(a, b) < least) {
                        least = kind.distance(a, b);
                        nearest = new double[] {a, b};
                    }
                }
            }
            if (nearest.length > 0) {
                both.add(new Pair(head, prompt, nearest[0], nearest[1]));
            }
        }

        BoundaryPairs pairs() {
            return new BoundaryPairs(kind, cases, predicted, measured, both);
        }
    }
}
