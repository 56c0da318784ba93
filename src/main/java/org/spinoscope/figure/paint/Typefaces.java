package org.spinoscope.figure.paint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// How wide the bundled faces' characters are: the same numbers on every machine, whatever fonts it has.
final class Typefaces {

    /// Heights of Inter as shares of the font size.
    static final double CAP_HEIGHT = 0.727;

    static final double X_HEIGHT = 0.546;
    static final double DESCENT = 0.21;

    private record Metrics(CmapSubtable characters, TrueTypeFont font, float perEm) {

        boolean has(int character) {
            return characters.getGlyphId(character) > 0;
        }

        double advance(int character) throws IOException {
            return font.getAdvanceWidth(characters.getGlyphId(character)) / perEm;
        }
    }

    private final Map<Face, Metrics> faces = new EnumMap<>(Face.class);
    private final Map<Face, double[]> common = new EnumMap<>(Face.class);

    Typefaces() {
        try {
            for (var face : Face.values()) {
                try (var file = face.open()) {
                    var font = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
                    var metrics = new Metrics(characters(font), font, font.getUnitsPerEm());
                    faces.put(face, metrics);
                    var table = new double[0x2300];
                    for (var c = 0; c < table.length; c++) {
                        table[c] = metrics.has(c) ? metrics.advance(c) : -1;
                    }
                    common.put(face, table);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("a bundled typeface cannot be read", broken);
        }
    }

    /// The table of all Unicode characters, or of the first plane. Not `getUnicodeCmapLookup`: that reads every
    /// ligature rule first, which takes longer than all the rest.
    private static CmapSubtable characters(TrueTypeFont font) throws IOException {
        var all = font.getCmap().getSubtable(CmapTable.PLATFORM_WINDOWS, CmapTable.ENCODING_WIN_UNICODE_FULL);
        var some = font.getCmap().getSubtable(CmapTable.PLATFORM_WINDOWS, CmapTable.ENCODING_WIN_UNICODE_BMP);
        return Objects.requireNonNull(all != null ? all : some, "a typeface without Unicode");
    }

    /// The face that draws `character`: the wanted one, or the one with more symbols.
    Face facing(int character, Face wanted) {
        return has(wanted, character) || character < ' ' ? wanted : Face.MATH;
    }

    /// Width as a share of the font size.
    synchronized double advance(int character, Face face) {
        var table = table(face);
        if (character < table.length && table[character] >= 0) {
            return table[character];
        }
        try {
            return metrics(face).advance(character);
        } catch (IOException broken) {
            throw new UncheckedIOException("a bundled typeface cannot be read", broken);
        }
    }

    private synchronized boolean has(Face face, int character) {
        var table = table(face);
        return character < table.length ? table[character] >= 0 : metrics(face).has(character);
    }

    private double[] table(Face face) {
        return Objects.requireNonNull(common.get(face));
    }

    private Metrics metrics(Face face) {
        return Objects.requireNonNull(faces.get(face));
    }
}
