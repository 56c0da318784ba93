package org.spinoscope.desktop.spin;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// Strokes on the screen, drawn anew for every frame into one of two images by turns: the other may still be on its
/// way to the screen.
final class TrailImage extends ImageView {

    private record Surface(StrokeRaster raster, PixelBuffer<IntBuffer> buffer, WritableImage image) {

        static Surface of(int width, int height) {
            var raster = new StrokeRaster(width, height);
            var buffer = new PixelBuffer<>(
                    width, height, IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
            return new Surface(raster, buffer, new WritableImage(buffer));
        }

        void draw(Consumer<StrokeRaster> drawing) {
            var before = raster.drawn();
            raster.clear();
            drawing.accept(raster);
            var now = raster.drawn();
            buffer.updateBuffer(changed -> union(before, now));
        }

        private static Rectangle2D union(Rectangle2D a, Rectangle2D b) {
            if (a.getWidth() == 0 || b.getWidth() == 0) {
                return a.getWidth() == 0 ? b : a;
            }
            double x = Math.min(a.getMinX(), b.getMinX());
            double y = Math.min(a.getMinY(), b.getMinY());
            return new Rectangle2D(
                    x, y, Math.max(a.getMaxX(), b.getMaxX()) - x, Math.max(a.getMaxY(), b.getMaxY()) - y);
        }
    }

    private @Nullable Surface shown;
    private @Nullable Surface next;
    private double scale = 1;

    TrailImage() {
        setMouseTransparent(true);
    }

    /// @param newScale device pixels per px
    void size(double width, double height, double newScale) {
        scale = newScale;
        int w = Math.max(1, (int) Math.ceil(width * scale));
        int h = Math.max(1, (int) Math.ceil(height * scale));
        shown = Surface.of(w, h);
        next = Surface.of(w, h);
        setFitWidth(w / scale);
        setFitHeight(h / scale);
    }

    /// Device pixels per px.
    double scale() {
        return scale;
    }

    void draw(Consumer<StrokeRaster> drawing) {
        var surface = next;
        if (surface != null) {
            surface.draw(drawing);
            setImage(surface.image());
            next = shown;
            shown = surface;
        }
    }
}
