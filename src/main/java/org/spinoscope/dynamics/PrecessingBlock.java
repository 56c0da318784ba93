package org.spinoscope.dynamics;

/// A block of three-dimensional spins as a structure of arrays.
///
/// Depondt–Mertens in a constant field goes through the vectorised [RotationKernel]; every other combination steps spin
/// by spin with the same random numbers.
final class PrecessingBlock implements SpinBlock {

    private final double[][] s;
    private final double[][] g;
    private final SpinSetup setup;
    private final PrecessingStepper stepper;
    private final RotationKernel kernel;
    private final boolean vectorised;
    private final Spin3 one = new Spin3();
    private final GaussianStream noise;

    PrecessingBlock(SpinSetup setup, int size, GaussianStream noise) {
        this.setup = setup;
        this.noise = noise;
        s = new double[3][size];
        g = new double[3][size];
        stepper = new PrecessingStepper(setup);
        kernel = new RotationKernel(setup, size);
        vectorised = setup.integrator() == Integrator.DEPONDT_MERTENS
                && setup.field().isConstant();
    }

    @Override
    public int size() {
        return s[0].length;
    }

    @Override
    public void step(double time) {
        for (var component : g) {
            noise.fill(component, component.length);
        }
        if (vectorised) {
            var t = setup.temperature().at(time + 0.5 * setup.dt());
            kernel.step(s, g, Math.sqrt(2 * setup.bath().strengthAt(t) / setup.dt()));
            return;
        }
        for (var i = 0; i < size(); i++) {
            one.set(s[0][i], s[1][i], s[2][i]);
            stepper.step(time, one, g[0][i], g[1][i], g[2][i]);
            s[0][i] = one.x;
            s[1][i] = one.y;
            s[2][i] = one.z;
        }
    }

    @Override
    public void components(double[] direction, double[] out) {
        for (var i = 0; i < size(); i++) {
            out[i] = direction[0] * s[0][i] + direction[1] * s[1][i] + direction[2] * s[2][i];
        }
    }

    @Override
    public void copy(int index, double[] out) {
        out[0] = s[0][index];
        out[1] = s[1][index];
        out[2] = s[2][index];
    }

    @Override
    public void set(int index, double[] spin) {
        s[0][index] = spin[0];
        s[1][index] = spin[1];
        s[2][index] = spin[2];
    }
}
