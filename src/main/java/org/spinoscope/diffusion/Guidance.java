package org.spinoscope.diffusion;

/// What a context field does to a reverse run.
public sealed interface Guidance {

    /// Nothing.
    record None() implements Guidance {}

    /// b_v → b_v + κ_g N̂·ê_v.
    ///
    /// @param direction N̂
    /// @param strength κ_g = g|N|
    record Tilt(double[] direction, double strength) implements Guidance {}

    /// A constant drift ½(1+ε) g P_S N dτ from m = 0.01 on.
    ///
    /// @param direction N̂
    /// @param strength g|N|
    record Constant(double[] direction, double strength) implements Guidance {}

    /// Guidance of a kind by a field.
    ///
    /// @param field N; may be anything if g is 0
    /// @throws org.spinoscope.dynamics.UnusableSpinInput never; a field without direction is refused before
    static Guidance of(GuidanceKind kind, double[] field, double g) {
        double length = Sphere.norm(field);
        if (g == 0 || length == 0) {
            return new None();
        }
        var direction = Sphere.scaled(field, 1 / length);
        return switch (kind) {
            case TILT -> new Tilt(direction, g * length);
            case CONSTANT -> new Constant(direction, g * length);
        };
    }
}
