package org.spinoscope.figure.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

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

        private final TrueTypeFont font;
        private final CmapSubtable glyphs;
        private final double perEm;
        private final double[] advances = new double[COMMON];

        Metrics(FontFace fontFace) {
            try (var file = fontFace.open()) {
                font = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
                glyphs = glyphs(font);
                perEm = font.getUnitsPerEm();
                Arrays.fill(advances, Double.NaN);
            } catch (IOException broken) {
                throw new UncheckedIOException("a bundled typeface cannot be read", broken);
            }
        }

        /// The table of all Unicode characters, or of the first plane. Not `getUnicodeCmapLookup`: that reads every
        /// ligature rule first, which takes longer than all the rest.
        private static CmapSubtable glyphs(TrueTypeFont font) throws IOException {
            var all = font.getCmap().getSubtable(CmapTable.PLATFORM_WINDOWS, CmapTable.ENCODING_WIN_UNICODE_FULL);
            var some = font.getCmap().getSubtable(CmapTable.PLATFORM_WINDOWS, CmapTable.ENCODING_WIN_UNICODE_BMP);
            return Objects.requireNonNull(all != null ? all : some, "a typeface without Unicode");
        }

        boolean has(int character) {
            return (character < COMMON && !Double.isNaN(advances[character])) || glyphs.getGlyphId(character) > 0;
        }

        double advance(int character) {
            if (character >= COMMON) {
                return measured(character);
            }
            if (Double.isNaN(advances[character]) && glyphs.getGlyphId(character) > 0) {
                advances[character] = measured(character);
            }
            return Double.isNaN(advances[character]) ? measured(character) : advances[character];
        }

        private double measured(int character) {
            try {
                return font.getAdvanceWidth(glyphs.getGlyphId(character)) / perEm;
            } catch (IOException broken) {
                throw new UncheckedIOException("a bundled typeface cannot be read", broken);
            }
        }
    }
}
