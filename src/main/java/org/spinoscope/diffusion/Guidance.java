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

    /// Log-weights as a tilt changes them, normalised; others as they are.
    ///
    /// Both printed signs set the field against the score: with them the tilt is the opposite one.
    default float[] tilted(Atoms atoms, float[] logWeights, Sign sign) {
        if (!(this instanceof Tilt(double[] direction, double strength))) {
            return logWeights;
        }
        double factor = sign == Sign.CORRECTED ? strength : -strength;
        var tilted = new double[logWeights.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < tilted.length; v++) {
            tilted[v] = logWeights[v] + factor * atoms.dot(direction, v);
            most = Math.max(most, tilted[v]);
        }
        double sum = 0;
        for (double value : tilted) {
            sum += Math.exp(value - most);
        }
        double norm = most + Math.log(sum);
        var weights = new float[tilted.length];
        for (int v = 0; v < weights.length; v++) {
            weights[v] = (float) (tilted[v] - norm);
        }
        return weights;
    }

    /// Guidance of a kind by a field.
    ///
    /// @param field N; may be anything if g is 0
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
