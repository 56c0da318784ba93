package org.spinoscope.dynamics;

/// One spin in any dimension: dS = η P_S N dt + σ P_S∘dW by Heun or Euler, renormalised.
final class TangentStepper implements Stepper {

    private final SpinField field;
    private final boolean constant;
    private final boolean heun;
    private final Bath bath;
    private final Schedule temperature;
    private final double dt;
    private final double[] n;
    private final double[] dw;
    private final double[] push;
    private final double[] ahead;

    TangentStepper(SpinSetup setup) {
        this.field = setup.field();
        this.constant = field.isConstant();
        this.heun = setup.integrator() != Integrator.EULER;
        this.bath = setup.bath();
        this.temperature = setup.temperature();
        this.dt = setup.dt();
        var d = setup.dimension();
        n = new double[d];
        dw = new double[d];
        push = new double[d];
        ahead = new double[d];
        field.at(0, ahead, n);
    }

    @Override
    public void step(double time, double[] spin, GaussianStream noise) {
        noise.fill(dw, dw.length);
        advance(time, spin);
    }

    /// One step with the deviates in `dw`. P_S x = x − (S·x)S, so every stage is one dot product and one update.
    private void advance(double time, double[] s) {
        var eta = bath.q() * dt;
        var sigma = Math.sqrt(bath.sigma2At(temperature.at(time + 0.5 * dt)) * dt);
        force(time, s, eta, sigma);
        var along = Vectors.dot(s, push);
        if (!heun) {
            for (var i = 0; i < s.length; i++) {
                s[i] += push[i] - along * s[i];
            }
            Vectors.scale(s, 1 / Vectors.norm(s));
            return;
        }
        for (var i = 0; i < s.length; i++) {
            ahead[i] = s[i] + push[i] - along * s[i];
        }
        Vectors.scale(ahead, 1 / Vectors.norm(ahead));
        for (var i = 0; i < s.length; i++) {
            s[i] += 0.5 * (push[i] - along * s[i]);
        }
        if (!constant) {
            force(time + dt, ahead, eta, sigma);
        }
        var alongAhead = Vectors.dot(ahead, push);
        for (var i = 0; i < s.length; i++) {
            s[i] += 0.5 * (push[i] - alongAhead * ahead[i]);
        }
        Vectors.scale(s, 1 / Vectors.norm(s));
    }

    private void force(double time, double[] s, double eta, double sigma) {
        if (!constant) {
            field.at(time, s, n);
        }
        for (var i = 0; i < push.length; i++) {
            push[i] = eta * n[i] + sigma * dw[i];
        }
    }
}
