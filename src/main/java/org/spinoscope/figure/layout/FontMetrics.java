package org.spinoscope.figure.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// How wide the bundled faces' characters are: the same numbers on every machine, whatever fonts it has.
/// Reads a font when it is first needed.
final class FontMetrics {

    /// Heights of Inter as shares of the font size.
    static final double CAP_HEIGHT = 0.727;

    static final double X_HEIGHT = 0.546;
    static final double DESCENT = 0.21;

    private final Map<FontFace, Metrics> faces = new EnumMap<>(FontFace.class);

    /// The face that draws `character`: the wanted one, or the one with more symbols.
    synchronized FontFace facing(int character, FontFace wanted) {
        return character < ' ' || metrics(wanted).has(character) ? wanted : FontFace.MATH;
    }

    /// What is drawn of `character`: itself, or U+FFFD if no bundled face has it. Joiners, direction marks and
    /// variation
    /// selectors without a shape draw nothing: -1.
    synchronized int drawn(int character) {
        if (character < ' '
                || metrics(FontFace.REGULAR).has(character)
                || metrics(FontFace.MATH).has(character)) {
            return character;
        }
        return Character.getType(character) == Character.FORMAT || isVariation(character) ? -1 : 0xfffd;
    }

    private static boolean isVariation(int character) {
        return (character >= 0xfe00 && character <= 0xfe0f) || (character >= 0xe0100 && character <= 0xe01ef);
    }

    /// Width as a share of the font size.
    synchronized double advance(int character, FontFace fontFace) {
        return metrics(fontFace).advance(character);
    }

    private Metrics metrics(FontFace fontFace) {
        return faces.computeIfAbsent(fontFace, Metrics::new);
    }

    private static final class Metrics {

        /// Characters below this are looked up once.
        private static final int COMMON = 0x2300;

        private final TrueTypeWidths font;
        private final double[] advances = new double[COMMON];

        Metrics(FontFace fontFace) {
            try (var file = fontFace.open()) {
                font = new TrueTypeWidths(file.readAllBytes());
            } catch (IOException broken) {
                throw new UncheckedIOException("a bundled typeface cannot be read", broken);
            }
            Arrays.fill(advances, Double.NaN);
        }

        boolean has(int character) {
            return (character < COMMON && !Double.isNaN(advances[character])) || font.has(character);
        }

        double advance(int character) {
            if (character >= COMMON) {
                return font.width(character);
            }
            if (Double.isNaN(advances[character]) && font.has(character)) {
                advances[character] = font.width(character);
            }
            return Double.isNaN(advances[character]) ? font.width(character) : advances[character];
        }
    }
}
