package org.spinoscope.dynamics;

/// What turns a spin during one step: field, noise held fixed over the step, and the coefficients p and q.
///
/// dS = ω×S with ω = p(B+h) + q S×(B+h), the same equation as −p S×(B+h) − q S×(S×(B+h)).
final class EffectiveField3 {

    private final SpinField field;
    private final boolean constant;
    private final double p;
    private final double q;
    private final double[] spin = new double[3];
    private final double[] b = new double[3];

    private double hx;
    private double hy;
    private double hz;

    /// ω after [#turn].
    double wx;

    double wy;
    double wz;

    EffectiveField3(Bath bath, SpinField field) {
        this.field = field;
        this.constant = field.isConstant();
        this.p = bath.p();
        this.q = bath.q();
        field.at(0, spin, b);
    }

    /// Sets the random field of this step: h = √(2D/dt)·(three standard normals).
    void noise(double x, double y, double z) {
        hx = x;
        hy = y;
        hz = z;
    }

    /// Computes ω for a spin at `time`.
    void turn(double time, double x, double y, double z) {
        if (!constant) {
            spin[0] = x;
            spin[1] = y;
            spin[2] = z;
            field.at(time, spin, b);
        }
        var fx = b[0] + hx;
        var fy = b[1] + hy;
        var fz = b[2] + hz;
        wx = p * fx + q * (y * fz - z * fy);
        wy = p * fy + q * (z * fx - x * fz);
        wz = p * fz + q * (x * fy - y * fx);
    }
}
