package org.spinoscope.dynamics;

/// The exact motion without noise in a constant field B: S·B̂ = tanh(q|B|t + artanh u₀) while the transverse part turns
/// about B with angular velocity p|B|.
///
/// @param p precession coefficient
/// @param q relaxation coefficient
public record DampedPrecession(double p, double q) {

    public static DampedPrecession of(Bath bath) {
        return new DampedPrecession(bath.p(), bath.q());
    }

    /// The unit spin at `time` that was at the unit vector `start` at time 0.
    ///
    /// @param b field, three components, not zero
    public double[] at(double time, double[] start, double[] b) {
        var norm = Vectors.norm(b);
        var n = Vectors.unit(b, "The field");
        var u0 = Vectors.dot(start, n);
        var across = Math.sqrt(Math.max(0, 1 - u0 * u0));
        var e = Math.exp(-q * norm * time);
        // tanh and sech with the exponential of the longer time factored out, so that nothing overflows.
        var up = 1 + u0;
        var down = (1 - u0) * e * e;
        var u = (up - down) / (up + down);
        var shrink = across == 0 ? 0 : 2 * e / (up + down);
        var c = shrink * Math.cos(p * norm * time);
        var s = shrink * Math.sin(p * norm * time);
        var out = new double[3];
        for (var i = 0; i < 3; i++) {
            var j = (i + 1) % 3;
            var k = (i + 2) % 3;
            var radial = start[i] - u0 * n[i];
            var sideways = n[j] * start[k] - n[k] * start[j];
            out[i] = u * n[i] + c * radial + s * sideways;
        }
        return out;
    }
}
