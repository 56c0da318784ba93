package org.spinoscope.spinbath;

/// Boltzmann weights exp(Ω_j)/Σ exp(Ω), computed from the largest score down so that none overflows.
final class Softmax {

    private Softmax() {}

    static double[] of(double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        var weights = new double[scores.length];
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
            weights[j] = Math.exp(scores[j] - largest);
            sum += weights[j];
        }
        for (int j = 0; j < weights.length; j++) {
            weights[j] /= sum;
        }
        return weights;
    }
}
