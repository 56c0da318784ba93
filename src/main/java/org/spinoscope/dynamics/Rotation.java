package org.spinoscope.dynamics;

/// Turns a spin by a rotation vector without trigonometry, division by the angle, or branches.
///
/// With u half the rotation vector and y = |u|², tan|u|/|u| is the rational function P(y)/Q(y) (the seventh convergent
/// of the continued fraction of the tangent). The turned spin is S + 2(τ×S + τ×(τ×S))/(1+τ²) with τ = u·P/Q, multiplied
/// through by Q² so that even a half turn (Q = 0) is regular. The form is a rotation whatever P/Q is, so the length is
/// kept to rounding; the angle is right to 3e−16 up to 1 rad, 5e−12 up to 2 rad, 4e−9 up to 3 rad.
final class Rotation {

    private Rotation() {}

    static double numerator(double y) {
        return 135135 + y * (-17325 + y * (378 - y));
    }

    static double denominator(double y) {
        return 135135 + y * (-62370 + y * (3150 - 28 * y));
    }

    /// Turns `s` by the rotation vector (wx, wy, wz), in radians, and stores the result in `out`; `s` may be `out`.
    static void exact(Spin3 s, double wx, double wy, double wz, Spin3 out) {
        var ux = 0.5 * wx;
        var uy = 0.5 * wy;
        var uz = 0.5 * wz;
        var y = ux * ux + uy * uy + uz * uz;
        var p = numerator(y);
        var q = denominator(y);
        var scale = 2 / (q * q + p * p * y);
        apply(s, ux, uy, uz, p * q * scale, p * p * scale, out);
    }

    /// The Cayley transform of the rotation vector: the solution of S' − S = w × (S + S')/2.
    static void cayley(Spin3 s, double wx, double wy, double wz, Spin3 out) {
        var ux = 0.5 * wx;
        var uy = 0.5 * wy;
        var uz = 0.5 * wz;
        var scale = 2 / (1 + (ux * ux + uy * uy + uz * uz));
        apply(s, ux, uy, uz, scale, scale, out);
    }

    /// S + a u×S + b u×(u×S).
    private static void apply(Spin3 s, double ux, double uy, double uz, double a, double b, Spin3 out) {
        var cx = uy * s.z - uz * s.y;
        var cy = uz * s.x - ux * s.z;
        var cz = ux * s.y - uy * s.x;
        out.set(
                s.x + a * cx + b * (uy * cz - uz * cy),
                s.y + a * cy + b * (uz * cx - ux * cz),
                s.z + a * cz + b * (ux * cy - uy * cx));
    }
}
