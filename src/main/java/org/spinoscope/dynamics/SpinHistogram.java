package org.spinoscope.dynamics;

import java.util.List;

/// Measured distribution of S·N̂ and the stationary law.
///
/// @param edges bin edges, one more than there are bins
/// @param density measured density in each bin
/// @param law mean density of the stationary law in each bin
/// @param counted number of values that fell inside the edges
/// @param outside number that fell outside (beyond nine standard deviations of the law)
public record SpinHistogram(List<Double> edges, List<Double> density, List<Double> law, long counted, long outside) {

    /// Largest difference between the measured and the lawful cumulative distribution over the edges.
    public double largestCumulativeGap() {
        double measured = 0;
        double lawful = 0;
        double worst = 0;
        for (var i = 0; i < density.size(); i++) {
            var width = edges.get(i + 1) - edges.get(i);
            measured += density.get(i) * width;
            lawful += law.get(i) * width;
            worst = Math.max(worst, Math.abs(measured - lawful));
        }
        return worst;
    }
}
