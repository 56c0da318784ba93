package org.spinoscope.gpt2;

import java.util.Comparator;
import java.util.Optional;

/// An attention head, counted from 0 and written `L3H5`.
public record HeadId(int layer, int head) implements ModelComponent, Comparable<HeadId> {

    private static final Comparator<HeadId> ORDER =
            Comparator.comparingInt(HeadId::layer).thenComparingInt(HeadId::head);

    public HeadId {
        if (layer < 0 || head < 0) {
            throw new IllegalArgumentException("A head's layer and number count from 0: " + layer + ", " + head);
        }
    }

    /// The head that a key or typed text names; empty for anything else.
    public static Optional<HeadId> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException notAHead) {
            return Optional.empty();
        }
    }

    /// Reads `L3H5` (upper or lower case).
    ///
    /// @throws IllegalArgumentException if the text has another form
    public static HeadId parse(String text) {
        var parts = text.strip().toUpperCase(java.util.Locale.ROOT).split("[LH]", -1);
        if (parts.length != 3 || !parts[0].isEmpty()) {
            throw new IllegalArgumentException("Write a head as L3H5, not “" + text + "”.");
        }
        try {
            return new HeadId(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Write a head as L3H5, not “" + text + "”.", e);
        }
    }

    @Override
    public int compareTo(HeadId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "L" + layer + "H" + head;
    }
}
