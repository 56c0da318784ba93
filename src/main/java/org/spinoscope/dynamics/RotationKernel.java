package org.spinoscope.dynamics;

/// Depondt–Mertens for many spins in one constant field.
///
/// The same arithmetic as [Scheme3.DepondtMertens], written out on local numbers with no branch and no call that is not
/// inlined, so that the compiler turns the loop into vector instructions. Products are not fused (Math.fma would be
/// slow
/// where the processor has none).
final class RotationKernel {

    private final double p;
    private final double q;
    private final double bx;
    private final double by;
    private final double bz;
    private final double dt;

    RotationKernel(SpinSetup setup) {
        var b = new double[3];
        setup.field().at(0, new double[3], b);
        p = setup.bath().p();
        q = setup.bath().q();
        bx = b[0];
        by = b[1];
        bz = b[2];
        dt = setup.dt();
    }

    /// One step of all spins; g are standard normal deviates and `h` the amplitude √(2D/dt) of the random field.
    void step(double[] x, double[] y, double[] z, double[] gx, double[] gy, double[] gz, double h) {
        // Half the rotation vector is u = (p H + q S×H) dt/2; the factors are folded into p and q.
        step(x, y, z, gx, gy, gz, bx, by, bz, h, 0.5 * p * dt, 0.5 * q * dt);
    }

    private static void step(
            double[] x,
            double[] y,
            double[] z,
            double[] gx,
            double[] gy,
            double[] gz,
            double bx,
            double by,
            double bz,
            double h,
            double p,
            double q) {
        for (var i = 0; i < x.length; i++) {
            var sx = x[i];
            var sy = y[i];
            var sz = z[i];
            var fx = bx + h * gx[i];
            var fy = by + h * gy[i];
            var fz = bz + h * gz[i];
            var ux = p * fx + q * (sy * fz - sz * fy);
            var uy = p * fy + q * (sz * fx - sx * fz);
            var uz = p * fz + q * (sx * fy - sy * fx);
            var u2 = ux * ux + uy * uy + uz * uz;
            var num = Rotation.numerator(u2);
            var den = Rotation.denominator(u2);
            var scale = 2 / (den * den + num * num * u2);
            var a = num * den * scale;
            var b = num * num * scale;
            var cx = uy * sz - uz * sy;
            var cy = uz * sx - ux * sz;
            var cz = ux * sy - uy * sx;
            var ax = sx + a * cx + b * (uy * cz - uz * cy);
            var ay = sy + a * cy + b * (uz * cx - ux * cz);
            var az = sz + a * cz + b * (ux * cy - uy * cx);
            // The field is the same at the predicted spin: only the q term of u changes.
            var vx = 0.5 * (ux + p * fx + q * (ay * fz - az * fy));
            var vy = 0.5 * (uy + p * fy + q * (az * fx - ax * fz));
            var vz = 0.5 * (uz + p * fz + q * (ax * fy - ay * fx));
            var v2 = vx * vx + vy * vy + vz * vz;
            var num2 = Rotation.numerator(v2);
            var den2 = Rotation.denominator(v2);
            var scale2 = 2 / (den2 * den2 + num2 * num2 * v2);
            var a2 = num2 * den2 * scale2;
            var b2 = num2 * num2 * scale2;
            var dx = vy * sz - vz * sy;
            var dy = vz * sx - vx * sz;
            var dz = vx * sy - vy * sx;
            x[i] = sx + a2 * dx + b2 * (vy * dz - vz * dy);
            y[i] = sy + a2 * dy + b2 * (vz * dx - vx * dz);
            z[i] = sz + a2 * dz + b2 * (vx * dy - vy * dx);
        }
    }
}
