package org.spinoscope.figure.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrueTypeWidthsTest {

    @ParameterizedTest
    @EnumSource(FontFace.class)
    void everyCharacterIsAsWideAsPdfBoxReadsIt(FontFace face) throws IOException {
        var file = file(face);
        var ours = new TrueTypeWidths(file);
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            var glyphs = font.getCmap().getSubtable(CmapTable.PLATFORM_WINDOWS, CmapTable.ENCODING_WIN_UNICODE_FULL);
            int drawn = 0;
            for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
                int glyph = glyphs.getGlyphId(character);
                assertThat(ours.has(character)).isEqualTo(glyph > 0);
                if (glyph > 0) {
                    drawn++;
                    assertThat(ours.width(character))
                            .isEqualTo((double) font.getAdvanceWidth(glyph) / font.getUnitsPerEm());
                }
            }
            assertThat(drawn).isGreaterThan(2000);
            assertThat(ours.width(0xffff)).isEqualTo((double) font.getAdvanceWidth(0) / font.getUnitsPerEm());
        }
    }

    @ParameterizedTest
    @EnumSource(FontFace.class)
    void aFileWithoutTheTablesIsRefused(FontFace face) throws IOException {
        var file = file(face);
        Arrays.fill(file, 12, 1000, (byte) 0);
        assertThatThrownBy(() -> new TrueTypeWidths(file)).hasMessageContaining("head");
    }

    private static byte[] file(FontFace face) throws IOException {
        try (var in = face.open()) {
            return in.readAllBytes();
        }
    }
}
