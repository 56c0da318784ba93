package org.spinoscope.figure.write;

import java.util.stream.Collectors;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.layout.Item;
import org.spinoscope.figure.layout.Shape;
import org.spinoscope.figure.layout.Stroke;

/// Painted shapes as SVG elements, with their fill and stroke.
///
/// @param xmlWriter receives the elements
record SvgShapes(XmlWriter xmlWriter) {

    /// A filled and stroked shape.
    void painted(Item.Painted painted) {
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

    /// The element of a shape without its paint; still open.
    void shape(Shape shape) {
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

    /// Writes an opacity unless it is full.
    void opacity(String attribute, Colour colour) {
        if (colour.alpha() < 1) {
            xmlWriter.put(attribute, colour.alpha());
        }
    }
}
