package org.spinoscope.desktop.spin;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// Strokes on the screen, drawn again for every frame into one of two images by turns: the other may still be on its
/// way to the screen. Only the part with strokes is shown, so that no more of the window is painted again.
final class SpinImage extends ImageView {

    private record Surface(StrokeRaster raster, PixelBuffer<IntBuffer> buffer, WritableImage image) {

        static Surface of(int width, int height) {
            var raster = new StrokeRaster(width, height);
            var buffer = new PixelBuffer<>(
                    width, height, IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
            return new Surface(raster, buffer, new WritableImage(buffer));
        }

        /// @return what was drawn
        Rectangle2D draw(Consumer<StrokeRaster> drawing) {
            var before = raster.drawn();
            raster.clear();
            drawing.accept(raster);
            var now = raster.drawn();
            buffer.updateBuffer(changed -> union(before, now));
            return now;
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
    private double left;
    private double top;
    private double scale = 1;

    SpinImage() {
        setMouseTransparent(true);
        setManaged(false); // it moves with every frame, and nothing else needs to
    }

    /// Where strokes can be seen, in the parent.
    ///
    /// @param newScale device pixels per px
    void place(double newLeft, double newTop, double width, double height, double newScale) {
        left = newLeft;
        top = newTop;
        scale = newScale;
        int w = Math.max(1, (int) Math.ceil(width * scale));
        int h = Math.max(1, (int) Math.ceil(height * scale));
        shown = Surface.of(w, h);
        next = Surface.of(w, h);
    }

    /// Device pixels per px.
    double scale() {
        return scale;
    }

    void draw(Consumer<StrokeRaster> drawing) {
        var surface = next;
        if (surface != null) {
            show(surface.image(), surface.draw(drawing));
            next = shown;
            shown = surface;
        }
    }

    private void show(WritableImage image, Rectangle2D part) {
        setVisible(part.getWidth() > 0);
        if (part.getWidth() > 0) {
            setImage(image);
            setViewport(part);
            setFitWidth(part.getWidth() / scale);
            setFitHeight(part.getHeight() / scale);
            setX(left + part.getMinX() / scale);
            setY(top + part.getMinY() / scale);
        }
    }
}
