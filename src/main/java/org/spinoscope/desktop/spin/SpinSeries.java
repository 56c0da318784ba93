package org.spinoscope.desktop.spin;

import java.util.EnumMap;
import java.util.Map;
import org.spinoscope.desktop.chart.DecimatedBuffer;
import org.spinoscope.dynamics.SpinSimulation;

/// A run's quantities over time, from its start to now, in bounded room and with every extreme. Adding allocates
/// nothing.
final class SpinSeries {

    /// Pairs of extremes kept over the whole run: more than a chart has pixels beside the sphere.
    private static final int BUCKETS = 400;

    private final Map<SpinQuantity, DecimatedBuffer> numbers = new EnumMap<>(SpinQuantity.class);
    private final DecimatedBuffer mean = new DecimatedBuffer(BUCKETS);
    private final double[] position = new double[3];

    SpinSeries() {
        for (var quantity : SpinQuantity.values()) {
            numbers.put(quantity, new DecimatedBuffer(BUCKETS));
        }
    }

    /// The difference starts again with another second spin.
    void forgetDifference() {
        of(SpinQuantity.DIFFERENCE).clear();
    }

    /// The spin as it is now.
    ///
    /// @param strength |N|
    /// @param start when the spin started, in the time of the chart
    void add(SpinSimulation walk, double strength, double start) {
        double t = start + walk.time();
        double cosine = walk.cosine();
        walk.position(position);
        put(SpinQuantity.ALIGNMENT, t, cosine);
        put(SpinQuantity.FIRST, t, position[0]);
        put(SpinQuantity.SECOND, t, position[1]);
        put(SpinQuantity.THIRD, t, position[2]);
        put(SpinQuantity.ENERGY, t, -strength * cosine);
        mean.add(t, walk.meanCosine());
    }

    private void put(SpinQuantity quantity, double t, double value) {
        of(quantity).add(t, value);
    }

    /// This quantity minus the other run's, each at the same time.
    void subtract(SpinSimulation one, SpinSimulation other) {
        put(SpinQuantity.DIFFERENCE, one.time(), one.cosine() - other.cosine());
    }

    @SuppressWarnings("NullAway") // every quantity has its buffer from the start
    DecimatedBuffer of(SpinQuantity quantity) {
        return numbers.get(quantity);
    }

    /// Mean of S·N̂ since the averages began.
    DecimatedBuffer mean() {
        return mean;
    }
}
