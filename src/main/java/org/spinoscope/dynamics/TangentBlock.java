package org.spinoscope.dynamics;

/// A block of d-dimensional spins, one array each.
final class TangentBlock implements SpinBlock {

    private final double[][] spins;
    private final Stepper stepper;
    private final GaussianStream noise;

    TangentBlock(SpinSetup setup, int size, GaussianStream noise) {
        this.spins = new double[size][setup.dimension()];
        this.stepper = Stepper.of(setup);
        this.noise = noise;
    }

    @Override
    public int size() {
        return spins.length;
    }

    @Override
    public void step(double time) {
        for (var spin : spins) {
            stepper.step(time, spin, noise);
        }
    }

    @Override
    public void components(double[] direction, double[] out) {
        for (var i = 0; i < spins.length; i++) {
            out[i] = Vectors.dot(direction, spins[i]);
        }
    }

    @Override
    public void copy(int index, double[] out) {
        System.arraycopy(spins[index], 0, out, 0, out.length);
    }

    @Override
    public void set(int index, double[] spin) {
        System.arraycopy(spin, 0, spins[index], 0, spin.length);
    }
}
