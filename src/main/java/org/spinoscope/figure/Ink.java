package org.spinoscope.figure;

/// What a mark is coloured with; the theme decides the actual colour.
public sealed interface Ink {

    /// A colour by its meaning.
    enum Role implements Ink {
        FOREGROUND,
        MUTED,
        FAINT,
        ACCENT,
        GOOD,
        BAD,
        POSITIVE,
        NEGATIVE
    }

    /// A colour of the Okabe–Ito palette, that people with any colour vision can distinguish; counted from 0,
    /// repeating.
    record Series(int index) implements Ink {}

    /// The same colour in every theme.
    record Fixed(Colour colour) implements Ink {}

    /// Another ink, made translucent.
    record Faded(Ink ink, double alpha) implements Ink {}

    static Ink series(int index) {
        return new Series(index);
    }

    static Ink fixed(Colour colour) {
        return new Fixed(colour);
    }

    default Ink faded(double alpha) {
        return new Faded(this, alpha);
    }
}
