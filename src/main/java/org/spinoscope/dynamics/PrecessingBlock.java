package org.spinoscope.dynamics;

/// A block of three-dimensional spins as a structure of arrays.
///
/// Depondt–Mertens in a constant field goes through the vectorised [RotationKernel]; every other combination steps spin
/// by spin with the same random numbers.
final class PrecessingBlock implements SpinBlock {

    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double[] gx;
    private final double[] gy;
    private final double[] gz;
    private final SpinSetup setup;
    private final PrecessingStepper stepper;
    private final RotationKernel kernel;
    private final boolean vectorised;
    private final Spin3 one = new Spin3();
    private final GaussianStream noise;

    PrecessingBlock(SpinSetup setup, int size, GaussianStream noise) {
        this.setup = setup;
        this.noise = noise;
        x = new double[size];
        y = new double[size];
        z = new double[size];
        gx = new double[size];
        gy = new double[size];
        gz = new double[size];
        stepper = new PrecessingStepper(setup);
        kernel = new RotationKernel(setup);
        vectorised = setup.integrator() == Integrator.DEPONDT_MERTENS
                && setup.field().isConstant();
    }

    @Override
    public int size() {
        return x.length;
    }

    @Override
    public void step(double time) {
        noise.fill(gx, gx.length);
        noise.fill(gy, gy.length);
        noise.fill(gz, gz.length);
        if (vectorised) {
            var t = setup.temperature().at(time + 0.5 * setup.dt());
            kernel.step(x, y, z, gx, gy, gz, Math.sqrt(2 * setup.bath().strengthAt(t) / setup.dt()));
            return;
        }
        for (var i = 0; i < x.length; i++) {
            one.set(x[i], y[i], z[i]);
            stepper.step(time, one, gx[i], gy[i], gz[i]);
            x[i] = one.x;
            y[i] = one.y;
            z[i] = one.z;
        }
    }

    @Override
    public void components(double[] direction, double[] out) {
        var a = direction[0];
        var b = direction[1];
        var c = direction[2];
        for (var i = 0; i < x.length; i++) {
            out[i] = a * x[i] + b * y[i] + c * z[i];
        }
    }

    @Override
    public void copy(int index, double[] out) {
        out[0] = x[index];
        out[1] = y[index];
        out[2] = z[index];
    }

    @Override
    public void set(int index, double[] spin) {
        x[index] = spin[0];
        y[index] = spin[1];
        z[index] = spin[2];
    }
}
