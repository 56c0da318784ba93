package org.spinoscope.figure;

import java.util.Locale;

/// Numbers as colours: which kind of numbers, stretched from `min` to `max`. The theme has the colours.
public record ColourScale(Kind kind, double min, double max) {

    /// What the colours have to tell.
    public enum Kind {
        /// Numbers around a neutral 0.
        SIGNED,
        /// Numbers from little to much.
        AMOUNT
    }

    public ColourScale {
        if (!(Double.isFinite(min) && Double.isFinite(max) && min < max)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a colour scale needs min < max, not %s and %s", min, max));
        }
    }

    /// Diverging about 0: from −`extreme` to `extreme`; 1 if that is not a positive number.
    public static ColourScale symmetric(double extreme) {
        var reach = Double.isFinite(extreme) && Math.abs(extreme) > Double.MIN_NORMAL ? Math.abs(extreme) : 1;
        return new ColourScale(Kind.SIGNED, -reach, reach);
    }

    /// Diverging about 0, wide enough for every finite value.
    public static ColourScale symmetric(Values values) {
        return symmetric(Math.max(Math.abs(values.min()), Math.abs(values.max())));
    }

    /// Amounts over the range of the finite values.
    public static ColourScale sequential(Values values) {
        return sequential(values.min(), values.max());
    }

    /// Amounts from `min` to `max`; widened a little if they coincide.
    public static ColourScale sequential(double min, double max) {
        if (!(Double.isFinite(min) && Double.isFinite(max))) {
            return new ColourScale(Kind.AMOUNT, 0, 1);
        }
        var room = min < max ? 0 : Math.max(Math.abs(min) * 0.1, 0.5);
        return new ColourScale(Kind.AMOUNT, Math.min(min, max) - room, Math.max(min, max) + room);
    }

    /// A number's place: 0 at `min`, 1 at `max`.
    public double fraction(double value) {
        return (value - min) / (max - min);
    }
}
