package org.spinoscope.dynamics;

/// Reads the temperature off moving spins: k_BT = ⟨|P_S N|²⟩/[(d−1)⟨S·N⟩].
///
/// In the stationary state of a constant field the mean rate of change of S·N vanishes: relaxation adds η|P_S N|², the
/// noise takes (d−1)(σ²/2) S·N, and σ²/2η is the temperature. With a field that moves or depends on the spin the
/// reading is only an indication.
public final class TemperatureEstimator {

    private final SpinField field;
    private final double[] b;
    private double transverse;
    private double along;
    private long readings;

    public TemperatureEstimator(SpinField field) {
        this.field = field;
        this.b = new double[field.dimension()];
    }

    /// Takes one reading; allocates nothing.
    public void read(double time, double[] spin) {
        field.at(time, spin, b);
        var parallel = Vectors.dot(spin, b);
        transverse += Vectors.dot(b, b) - parallel * parallel;
        along += parallel;
        readings++;
    }

    /// k_BT so far; NaN before the first reading.
    public double temperature() {
        return readings == 0 ? Double.NaN : transverse / ((b.length - 1) * along);
    }

    public long readings() {
        return readings;
    }

    double transverse() {
        return transverse;
    }

    double along() {
        return along;
    }
}
