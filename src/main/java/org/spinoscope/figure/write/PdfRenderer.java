package org.spinoscope.figure.write;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FontFace;
import org.spinoscope.figure.layout.Item;
import org.spinoscope.figure.layout.Shape;
import org.spinoscope.figure.layout.Stroke;

/// A drawing's items as PDF operators. PDF counts y upwards, so everything is turned over once and text back again.
final class PdfRenderer {

    /// Control points of a quarter circle.
    private static final double KAPPA = 0.5522847498;

    /// Written for characters that none of the faces has.
    private static final String UNKNOWN = "\u25a1";

    private final PDDocument document;
    private final PDPageContentStream content;
    private final Map<FontFace, PDFont> fonts = new EnumMap<>(FontFace.class);
    private double opacity = 1;

    PdfRenderer(PDDocument document, PDPageContentStream content, float scale, float height) throws IOException {
        this.document = document;
        this.content = content;
        content.transform(new Matrix(scale, 0, 0, -scale, 0, height));
    }

    void drawing(Drawing drawing) throws IOException {
        content.setNonStrokingColor(
                component(drawing.background().red()),
                component(drawing.background().green()),
                component(drawing.background().blue()));
        content.addRect(
                0, 0, (float) drawing.size().width(), (float) drawing.size().height());
        content.fill();
        items(drawing.items());
    }

    private void items(List<Item> items) throws IOException {
        for (var item : items) {
            switch (item) {
                case Item.Painted painted -> painted(painted);
                case Item.Text text -> text(text);
                case Item.Image image -> image(image);
                case Item.Group group -> group(group);
            }
        }
    }

    private void group(Item.Group group) throws IOException {
        content.saveGraphicsState();
        var before = opacity;
        if (group.clip().isPresent()) {
            trace(group.clip().get());
            content.clip();
        }
        items(group.items());
        content.restoreGraphicsState();
        opacity = before;
    }

    private void painted(Item.Painted painted) throws IOException {
        if (painted.fill().visible()) {
            opacity(painted.fill().alpha());
            fillColour(painted.fill());
            trace(painted.shape());
            content.fillEvenOdd();
        }
        if (painted.stroke().visible()) {
            stroke(painted.stroke());
            trace(painted.shape());
            content.stroke();
        }
    }

    private void stroke(Stroke stroke) throws IOException {
        opacity(stroke.colour().alpha());
        var colour = stroke.colour();
        content.setStrokingColor(component(colour.red()), component(colour.green()), component(colour.blue()));
        content.setLineWidth((float) stroke.width());
        content.setLineJoinStyle(1);
        var dashes = new float[stroke.dashes().size()];
        for (var i = 0; i < dashes.length; i++) {
            dashes[i] = stroke.dashes().get(i).floatValue();
        }
        content.setLineDashPattern(dashes, 0);
    }

    private void trace(Shape shape) throws IOException {
        switch (shape) {
            case Shape.Rect(var x, var y, var width, var height, var radius) ->
                content.addRect((float) x, (float) y, (float) width, (float) height);
            case Shape.Circle(var x, var y, var radius) -> circle(x, y, radius);
            case Shape.Outline outline -> {
                for (var part : outline.parts()) {
                    part(part);
                }
            }
        }
    }

    private void part(Shape.Outline.Part part) throws IOException {
        for (var i = 0; i < part.x().size(); i++) {
            var x = (float) part.x().get(i);
            var y = (float) part.y().get(i);
            if (i == 0) {
                content.moveTo(x, y);
            } else {
                content.lineTo(x, y);
            }
        }
        if (part.closed()) {
            content.closePath();
        }
    }

    private void circle(double x, double y, double r) throws IOException {
        var k = KAPPA * r;
        content.moveTo((float) (x + r), (float) y);
        curve(x + r, y + k, x + k, y + r, x, y + r);
        curve(x - k, y + r, x - r, y + k, x - r, y);
        curve(x - r, y - k, x - k, y - r, x, y - r);
        curve(x + k, y - r, x + r, y - k, x + r, y);
        content.closePath();
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) throws IOException {
        content.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x3, (float) y3);
    }

    private void text(Item.Text text) throws IOException {
        opacity(text.colour().alpha());
        fillColour(text.colour());
        var angle = Math.toRadians(text.angle());
        var cos = (float) Math.cos(angle);
        var sin = (float) Math.sin(angle);
        for (var run : text.runs()) {
            var along = text.offset() + run.dx();
            var x = text.x() + cos * along - sin * run.dy();
            var y = text.y() + sin * along + cos * run.dy();
            content.beginText();
            content.setFont(font(run.fontFace()), (float) run.size());
            content.setTextMatrix(new Matrix(cos, sin, sin, -cos, (float) x, (float) y));
            content.showText(writable(run));
            content.endText();
        }
    }

    private String writable(Item.Run run) throws IOException {
        var font = font(run.fontFace());
        var safe = new StringBuilder();
        for (var c : VisualOrder.of(run.text()).codePoints().toArray()) {
            var character = Character.toString(c);
            try {
                font.encode(character);
                safe.append(character);
            } catch (IllegalArgumentException missing) {
                safe.append(run.fontFace() == FontFace.MATH ? UNKNOWN : "?");
            }
        }
        return safe.toString();
    }

    private PDFont font(FontFace fontFace) throws IOException {
        var font = fonts.get(fontFace);
        if (font == null) {
            try (var file = fontFace.open()) {
                font = PDType0Font.load(document, file, true);
                fonts.put(fontFace, font);
            }
        }
        return font;
    }

    private void image(Item.Image image) throws IOException {
        opacity(1);
        var place = image.place();
        var picture = LosslessFactory.createFromImage(document, Java2DRenderer.picture(image.raster()));
        picture.setInterpolate(true);
        content.drawImage(
                picture, new Matrix((float) place.width(), 0, 0, (float) -place.height(), (float) place.x(), (float)
                        place.bottom()));
    }

    private void fillColour(Colour colour) throws IOException {
        content.setNonStrokingColor(component(colour.red()), component(colour.green()), component(colour.blue()));
    }

    private void opacity(double alpha) throws IOException {
        if (alpha != opacity) {
            var state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant((float) alpha);
            state.setStrokingAlphaConstant((float) alpha);
            content.setGraphicsStateParameters(state);
            opacity = alpha;
        }
    }

    private static float component(int byteValue) {
        return byteValue / 255f;
    }
}
