package org.spinoscope.dynamics;

/// The field a spin sees; it may depend on time and on the spin itself.
///
/// Implementations are pure functions: an ensemble calls them from several threads at once.
public interface SpinField {

    /// Number of components d.
    int dimension();

    /// Writes the field at `time` for a spin pointing along `spin` into `b`; both arrays have [#dimension] entries.
    void at(double time, double[] spin, double[] b);

    /// Whether neither time nor spin matters, which lets an integrator read the field once.
    default boolean isConstant() {
        return false;
    }

    /// |B| at `time` for a spin along `spin`.
    default double norm(double time, double[] spin) {
        var b = new double[dimension()];
        at(time, spin, b);
        return Vectors.norm(b);
    }

    /// The same field everywhere and always.
    static SpinField uniform(double... b) {
        return new UniformField(b);
    }

    /// `before` until `when`, then `after`: the prompt got another token.
    static SpinField switching(SpinField before, SpinField after, double when) {
        return field(before.dimension(), (time, spin, b) -> (time < when ? before : after).at(time, spin, b));
    }

    /// A field of length `strength` that turns from the first unit direction towards the second with angular velocity
    /// `omega`; the directions are orthonormal.
    static SpinField rotating(double strength, double[] first, double[] second, double omega) {
        var u = first.clone();
        var v = second.clone();
        return field(u.length, (time, spin, b) -> {
            var c = strength * Math.cos(omega * time);
            var s = strength * Math.sin(omega * time);
            for (var i = 0; i < b.length; i++) {
                b[i] = c * u[i] + s * v[i];
            }
        });
    }

    /// `base` plus a uniaxial anisotropy field 2k (S·axis) axis; the axis is a unit vector.
    static SpinField anisotropic(SpinField base, double k, double[] axis) {
        var n = axis.clone();
        return field(base.dimension(), (time, spin, b) -> {
            base.at(time, spin, b);
            var along = 2 * k * Vectors.dot(spin, n);
            for (var i = 0; i < b.length; i++) {
                b[i] += along * n[i];
            }
        });
    }

    /// A field given by a formula.
    static SpinField field(int dimension, Formula formula) {
        return new SpinField() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public void at(double time, double[] spin, double[] b) {
                formula.at(time, spin, b);
            }
        };
    }

    /// The body of a field: reads time and spin, writes b.
    @FunctionalInterface
    interface Formula {
        void at(double time, double[] spin, double[] b);
    }
}
