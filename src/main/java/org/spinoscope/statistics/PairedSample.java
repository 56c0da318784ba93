package org.spinoscope.statistics;

/// Two variables over the same cases, both fit to be correlated.
record PairedSample(StandardizedVariable x, StandardizedVariable y) {

    static Estimate<PairedSample> of(double[] x, double[] y, int least) {
        return StandardizedVariable.of("x", x, least)
                .flatMap(u -> StandardizedVariable.of("y", y, least).map(v -> new PairedSample(u, v)));
    }

    static void requireSameLength(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x has " + x.length + " values, y has " + y.length);
        }
    }
}
