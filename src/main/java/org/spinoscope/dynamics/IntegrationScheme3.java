package org.spinoscope.dynamics;

/// One step of an [Integrator] in three dimensions. Schemes own scratch space: one per thread.
sealed interface IntegrationScheme3 {

    /// Moves `s` from `time` to `time + dt` under the drive, whose noise is already set.
    void step(Spin3 s, EffectiveField3 drive, double time, double dt);

    static IntegrationScheme3 of(Integrator integrator) {
        return switch (integrator) {
            case DEPONDT_MERTENS -> new DepondtMertens();
            case SEMI_IMPLICIT_B -> new SemiImplicitB();
            case HEUN -> new Heun();
            case IMPLICIT_MIDPOINT -> new ImplicitMidpoint();
            case EULER -> new Euler();
            case GEODESIC -> throw new IllegalArgumentException(integrator.title() + " leaves precession out");
        };
    }

    /// Rotate by ω(S), then turn the old spin by the mean of ω(S) and ω at the predicted spin.
    record DepondtMertens(Spin3 ahead) implements IntegrationScheme3 {
        DepondtMertens() {
            this(new Spin3());
        }

        @Override
        public void step(Spin3 s, EffectiveField3 drive, double time, double dt) {
            drive.turn(time, s.x, s.y, s.z);
            var wx = drive.wx;
            var wy = drive.wy;
            var wz = drive.wz;
            Rotation.exact(s, wx * dt, wy * dt, wz * dt, ahead);
            drive.turn(time + dt, ahead.x, ahead.y, ahead.z);
            var half = 0.5 * dt;
            Rotation.exact(s, (wx + drive.wx) * half, (wy + drive.wy) * half, (wz + drive.wz) * half, s);
        }
    }

    /// Implicit midpoint with ω taken at the start, then again with ω at the midpoint so found.
    record SemiImplicitB(Spin3 ahead) implements IntegrationScheme3 {
        SemiImplicitB() {
            this(new Spin3());
        }

        @Override
        public void step(Spin3 s, EffectiveField3 drive, double time, double dt) {
            drive.turn(time, s.x, s.y, s.z);
            Rotation.cayley(s, drive.wx * dt, drive.wy * dt, drive.wz * dt, ahead);
            drive.turn(time + 0.5 * dt, 0.5 * (s.x + ahead.x), 0.5 * (s.y + ahead.y), 0.5 * (s.z + ahead.z));
            Rotation.cayley(s, drive.wx * dt, drive.wy * dt, drive.wz * dt, s);
        }
    }

    /// Iterates S' = Cayley(ω((S+S')/2) dt) S, which stays on the sphere at every pass.
    record ImplicitMidpoint(Spin3 ahead) implements IntegrationScheme3 {
        private static final int MOST_PASSES = 60;

        ImplicitMidpoint() {
            this(new Spin3());
        }

        @Override
        public void step(Spin3 s, EffectiveField3 drive, double time, double dt) {
            ahead.set(s);
            for (var pass = 0; pass < MOST_PASSES; pass++) {
                var x = ahead.x;
                var y = ahead.y;
                var z = ahead.z;
                drive.turn(time + 0.5 * dt, 0.5 * (s.x + x), 0.5 * (s.y + y), 0.5 * (s.z + z));
                Rotation.cayley(s, drive.wx * dt, drive.wy * dt, drive.wz * dt, ahead);
                if (Math.abs(ahead.x - x) + Math.abs(ahead.y - y) + Math.abs(ahead.z - z) < 1e-15) {
                    break;
                }
            }
            s.set(ahead);
        }
    }

    /// Trapezoid of the drift at both ends, back on the sphere after each stage.
    record Heun(Spin3 ahead) implements IntegrationScheme3 {
        Heun() {
            this(new Spin3());
        }

        @Override
        public void step(Spin3 s, EffectiveField3 drive, double time, double dt) {
            drive.turn(time, s.x, s.y, s.z);
            var vx = drive.wy * s.z - drive.wz * s.y;
            var vy = drive.wz * s.x - drive.wx * s.z;
            var vz = drive.wx * s.y - drive.wy * s.x;
            ahead.set(s.x + dt * vx, s.y + dt * vy, s.z + dt * vz);
            ahead.normalise();
            drive.turn(time + dt, ahead.x, ahead.y, ahead.z);
            var half = 0.5 * dt;
            s.set(
                    s.x + half * (vx + drive.wy * ahead.z - drive.wz * ahead.y),
                    s.y + half * (vy + drive.wz * ahead.x - drive.wx * ahead.z),
                    s.z + half * (vz + drive.wx * ahead.y - drive.wy * ahead.x));
            s.normalise();
        }
    }

    /// The drift at the start only. Without the renormalisation it would solve the Itô equation and leave the sphere.
    record Euler() implements IntegrationScheme3 {
        @Override
        public void step(Spin3 s, EffectiveField3 drive, double time, double dt) {
            drive.turn(time, s.x, s.y, s.z);
            s.set(
                    s.x + dt * (drive.wy * s.z - drive.wz * s.y),
                    s.y + dt * (drive.wz * s.x - drive.wx * s.z),
                    s.z + dt * (drive.wx * s.y - drive.wy * s.x));
            s.normalise();
        }
    }
}
