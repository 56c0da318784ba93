package org.spinoscope.statistics;

/// Two variables over the same cases, both fit to be correlated.
record Pairs(Sample x, Sample y) {

    static Estimate<Pairs> of(double[] x, double[] y, int least) {
        return Sample.of("x", x, least).flatMap(u -> Sample.of("y", y, least).map(v -> new Pairs(u, v)));
    }

    static void requireSameLength(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x has " + x.length + " values, y has " + y.length);
        }
    }
}
