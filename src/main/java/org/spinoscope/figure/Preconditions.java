package org.spinoscope.figure;

import java.util.List;

/// What marks demand of their parts.
final class Preconditions {

    private Preconditions() {}

    static void sameSize(Values first, Values second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(
                    "a mark needs as many x as y: %d and %d".formatted(first.size(), second.size()));
        }
    }

    static void oneEach(Values values, List<String> texts) {
        if (!texts.isEmpty() && texts.size() != values.size()) {
            throw new IllegalArgumentException("%d texts do not fit %d values".formatted(texts.size(), values.size()));
        }
    }
}
