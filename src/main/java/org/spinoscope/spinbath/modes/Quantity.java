package org.spinoscope.spinbath.modes;

/// A number that some heads do not have.
///
/// @param value NaN if undefined
/// @param whyUndefined one sentence; empty if defined
public record Quantity(double value, String whyUndefined) {

    static Quantity of(double value) {
        return new Quantity(value, "");
    }

    static Quantity undefined(String reason) {
        return new Quantity(Double.NaN, reason);
    }

    public boolean defined() {
        return whyUndefined.isEmpty();
    }
}
