package org.spinoscope.figure.write;

import java.text.Bidi;
import java.util.stream.IntStream;

/// Puts right-to-left text into the order in which its characters are seen from left to right, for
/// formats whose viewers take glyphs as they come.
final class VisualOrder {

    private VisualOrder() {}

    static String of(String text) {
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            return text;
        }
        var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        var characters = IntStream.iterate(0, i -> i < text.length(), i -> text.offsetByCodePoints(i, 1))
                .toArray();
        var levels = new byte[characters.length];
        var order = new Integer[characters.length];
        for (int i = 0; i < order.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(characters[i]);
            order[i] = text.codePointAt(characters[i]);
        }
        Bidi.reorderVisually(levels, 0, order, 0, order.length);
        var visual = new StringBuilder();
        for (int character : order) {
            visual.appendCodePoint(character);
        }
        return visual.toString();
    }
}
