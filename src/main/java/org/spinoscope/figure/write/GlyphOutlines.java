package org.spinoscope.figure.write;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.spinoscope.figure.layout.FontFace;
import org.spinoscope.figure.layout.Item;

/// Text as the outlines of its glyphs, for programs that ignore typefaces inside a file.
final class GlyphOutlines {

    private static final FontRenderContext CONTEXT = new FontRenderContext(new AffineTransform(), true, true);

    private final Map<FontFace, Font> fonts = new EnumMap<>(FontFace.class);

    /// SVG path data of a line of text, before it is turned; empty if nothing of it is visible.
    String path(Item.Text text) {
        var d = new StringBuilder();
        for (var run : text.runs()) {
            var glyphs = font(run.fontFace()).deriveFont((float) run.size()).createGlyphVector(CONTEXT, run.text());
            var outline =
                    glyphs.getOutline((float) (text.x() + text.offset() + run.dx()), (float) (text.y() + run.dy()));
            append(outline.getPathIterator(null), d);
        }
        return d.toString();
    }

    private static void append(PathIterator parts, StringBuilder d) {
        var at = new double[6];
        for (; !parts.isDone(); parts.next()) {
            switch (parts.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> points(d.append('M'), at, 2);
                case PathIterator.SEG_LINETO -> points(d.append('L'), at, 2);
                case PathIterator.SEG_QUADTO -> points(d.append('Q'), at, 4);
                case PathIterator.SEG_CUBICTO -> points(d.append('C'), at, 6);
                default -> d.append('Z');
            }
        }
    }

    private static void points(StringBuilder d, double[] at, int count) {
        for (int i = 0; i < count; i++) {
            d.append(i == 0 ? "" : " ").append(XmlWriter.number(at[i]));
        }
    }

    private Font font(FontFace face) {
        return Objects.requireNonNull(fonts.computeIfAbsent(face, GlyphOutlines::load));
    }

    private static Font load(FontFace face) {
        try (var file = face.open()) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException broken) {
            throw new UncheckedIOException("a bundled typeface cannot be read", broken);
        } catch (FontFormatException broken) {
            throw new IllegalStateException("a bundled typeface cannot be read", broken);
        }
    }
}
