package org.spinoscope.dynamics;

import java.util.Locale;

/// The bath a spin moves in: equation, γ, λ, temperature and noise convention, and all that follows from them.
///
/// @param form the equation of motion
/// @param gamma gyromagnetic factor γ > 0
/// @param lambda damping λ ≥ 0
/// @param temperature k_BT ≥ 0, in units of field (the spin has length 1)
/// @param noise convention for the noise strength D
public record Bath(SpinEquation form, double gamma, double lambda, double temperature, Noise noise) {

    public Bath {
        requireFinite("γ", gamma, gamma > 0);
        requireFinite("λ", lambda, lambda >= 0);
        requireFinite("k_BT", temperature, temperature >= 0);
        if (noise instanceof Noise.Strength(var d)) {
            requireFinite("D", d, d >= 0);
        }
    }

    /// The paper's eq. (9), noise as printed.
    public static Bath eq9(double gamma, double lambda, double temperature) {
        return new Bath(SpinEquation.EQ_9, gamma, lambda, temperature, Noise.AS_PRINTED);
    }

    /// The standard LLG equation with its fluctuation–dissipation noise.
    public static Bath llg(double gamma, double lambda, double temperature) {
        return new Bath(SpinEquation.LLG, gamma, lambda, temperature, Noise.AS_PRINTED);
    }

    /// Relaxation and diffusion only, at the given temperature: η = γλ/(1+λ²), D = k_BT/η.
    public static Bath overdamped(double gamma, double lambda, double temperature) {
        return new Bath(SpinEquation.OVERDAMPED, gamma, lambda, temperature, Noise.EINSTEIN);
    }

    public Bath withTemperature(double other) {
        return new Bath(form, gamma, lambda, other, noise);
    }

    /// Coefficient of the precession term.
    public double p() {
        return form.precession(gamma, lambda);
    }

    /// Coefficient of the relaxation term (η of the overdamped form).
    public double q() {
        return form.relaxation(gamma, lambda);
    }

    /// Noise strength D at this bath's own temperature, eq. (10).
    public double d() {
        return strengthAt(temperature);
    }

    /// Noise strength D if the temperature were `t`.
    public double strengthAt(double t) {
        return switch (noise) {
            case Noise.Strength(var d) -> d;
            case Noise.Einstein() -> einstein(t);
            case Noise.AsPrinted() ->
                switch (form) {
                    case EQ_9 -> lambda * t;
                    case LLG -> lambda * t / gamma;
                    case OVERDAMPED -> einstein(t);
                };
        };
    }

    /// Variance rate σ² = 2D(p²+q²) of the tangent noise: the spin diffuses on the sphere with constant σ²/2.
    public double sigma2() {
        return sigma2At(temperature);
    }

    double sigma2At(double t) {
        return 2 * strengthAt(t) * mobility();
    }

    /// κ = q|B|/[D(p²+q²)] of the stationary law ∝ exp(κ B̂·S); infinite at zero noise.
    ///
    /// @param fieldNorm |B|
    public double kappa(double fieldNorm) {
        var spread = d() * mobility();
        return fieldNorm == 0 || q() == 0 ? 0 : q() * fieldNorm / spread;
    }

    /// The temperature the spin really has, |B|/κ = D(p²+q²)/q. For eq. (9) as printed this is
    /// γT(1+3λ²+λ⁴)/(1+λ²), not T. Undefined (NaN) without relaxation.
    public double effectiveTemperature() {
        return q() == 0 ? Double.NaN : d() * mobility() / q();
    }

    private double mobility() {
        return p() * p() + q() * q();
    }

    private double einstein(double t) {
        var mobility = mobility();
        return mobility == 0 ? 0 : q() * t / mobility;
    }

    private static void requireFinite(String name, double value, boolean inRange) {
        if (!inRange || !Double.isFinite(value)) {
            throw new InvalidSpinInputException(String.format(
                    Locale.ROOT,
                    "%s = %s is out of range: the spin needs γ > 0, λ ≥ 0, k_BT ≥ 0 and D ≥ 0.",
                    name,
                    value));
        }
    }
}
