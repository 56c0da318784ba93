package org.spinoscope.figure.write;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FontFace;
import org.spinoscope.figure.layout.Item;
import org.spinoscope.figure.layout.Raster;
import org.spinoscope.figure.layout.Shape;
import org.spinoscope.figure.layout.Stroke;

/// Paints drawings with Java2D; needs no display.
final class Java2DRenderer {

    private final Map<FontFace, Font> fonts = new EnumMap<>(FontFace.class);

    Java2DRenderer() {
        for (var fontFace : FontFace.values()) {
            try (var file = fontFace.open()) {
                fonts.put(fontFace, Font.createFont(Font.TRUETYPE_FONT, file));
            } catch (IOException broken) {
                throw new UncheckedIOException("a bundled typeface cannot be read", broken);
            } catch (FontFormatException broken) {
                throw new IllegalStateException("a bundled typeface cannot be read", broken);
            }
        }
    }

    void paint(Drawing drawing, BufferedImage image, double scale) {
        var g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            g.setColor(color(drawing.background()));
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            g.scale(scale, scale);
            paint(drawing.items(), g);
        } finally {
            g.dispose();
        }
    }

    private void paint(List<Item> items, Graphics2D g) {
        for (var item : items) {
            switch (item) {
                case Item.Painted painted -> paint(painted, g);
                case Item.Text text -> text(text, g);
                case Item.Image image -> image(image, g);
                case Item.Group group -> group(group, g);
            }
        }
    }

    private void group(Item.Group group, Graphics2D g) {
        var inner = (Graphics2D) g.create();
        group.clip().ifPresent(clip -> inner.clip(shape(clip)));
        paint(group.items(), inner);
        inner.dispose();
    }

    private static void paint(Item.Painted painted, Graphics2D g) {
        var shape = shape(painted.shape());
        if (painted.fill().visible()) {
            g.setColor(color(painted.fill()));
            g.fill(shape);
        }
        if (painted.stroke().visible()) {
            g.setColor(color(painted.stroke().colour()));
            g.setStroke(stroke(painted.stroke()));
            g.draw(shape);
        }
    }

    private void text(Item.Text text, Graphics2D g) {
        var turned = (Graphics2D) g.create();
        turned.translate(text.x(), text.y());
        turned.rotate(Math.toRadians(text.angle()));
        turned.translate(text.offset(), 0);
        turned.setColor(color(text.colour()));
        for (var run : text.runs()) {
            var font = Objects.requireNonNull(fonts.get(run.fontFace())).deriveFont((float) run.size());
            turned.setFont(font);
            turned.drawString(run.text(), (float) run.dx(), (float) run.dy());
        }
        turned.dispose();
    }

    private static void image(Item.Image image, Graphics2D g) {
        var place = image.place();
        var at = AffineTransform.getTranslateInstance(place.x(), place.y());
        at.scale(
                place.width() / image.raster().width(),
                place.height() / image.raster().height());
        var inner = (Graphics2D) g.create();
        inner.clip(shape(place));
        inner.drawImage(picture(image.raster()), at, null);
        inner.dispose();
    }

    static BufferedImage picture(Raster raster) {
        var picture = new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, raster.width(), raster.height(), raster.argb(), 0, raster.width());
        return picture;
    }

    private static java.awt.Shape shape(Shape shape) {
        return switch (shape) {
            case Shape.Rect(var x, var y, var width, var height, var radius) ->
                radius > 0
                        ? new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius)
                        : new Rectangle2D.Double(x, y, width, height);
            case Shape.Circle(var x, var y, var radius) ->
                new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
            case Shape.Outline outline -> path(outline);
        };
    }

    private static Path2D path(Shape.Outline outline) {
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (var part : outline.parts()) {
            for (var i = 0; i < part.x().size(); i++) {
                if (i == 0) {
                    path.moveTo(part.x().get(i), part.y().get(i));
                } else {
                    path.lineTo(part.x().get(i), part.y().get(i));
                }
            }
            if (part.closed()) {
                path.closePath();
            }
        }
        return path;
    }

    private static BasicStroke stroke(Stroke stroke) {
        var width = (float) stroke.width();
        if (stroke.dashes().isEmpty()) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        var dashes = new float[stroke.dashes().size()];
        for (var i = 0; i < dashes.length; i++) {
            dashes[i] = stroke.dashes().get(i).floatValue();
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    private static Color color(Colour colour) {
        return new Color(colour.red(), colour.green(), colour.blue(), (int) Math.round(colour.alpha() * 255));
    }
}
