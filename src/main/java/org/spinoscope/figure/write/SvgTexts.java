package org.spinoscope.figure.write;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spinoscope.figure.layout.FontFace;
import org.spinoscope.figure.layout.Item;

/// Text as SVG elements: as text, or as the outlines of its glyphs.
final class SvgTexts {

    private final XmlWriter xmlWriter;
    private final SvgShapes shapes;
    private final Optional<GlyphOutlines> glyphs;

    /// @param outlines whether text is drawn as the outlines of its glyphs
    SvgTexts(XmlWriter xmlWriter, SvgShapes shapes, boolean outlines) {
        this.xmlWriter = xmlWriter;
        this.shapes = shapes;
        glyphs = outlines ? Optional.of(new GlyphOutlines()) : Optional.empty();
    }

    void text(Item.Text text) {
        glyphs.ifPresentOrElse(g -> outlined(text, g), () -> selectable(text));
    }

    private void outlined(Item.Text text, GlyphOutlines outlines) {
        var path = outlines.path(text);
        if (path.isEmpty()) {
            return;
        }
        xmlWriter.open("path").put("d", path).put("fill", text.colour().hex());
        shapes.opacity("fill-opacity", text.colour());
        turned(text);
        xmlWriter.put("aria-label", text.string());
        xmlWriter.close();
    }

    private void turned(Item.Text text) {
        if (text.angle() != 0) {
            xmlWriter.put(
                    "transform",
                    String.format(
                            Locale.ROOT,
                            "rotate(%s %s %s)",
                            XmlWriter.number(text.angle()),
                            XmlWriter.number(text.x()),
                            XmlWriter.number(text.y())));
        }
    }

    private void selectable(Item.Text text) {
        xmlWriter
                .open("text")
                .put("x", text.x())
                .put("y", text.y())
                .put("fill", text.colour().hex());
        shapes.opacity("fill-opacity", text.colour());
        turned(text);
        switch (text.anchor()) {
            case START -> {}
            case MIDDLE -> xmlWriter.put("text-anchor", "middle");
            case END -> xmlWriter.put("text-anchor", "end");
        }
        var first = text.runs().getFirst();
        if (text.runs().size() == 1 && first.dy() == 0) {
            face(first.fontFace());
            xmlWriter
                    .put("font-size", first.size())
                    .put("xml:space", "preserve")
                    .text(first.text());
        } else {
            xmlWriter.put("xml:space", "preserve");
            runs(text.runs());
        }
        xmlWriter.close();
    }

    /// Runs follow one another; only what a viewer cannot know (shifts, steps back for accents) is written.
    private void runs(List<Item.Run> runs) {
        var end = 0.0;
        var down = 0.0;
        for (var run : runs) {
            xmlWriter.inline("tspan");
            face(run.fontFace());
            xmlWriter.put("font-size", run.size());
            if (Math.abs(run.dx() - end) > 1e-6) {
                xmlWriter.put("dx", run.dx() - end);
            }
            if (Math.abs(run.dy() - down) > 1e-6) {
                xmlWriter.put("dy", run.dy() - down);
            }
            xmlWriter.text(run.text()).endInline();
            end = run.dx() + run.width();
            down = run.dy();
        }
    }

    private void face(FontFace fontFace) {
        if (fontFace == FontFace.MATH) {
            xmlWriter.put("font-family", "'DejaVu Sans', 'STIX Two Math', sans-serif");
        }
        if (fontFace.weight() != 400) {
            xmlWriter.put("font-weight", Integer.toString(fontFace.weight()));
        }
        if (fontFace.italic()) {
            xmlWriter.put("font-style", "italic");
        }
    }
}
