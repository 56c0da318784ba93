package org.spinoscope.dynamics;

/// Moves one spin in place, step after step, without allocating.
sealed interface Stepper permits PrecessingStepper, GeodesicStepper, TangentStepper {

    /// Takes one step from `time`, changing `spin`.
    void step(double time, double[] spin, GaussianStream noise);

    static Stepper of(SpinSetup setup) {
        if (setup.dimension() == 3) {
            return new PrecessingStepper(setup);
        }
        return setup.integrator() == Integrator.GEODESIC ? new GeodesicStepper(setup) : new TangentStepper(setup);
    }
}
