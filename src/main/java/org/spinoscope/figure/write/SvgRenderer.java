package org.spinoscope.figure.write;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.layout.FontFace;
import org.spinoscope.figure.layout.HitRegion;
import org.spinoscope.figure.layout.Item;
import org.spinoscope.figure.layout.Shape;
import org.spinoscope.figure.layout.Stroke;

/// A drawing's items as SVG elements.
final class SvgRenderer {

    private final XmlWriter xmlWriter;
    private final Optional<GlyphOutlines> glyphs;
    private int clips;

    /// @param outlines whether text is drawn as the outlines of its glyphs
    SvgRenderer(XmlWriter xmlWriter, boolean outlines) {
        this.xmlWriter = xmlWriter;
        glyphs = outlines ? Optional.of(new GlyphOutlines()) : Optional.empty();
    }

    void items(List<Item> items) {
        for (var item : items) {
            switch (item) {
                case Item.Painted painted -> painted(painted);
                case Item.Text text -> glyphs.ifPresentOrElse(g -> outlined(text, g), () -> text(text));
                case Item.Image image -> image(image);
                case Item.Group group -> group(group);
            }
        }
    }

    /// Invisible shapes on top whose titles browsers show under the pointer.
    void hovers(List<HitRegion> hovers) {
        if (hovers.isEmpty()) {
            return;
        }
        xmlWriter.open("g").put("id", "hover").put("fill", "none").put("pointer-events", "all");
        for (var hitRegion : hovers) {
            shape(hitRegion.shape());
            if (!hitRegion.key().isEmpty()) {
                xmlWriter.put("data-key", hitRegion.key());
            }
            xmlWriter.inline("title").text(hitRegion.label()).endInline();
            xmlWriter.close();
        }
        xmlWriter.close();
    }

    private void group(Item.Group group) {
        var name = "";
        if (group.clip().isPresent()) {
            name = "clip" + ++clips;
            xmlWriter.open("clipPath").put("id", name);
            shape(group.clip().get());
            xmlWriter.close();
            xmlWriter.close();
        }
        xmlWriter.open("g").put("data-name", group.name());
        if (!name.isEmpty()) {
            xmlWriter.put("clip-path", "url(#" + name + ")");
        }
        items(group.items());
        xmlWriter.close();
    }

    private void painted(Item.Painted painted) {
        shape(painted.shape());
        if (painted.fill().visible()) {
            xmlWriter.put("fill", painted.fill().hex());
            opacity("fill-opacity", painted.fill());
            if (painted.shape() instanceof Shape.Outline) {
                xmlWriter.put("fill-rule", "evenodd");
            }
        } else {
            xmlWriter.put("fill", "none");
        }
        stroke(painted.stroke());
        xmlWriter.close();
    }

    private void stroke(Stroke stroke) {
        if (!stroke.visible()) {
            return;
        }
        xmlWriter.put("stroke", stroke.colour().hex());
        opacity("stroke-opacity", stroke.colour());
        xmlWriter.put("stroke-width", stroke.width()).put("stroke-linejoin", "round");
        if (!stroke.dashes().isEmpty()) {
            xmlWriter.put(
                    "stroke-dasharray",
                    stroke.dashes().stream().map(XmlWriter::number).collect(Collectors.joining(" ")));
        }
    }

    private void opacity(String attribute, Colour colour) {
        if (colour.alpha() < 1) {
            xmlWriter.put(attribute, colour.alpha());
        }
    }

    private void shape(Shape shape) {
        switch (shape) {
            case Shape.Rect(var x, var y, var width, var height, var radius) -> {
                xmlWriter
                        .open("rect")
                        .put("x", x)
                        .put("y", y)
                        .put("width", width)
                        .put("height", height);
                if (radius > 0) {
                    xmlWriter.put("rx", radius);
                }
            }
            case Shape.Circle(var x, var y, var radius) ->
                xmlWriter.open("circle").put("cx", x).put("cy", y).put("r", radius);
            case Shape.Outline outline -> xmlWriter.open("path").put("d", path(outline));
        }
    }

    private static String path(Shape.Outline outline) {
        var d = new StringBuilder();
        for (var part : outline.parts()) {
            for (var i = 0; i < part.x().size(); i++) {
                d.append(i == 0 ? "M" : "L")
                        .append(XmlWriter.number(part.x().get(i)))
                        .append(' ')
                        .append(XmlWriter.number(part.y().get(i)));
            }
            d.append(part.closed() ? "Z" : "");
        }
        return d.toString();
    }

    private void outlined(Item.Text text, GlyphOutlines outlines) {
        var path = outlines.path(text);
        if (path.isEmpty()) {
            return;
        }
        xmlWriter.open("path").put("d", path).put("fill", text.colour().hex());
        opacity("fill-opacity", text.colour());
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

    private void text(Item.Text text) {
        xmlWriter
                .open("text")
                .put("x", text.x())
                .put("y", text.y())
                .put("fill", text.colour().hex());
        opacity("fill-opacity", text.colour());
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

    private void image(Item.Image image) {
        var place = image.place();
        var png = PngWriter.encode(Java2DRenderer.picture(image.raster()), Map.of(), 0);
        xmlWriter
                .open("image")
                .put("x", place.x())
                .put("y", place.y())
                .put("width", place.width())
                .put("height", place.height())
                .put("preserveAspectRatio", "none")
                .put("href", "data:image/png;base64," + Base64.getEncoder().encodeToString(png))
                .close();
    }
}
