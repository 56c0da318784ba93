package org.spinoscope.dynamics;

/// How strong the random field h is: the D of ⟨h_a(t) h_b(t')⟩ = 2D δ_ab δ(t−t').
public sealed interface Noise {

    /// The strength that goes with the equation as it is printed: λk_BT for eq. (9), λk_BT/γ for LLG. The overdamped
    /// form has none printed and takes [Einstein].
    Noise AS_PRINTED = new AsPrinted();

    /// The strength that makes the temperature in the equation the temperature of the spin.
    Noise EINSTEIN = new Einstein();

    /// A strength chosen freely; temperature then plays no part.
    static Noise strength(double d) {
        return new Strength(d);
    }

    record AsPrinted() implements Noise {}

    /// Fluctuation–dissipation: D = q k_BT/(p²+q²), hence κ = |B|/k_BT.
    record Einstein() implements Noise {}

    record Strength(double d) implements Noise {}
}
