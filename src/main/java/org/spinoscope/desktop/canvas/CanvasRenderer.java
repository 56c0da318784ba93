package org.spinoscope.desktop.canvas;

import java.util.IdentityHashMap;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.Item;
import org.spinoscope.figure.layout.Raster;
import org.spinoscope.figure.layout.Shape;
import org.spinoscope.figure.layout.Stroke;

/// Puts a drawing onto a JavaFX canvas, item by item. For the screen's thread only.
final class CanvasRenderer {

    private final CanvasFonts fonts;
    private final IdentityHashMap<Raster, WritableImage> images = new IdentityHashMap<>();

    CanvasRenderer(CanvasFonts fonts) {
        this.fonts = fonts;
    }

    /// Paints the whole drawing in its own size.
    void paint(Drawing drawing, GraphicsContext g) {
        images.keySet().removeIf(raster -> images.size() > 800);
        var size = drawing.size();
        g.setTextBaseline(VPos.BASELINE);
        g.setTextAlign(TextAlignment.LEFT);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setFillRule(FillRule.EVEN_ODD);
        g.clearRect(0, 0, size.width(), size.height());
        if (drawing.background().visible()) {
            g.setFill(colour(drawing.background()));
            g.fillRect(0, 0, size.width(), size.height());
        }
        drawing.items().forEach(item -> item(item, g));
    }

    private void item(Item item, GraphicsContext g) {
        switch (item) {
            case Item.Painted painted -> painted(painted, g);
            case Item.Text text -> text(text, g);
            case Item.Image(var place, var raster) -> {
                // Few pixels over a large place are cells, whose edges stay sharp.
                g.setImageSmoothing(raster.width() > 200 || raster.width() == 1);
                // The picture has a border of its own edge's colours, so that smoothing finds no void beyond the edge.
                g.drawImage(
                        image(raster),
                        1,
                        1,
                        raster.width(),
                        raster.height(),
                        place.x(),
                        place.y(),
                        place.width(),
                        place.height());
            }
            case Item.Group group -> group(group, g);
        }
    }

    private void group(Item.Group group, GraphicsContext g) {
        group.clip().ifPresent(clip -> {
            g.save();
            g.beginPath();
            g.rect(clip.x(), clip.y(), clip.width(), clip.height());
            g.closePath();
            g.clip();
        });
        group.items().forEach(item -> item(item, g));
        group.clip().ifPresent(clip -> g.restore());
    }

    private static void painted(Item.Painted painted, GraphicsContext g) {
        boolean fill = painted.fill().visible();
        boolean stroke = painted.stroke().visible();
        if (fill) {
            g.setFill(colour(painted.fill()));
        }
        if (stroke) {
            stroke(painted.stroke(), g);
        }
        switch (painted.shape()) {
            case Shape.Rect r -> rect(r, g, fill, stroke);
            case Shape.Circle(var x, var y, var radius) -> {
                if (fill) {
                    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
                }
                if (stroke) {
                    g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
                }
            }
            case Shape.Outline outline -> {
                trace(outline, g);
                if (fill) {
                    g.fill();
                }
                if (stroke) {
                    g.stroke();
                }
            }
        }
    }

    private static void rect(Shape.Rect r, GraphicsContext g, boolean fill, boolean stroke) {
        double arc = 2 * r.radius();
        if (fill && arc > 0) {
            g.fillRoundRect(r.x(), r.y(), r.width(), r.height(), arc, arc);
        } else if (fill) {
            g.fillRect(r.x(), r.y(), r.width(), r.height());
        }
        if (stroke && arc > 0) {
            g.strokeRoundRect(r.x(), r.y(), r.width(), r.height(), arc, arc);
        } else if (stroke) {
            g.strokeRect(r.x(), r.y(), r.width(), r.height());
        }
    }

    private static void trace(Shape.Outline outline, GraphicsContext g) {
        g.beginPath();
        for (var part : outline.parts()) {
            for (int i = 0; i < part.x().size(); i++) {
                if (i == 0) {
                    g.moveTo(part.x().get(0), part.y().get(0));
                } else {
                    g.lineTo(part.x().get(i), part.y().get(i));
                }
            }
            if (part.closed()) {
                g.closePath();
            }
        }
    }

    private static void stroke(Stroke stroke, GraphicsContext g) {
        g.setStroke(colour(stroke.colour()));
        g.setLineWidth(stroke.width());
        g.setLineDashes(stroke.dashes().stream().mapToDouble(d -> d).toArray());
    }

    private void text(Item.Text text, GraphicsContext g) {
        g.setFill(colour(text.colour()));
        boolean turned = text.angle() != 0;
        if (turned) {
            g.save();
            g.translate(text.x(), text.y());
            g.rotate(text.angle());
        }
        double x = (turned ? 0 : text.x()) + text.offset();
        double y = turned ? 0 : text.y();
        for (var run : text.runs()) {
            g.setFont(fonts.font(run.fontFace(), run.size()));
            g.fillText(run.text(), x + run.dx(), y + run.dy());
        }
        if (turned) {
            g.restore();
        }
    }

    private WritableImage image(Raster raster) {
        return images.computeIfAbsent(raster, r -> {
            int w = r.width() + 2;
            int h = r.height() + 2;
            var argb = r.argb();
            var bordered = new int[w * h];
            for (int y = 0; y < h; y++) {
                int from = Math.clamp(y - 1, 0, r.height() - 1) * r.width();
                for (int x = 0; x < w; x++) {
                    bordered[y * w + x] = argb[from + Math.clamp(x - 1, 0, r.width() - 1)];
                }
            }
            var image = new WritableImage(w, h);
            image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), bordered, 0, w);
            return image;
        });
    }

    static Color colour(Colour c) {
        return Color.rgb(c.red(), c.green(), c.blue(), c.alpha());
    }
}
