package org.spinoscope.dynamics;

/// One spin in three dimensions, with precession, by any [Integrator].
final class PrecessingStepper implements Stepper {

    private final Spin3 s = new Spin3();
    private final EffectiveField3 drive;
    private final IntegrationScheme3 scheme;
    private final Bath bath;
    private final Schedule temperature;
    private final double dt;

    PrecessingStepper(SpinSetup setup) {
        this.drive = new EffectiveField3(setup.bath(), setup.field());
        this.scheme = IntegrationScheme3.of(setup.integrator());
        this.bath = setup.bath();
        this.temperature = setup.temperature();
        this.dt = setup.dt();
    }

    @Override
    public void step(double time, double[] spin, GaussianStream noise) {
        s.set(spin[0], spin[1], spin[2]);
        step(time, s, noise.next(), noise.next(), noise.next());
        spin[0] = s.x;
        spin[1] = s.y;
        spin[2] = s.z;
    }

    /// One step with given standard normal deviates.
    void step(double time, Spin3 spin, double gx, double gy, double gz) {
        var h = Math.sqrt(2 * bath.strengthAt(temperature.at(time + 0.5 * dt)) / dt);
        drive.noise(h * gx, h * gy, h * gz);
        scheme.step(spin, drive, time, dt);
    }

    /// `count` steps of one spin from `time`; returns the time reached.
    double run(double time, int count, double[] spin, GaussianStream noise) {
        s.set(spin[0], spin[1], spin[2]);
        var t = time;
        for (var i = 0; i < count; i++) {
            step(t, s, noise.next(), noise.next(), noise.next());
            t += dt;
        }
        spin[0] = s.x;
        spin[1] = s.y;
        spin[2] = s.z;
        return t;
    }
}
