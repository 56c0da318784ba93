package org.spinoscope.figure.layout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Which characters a TrueType file draws, and how wide, looked up where they stand in the file. FontBox takes the
/// tables apart first, which is a tenth of a second of each start.
final class TrueTypeWidths {

    /// Platform and encoding of the table of all Unicode characters: Windows, full.
    private static final int ALL_OF_UNICODE = 3 << 16 | 10;

    private static final int GROUP = 12;

    private final ByteBuffer file;
    private final double perEm;
    private final int widths;
    private final int lastWidth;
    private final int groups;
    private final int groupCount;

    /// @param font the file
    /// @throws IllegalArgumentException if a table is missing that every bundled typeface has
    TrueTypeWidths(byte[] font) {
        file = ByteBuffer.wrap(font);
        perEm = unsigned(table("head") + 18);
        widths = table("hmtx");
        lastWidth = unsigned(table("hhea") + 34) - 1;
        int characters = characters(table("cmap"));
        groupCount = file.getInt(characters + 12);
        groups = characters + 16;
    }

    private int table(String tag) {
        int wanted = ByteBuffer.wrap(tag.getBytes(StandardCharsets.US_ASCII)).getInt();
        for (int i = 0; i < unsigned(4); i++) {
            int entry = 12 + 16 * i;
            if (file.getInt(entry) == wanted) {
                return file.getInt(entry + 8);
            }
        }
        throw new IllegalArgumentException("a typeface without a table " + tag);
    }

    private int characters(int cmap) {
        for (int i = 0; i < unsigned(cmap + 2); i++) {
            int entry = cmap + 4 + 8 * i;
            int table = cmap + file.getInt(entry + 4);
            if (file.getInt(entry) == ALL_OF_UNICODE && unsigned(table) == 12) {
                return table;
            }
        }
        throw new IllegalArgumentException("a typeface without a table of all Unicode characters");
    }

    boolean has(int character) {
        return glyph(character) > 0;
    }

    /// As a share of the font size; that of the missing character for one that is not drawn.
    double width(int character) {
        return unsigned(widths + 4 * Math.min(glyph(character), lastWidth)) / perEm;
    }

    /// Groups are runs of characters whose shapes follow one another, in order.
    private int glyph(int character) {
        int low = 0;
        int high = groupCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int group = groups + GROUP * middle;
            int first = file.getInt(group);
            if (character < first) {
                high = middle;
            } else if (character > file.getInt(group + 4)) {
                low = middle + 1;
            } else {
                return file.getInt(group + 8) + character - first;
            }
        }
        return 0;
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(file.getShort(at));
    }
}
