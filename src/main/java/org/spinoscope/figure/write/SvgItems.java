package org.spinoscope.figure.write;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.paint.Face;
import org.spinoscope.figure.paint.Hover;
import org.spinoscope.figure.paint.Item;
import org.spinoscope.figure.paint.Shape;
import org.spinoscope.figure.paint.Stroke;

/// A drawing's items as SVG elements.
final class SvgItems {

    private final Xml xml;
    private int clips;

    SvgItems(Xml xml) {
        this.xml = xml;
    }

    void items(List<Item> items) {
        for (var item : items) {
            switch (item) {
                case Item.Painted painted -> painted(painted);
                case Item.Text text -> text(text);
                case Item.Image image -> image(image);
                case Item.Group group -> group(group);
            }
        }
    }

    /// Invisible shapes on top whose titles browsers show under the pointer.
    void hovers(List<Hover> hovers) {
        if (hovers.isEmpty()) {
            return;
        }
        xml.open("g").put("id", "hover").put("fill", "none").put("pointer-events", "all");
        for (var hover : hovers) {
            shape(hover.shape());
            if (!hover.key().isEmpty()) {
                xml.put("data-key", hover.key());
            }
            xml.inline("title").text(hover.label()).endInline();
            xml.close();
        }
        xml.close();
    }

    private void group(Item.Group group) {
        var name = "";
        if (group.clip().isPresent()) {
            name = "clip" + ++clips;
            xml.open("clipPath").put("id", name);
            shape(group.clip().get());
            xml.close();
            xml.close();
        }
        xml.open("g").put("data-name", group.name());
        if (!name.isEmpty()) {
            xml.put("clip-path", "url(#" + name + ")");
        }
        items(group.items());
        xml.close();
    }

    private void painted(Item.Painted painted) {
        shape(painted.shape());
        if (painted.fill().visible()) {
            xml.put("fill", painted.fill().hex());
            opacity("fill-opacity", painted.fill());
            if (painted.shape() instanceof Shape.Outline) {
                xml.put("fill-rule", "evenodd");
            }
        } else {
            xml.put("fill", "none");
        }
        stroke(painted.stroke());
        xml.close();
    }

    private void stroke(Stroke stroke) {
        if (!stroke.visible()) {
            return;
        }
        xml.put("stroke", stroke.colour().hex());
        opacity("stroke-opacity", stroke.colour());
        xml.put("stroke-width", stroke.width()).put("stroke-linejoin", "round");
        if (!stroke.dashes().isEmpty()) {
            xml.put(
                    "stroke-dasharray",
                    stroke.dashes().stream().map(Xml::number).collect(Collectors.joining(" ")));
        }
    }

    private void opacity(String attribute, Colour colour) {
        if (colour.alpha() < 1) {
            xml.put(attribute, colour.alpha());
        }
    }

    private void shape(Shape shape) {
        switch (shape) {
            case Shape.Rect(var x, var y, var width, var height, var radius) -> {
                xml.open("rect").put("x", x).put("y", y).put("width", width).put("height", height);
                if (radius > 0) {
                    xml.put("rx", radius);
                }
            }
            case Shape.Circle(var x, var y, var radius) ->
                xml.open("circle").put("cx", x).put("cy", y).put("r", radius);
            case Shape.Outline outline -> xml.open("path").put("d", path(outline));
        }
    }

    private static String path(Shape.Outline outline) {
        var d = new StringBuilder();
        for (var part : outline.parts()) {
            for (var i = 0; i < part.x().size(); i++) {
                d.append(i == 0 ? "M" : "L")
                        .append(Xml.number(part.x().get(i)))
                        .append(' ')
                        .append(Xml.number(part.y().get(i)));
            }
            d.append(part.closed() ? "Z" : "");
        }
        return d.toString();
    }

    private void text(Item.Text text) {
        xml.open("text")
                .put("x", text.x())
                .put("y", text.y())
                .put("fill", text.colour().hex());
        opacity("fill-opacity", text.colour());
        if (text.angle() != 0) {
            xml.put(
                    "transform",
                    "rotate(%s %s %s)".formatted(Xml.number(text.angle()), Xml.number(text.x()), Xml.number(text.y())));
        }
        switch (text.anchor()) {
            case START -> {}
            case MIDDLE -> xml.put("text-anchor", "middle");
            case END -> xml.put("text-anchor", "end");
        }
        var first = text.runs().getFirst();
        if (text.runs().size() == 1 && first.dy() == 0) {
            face(first.face());
            xml.put("font-size", first.size()).put("xml:space", "preserve").text(first.text());
        } else {
            xml.put("xml:space", "preserve");
            runs(text.runs());
        }
        xml.close();
    }

    /// Runs follow one another; only what a viewer cannot know (shifts, steps back for accents) is written.
    private void runs(List<Item.Run> runs) {
        var end = 0.0;
        var down = 0.0;
        for (var run : runs) {
            xml.inline("tspan");
            face(run.face());
            xml.put("font-size", run.size());
            if (Math.abs(run.dx() - end) > 1e-6) {
                xml.put("dx", run.dx() - end);
            }
            if (Math.abs(run.dy() - down) > 1e-6) {
                xml.put("dy", run.dy() - down);
            }
            xml.text(run.text()).endInline();
            end = run.dx() + run.width();
            down = run.dy();
        }
    }

    private void face(Face face) {
        if (face == Face.MATH) {
            xml.put("font-family", "'DejaVu Sans', 'STIX Two Math', sans-serif");
        }
        if (face.weight() != 400) {
            xml.put("font-weight", Integer.toString(face.weight()));
        }
        if (face.italic()) {
            xml.put("font-style", "italic");
        }
    }

    private void image(Item.Image image) {
        var place = image.place();
        var png = PngWriter.encode(Graphics.picture(image.raster()), Map.of(), 0);
        xml.open("image")
                .put("x", place.x())
                .put("y", place.y())
                .put("width", place.width())
                .put("height", place.height())
                .put("preserveAspectRatio", "none")
                .put("href", "data:image/png;base64," + Base64.getEncoder().encodeToString(png))
                .close();
    }
}
