package org.spinoscope.dynamics;

/// One spin in any dimension but three: dS = η P_S N dt + σ P_S∘dW by splitting each step into half the drift, the
/// noise, and half the drift.
///
/// The drift of a constant field is exact: with c = S·N̂ and h = η|N|dt/2, c ← (c + tanh h)/(1 + c tanh h), which is
/// tan(θ/2) ← tan(θ/2)e^{−h}. The noise moves along a great circle by a Gaussian tangent vector of variance
/// σ²dt(1 − (d−2)σ²dt/6) a component; the factor takes the sphere's curvature out, so that every spherical harmonic
/// decays as e^{−l(l+d−2)σ²dt/2} up to third order. Both together are of weak order 2.
final class GeodesicStepper implements Stepper {

    private static final double LEAST_CORRECTION = 0.1;

    private final SpinField field;
    private final boolean constant;
    private final Bath bath;
    private final Schedule temperature;
    private final double dt;
    private final double[] n;
    private final double[] dw;
    private double strength;

    GeodesicStepper(SpinSetup setup) {
        this.field = setup.field();
        this.constant = field.isConstant();
        this.bath = setup.bath();
        this.temperature = setup.temperature();
        this.dt = setup.dt();
        n = new double[setup.dimension()];
        dw = new double[setup.dimension()];
        readField(0, dw);
    }

    @Override
    public void step(double time, double[] spin, GaussianStream noise) {
        noise.fill(dw, dw.length);
        drift(time, spin);
        diffuse(bath.sigma2At(temperature.at(time + 0.5 * dt)), spin);
        drift(time + dt, spin);
        Vectors.scale(spin, 1 / Vectors.norm(spin)); // rounding only
    }

    private void drift(double time, double[] s) {
        if (!constant) {
            readField(time, s);
        }
        double h = 0.5 * bath.q() * strength * dt;
        if (h == 0) {
            return;
        }
        double c = Vectors.dot(s, n);
        double tanh = Math.tanh(h);
        double scale = 1 + c * tanh;
        double across = 1 / (Math.cosh(h) * scale);
        double along = (c + tanh) / scale - across * c;
        for (var i = 0; i < s.length; i++) {
            s[i] = across * s[i] + along * n[i];
        }
    }

    private void diffuse(double sigma2, double[] s) {
        double variance = sigma2 * dt;
        double corrected = variance * Math.max(LEAST_CORRECTION, 1 - (s.length - 2) * variance / 6);
        double along = Vectors.dot(s, dw);
        double length = Math.sqrt(Math.max(0, Vectors.dot(dw, dw) - along * along));
        if (corrected == 0 || length == 0) {
            return;
        }
        double angle = Math.sqrt(corrected) * length;
        double stay = Math.cos(angle);
        double move = Math.sin(angle) / length;
        for (var i = 0; i < s.length; i++) {
            s[i] = stay * s[i] + move * (dw[i] - along * s[i]);
        }
    }

    /// Reads the field's direction and strength; zero strength where it vanishes.
    private void readField(double time, double[] s) {
        field.at(time, s, n);
        strength = Vectors.norm(n);
        if (strength > 0) {
            Vectors.scale(n, 1 / strength);
        }
    }
}
