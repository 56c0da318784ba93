package org.spinoscope.figure;

import java.util.List;
import java.util.Locale;

/// What marks demand of their parts.
final class Preconditions {

    private Preconditions() {}

    static void sameSize(Values first, Values second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a mark needs as many x as y: %d and %d", first.size(), second.size()));
        }
    }

    static void oneEach(Values values, List<String> texts) {
        if (!texts.isEmpty() && texts.size() != values.size()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d texts do not fit %d values", texts.size(), values.size()));
        }
    }
}
