package org.spinoscope.dynamics;

/// Depondt–Mertens for many spins in one constant field.
///
/// The same arithmetic as [IntegrationScheme3.DepondtMertens], as a sequence of short loops over small arrays that stay
/// in the
/// first-level cache. The loops are short because the just-in-time compiler only vectorises bodies it can unroll: one
/// long loop over the whole step took about four times as long. Products are not fused, since Math.fma is slow
/// where the processor has none.
final class RotationKernel {

    private final double p;
    private final double q;
    private final double[] field = new double[3];
    private final double dt;
    private final double[][] u;
    private final double[][] next;
    private final double[][] cross;
    private final double[] a;
    private final double[] b;

    /// @param size number of spins
    RotationKernel(SpinSetup setup, int size) {
        setup.field().at(0, new double[3], field);
        p = setup.bath().p();
        q = setup.bath().q();
        dt = setup.dt();
        u = new double[3][size];
        next = new double[3][size];
        cross = new double[3][size];
        a = new double[size];
        b = new double[size];
    }

    /// One step of all spins.
    ///
    /// @param s the three components of every spin, overwritten
    /// @param g standard normal deviates, overwritten by the total field
    /// @param h amplitude √(2D/dt) of the random field
    void step(double[][] s, double[][] g, double h) {
        for (var k = 0; k < 3; k++) {
            affine(g[k], h, field[k]);
        }
        // Half the rotation vector is u = (p H + q S×H) dt/2; the factors are folded into p and q.
        var halfP = 0.5 * p * dt;
        var halfQ = 0.5 * q * dt;
        for (var k = 0; k < 3; k++) {
            torque(u[k], g[k], halfP, halfQ, s[(k + 1) % 3], g[(k + 2) % 3], s[(k + 2) % 3], g[(k + 1) % 3]);
        }
        rotate(s, next);
        // The mean of u and of u at the predicted spin; the field is the same there, so only the q term differs.
        for (var k = 0; k < 3; k++) {
            mean(u[k], g[k], halfP, halfQ, next[(k + 1) % 3], g[(k + 2) % 3], next[(k + 2) % 3], g[(k + 1) % 3]);
        }
        rotate(s, s);
    }

    /// Turns every spin by twice u; see [Rotation].
    private void rotate(double[][] s, double[][] out) {
        coefficients(u[0], u[1], u[2], a, b);
        for (var k = 0; k < 3; k++) {
            cross(cross[k], u[(k + 1) % 3], s[(k + 2) % 3], u[(k + 2) % 3], s[(k + 1) % 3]);
        }
        for (var k = 0; k < 3; k++) {
            turn(out[k], s[k], a, b, cross[k], u[(k + 1) % 3], cross[(k + 2) % 3], u[(k + 2) % 3], cross[(k + 1) % 3]);
        }
    }

    private static void affine(double[] g, double h, double b) {
        for (var i = 0; i < g.length; i++) {
            g[i] = b + h * g[i];
        }
    }

    private static void torque(
            double[] out, double[] f, double p, double q, double[] s1, double[] f2, double[] s2, double[] f1) {
        for (var i = 0; i < out.length; i++) {
            out[i] = p * f[i] + q * (s1[i] * f2[i] - s2[i] * f1[i]);
        }
    }

    private static void mean(
            double[] u, double[] f, double p, double q, double[] s1, double[] f2, double[] s2, double[] f1) {
        for (var i = 0; i < u.length; i++) {
            u[i] = 0.5 * (u[i] + (p * f[i] + q * (s1[i] * f2[i] - s2[i] * f1[i])));
        }
    }

    private static void coefficients(double[] ux, double[] uy, double[] uz, double[] a, double[] b) {
        for (var i = 0; i < ux.length; i++) {
            var y = ux[i] * ux[i] + uy[i] * uy[i] + uz[i] * uz[i];
            var numerator = Rotation.numerator(y);
            var denominator = Rotation.denominator(y);
            var scaled = numerator * (2 / (denominator * denominator + numerator * numerator * y));
            a[i] = scaled * denominator;
            b[i] = scaled * numerator;
        }
    }

    private static void cross(double[] out, double[] u1, double[] s2, double[] u2, double[] s1) {
        for (var i = 0; i < out.length; i++) {
            out[i] = u1[i] * s2[i] - u2[i] * s1[i];
        }
    }

    private static void turn(
            double[] out,
            double[] s,
            double[] a,
            double[] b,
            double[] c,
            double[] u1,
            double[] c2,
            double[] u2,
            double[] c1) {
        for (var i = 0; i < out.length; i++) {
            out[i] = s[i] + a[i] * c[i] + b[i] * (u1[i] * c2[i] - u2[i] * c1[i]);
        }
    }
}
