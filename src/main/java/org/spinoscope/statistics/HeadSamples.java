package org.spinoscope.statistics;

import java.util.ArrayList;
import java.util.List;

/// Many heads against one y. Heads that cannot be correlated keep their number but are excluded.
///
/// @param number of each included head: its place in the caller's array
/// @param heads those heads
/// @param count of all heads, degenerate ones included
record HeadSamples(int count, List<Integer> number, List<StandardizedVariable> heads, StandardizedVariable y) {

    private static final int LEAST = 3;

    static Estimate<HeadSamples> of(double[][] x, double[] y) {
        for (var head : x) {
            PairedSample.requireSameLength(head, y);
        }
        return StandardizedVariable.of("y", y, LEAST).flatMap(v -> select(x, v));
    }

    /// r of head `h`, NaN if it is excluded.
    double correlation(int h) {
        int place = number.indexOf(h);
        return place < 0 ? Double.NaN : heads.get(place).correlation(y);
    }

    private static Estimate<HeadSamples> select(double[][] x, StandardizedVariable y) {
        var number = new ArrayList<Integer>();
        var heads = new ArrayList<StandardizedVariable>();
        for (int h = 0; h < x.length; h++) {
            if (StandardizedVariable.of("x", x[h], LEAST)
                    instanceof Estimate.Defined<StandardizedVariable>(var standardizedVariable)) {
                number.add(h);
                heads.add(standardizedVariable);
            }
        }
        return heads.isEmpty()
                ? Estimate.undefined("Every head is constant or not finite.")
                : Estimate.of(new HeadSamples(x.length, List.copyOf(number), List.copyOf(heads), y));
    }
}
