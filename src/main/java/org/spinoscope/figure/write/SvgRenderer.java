package org.spinoscope.figure.write;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.spinoscope.figure.layout.HitRegion;
import org.spinoscope.figure.layout.Item;

/// A drawing's items as SVG elements.
final class SvgRenderer {

    private final XmlWriter xmlWriter;
    private final SvgShapes shapes;
    private final SvgTexts texts;
    private int clips;

    /// @param outlines whether text is drawn as the outlines of its glyphs
    SvgRenderer(XmlWriter xmlWriter, boolean outlines) {
        this.xmlWriter = xmlWriter;
        shapes = new SvgShapes(xmlWriter);
        texts = new SvgTexts(xmlWriter, shapes, outlines);
    }

    void items(List<Item> items) {
        for (var item : items) {
            switch (item) {
                case Item.Painted painted -> shapes.painted(painted);
                case Item.Text text -> texts.text(text);
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
            shapes.shape(hitRegion.shape());
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
            shapes.shape(group.clip().get());
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
