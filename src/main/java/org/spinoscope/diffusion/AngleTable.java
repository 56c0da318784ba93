package org.spinoscope.diffusion;

/// A smooth function of the angle θ from 0 to π, tabulated at equal steps and read by four-point interpolation.
final class AngleTable {

    /// Points of a table; the step is π/2000.
    static final int POINTS = 2001;

    private static final double STEP = Math.PI / (POINTS - 1);

    private final double[] values;

    /// @param values at θ = i·π/2000
    AngleTable(double[] values) {
        if (values.length != POINTS) {
            throw new IllegalArgumentException("A table has " + POINTS + " points: " + values.length);
        }
        this.values = values.clone();
    }

    /// θ of a point.
    static double angle(int point) {
        return point * STEP;
    }

    /// The value at the angle whose cosine is given.
    double at(double cosine) {
        double position = Math.acos(Math.clamp(cosine, -1.0, 1.0)) / STEP;
        int i = Math.clamp((int) position - 1, 0, POINTS - 4);
        double t = position - i;
        double a = t - 1;
        double b = t - 2;
        double c = t - 3;
        return values[i] * (a * b * c / -6)
                + values[i + 1] * (t * b * c / 2)
                + values[i + 2] * (t * a * c / -2)
                + values[i + 3] * (t * a * b / 6);
    }
}
