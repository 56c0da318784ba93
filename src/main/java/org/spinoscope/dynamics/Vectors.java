package org.spinoscope.dynamics;

import java.util.Locale;

/// The few operations on plain vectors that the dynamics needs.
final class Vectors {

    private Vectors() {}

    static double dot(double[] a, double[] b) {
        // Four partial sums: independent additions keep the floating-point units busy for d = 768.
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        var i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    static void scale(double[] a, double factor) {
        for (var i = 0; i < a.length; i++) {
            a[i] *= factor;
        }
    }

    /// A unit vector along `a`.
    ///
    /// @throws InvalidSpinInputException if `a` has no direction
    static double[] unit(double[] a, String what) {
        var norm = norm(a);
        if (!(norm > 0) || !Double.isFinite(norm)) {
            throw new InvalidSpinInputException(
                    String.format(Locale.ROOT, "%s has no direction: its length is %s.", what, norm));
        }
        var u = a.clone();
        scale(u, 1 / norm);
        return u;
    }
}
