package org.spinoscope.dynamics;

/// Moves one spin in place, step after step, without allocating.
sealed interface Stepper permits PrecessingStepper, TangentStepper {

    /// Takes one step from `time`, changing `spin`.
    void step(double time, double[] spin, GaussianStream noise);

    static Stepper of(SpinSetup setup) {
        return setup.dimension() == 3 ? new PrecessingStepper(setup) : new TangentStepper(setup);
    }
}
