package org.spinoscope.desktop.canvas;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.spinoscope.desktop.canvas.FigureCanvas.HoverText;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.HitRegion;
import org.spinoscope.figure.layout.Shape;

/// What answers to the pointer on a figure: words for a place, and the key of what is clicked. Places are in pixels of
/// the drawing.
final class FigureMarks {

    private final Supplier<Optional<Drawing>> drawing;
    private Consumer<String> picked = key -> {};
    private Consumer<String> added = key -> picked.accept(key);
    private HoverText hoverText = (x, y) -> Optional.empty();
    private double lastX;
    private double lastY;

    /// @param drawing what is shown now
    FigureMarks(Supplier<Optional<Drawing>> drawing) {
        this.drawing = drawing;
    }

    void onPicked(Consumer<String> listener) {
        picked = listener;
    }

    void onAdded(Consumer<String> listener) {
        added = listener;
    }

    void readOut(HoverText what) {
        hoverText = what;
    }

    /// Remembers where the pointer is.
    void point(double x, double y) {
        lastX = x;
        lastY = y;
    }

    double lastX() {
        return lastX;
    }

    double lastY() {
        return lastY;
    }

    /// What answers at a place: its words, and its key, empty for none.
    Optional<HitRegion> hit(double x, double y) {
        return drawing.get()
                .flatMap(d -> d.hoverAt(x, y)
                        .or(() -> text(x, y).map(words -> new HitRegion(new Shape.Circle(x, y, 0), words, ""))));
    }

    /// What was pointed at last.
    Optional<HitRegion> lastHit() {
        return hit(lastX, lastY);
    }

    /// Does what a click on the mark with this key does.
    void pick(String key) {
        picked.accept(key);
    }

    /// Tells who listens the key of the mark at a place, if there is one.
    ///
    /// @param adding whether it is added to what is chosen
    void click(double x, double y, boolean adding) {
        drawing.get()
                .flatMap(d -> d.hoverAt(x, y))
                .map(HitRegion::key)
                .filter(key -> !key.isEmpty())
                .ifPresent(adding ? added : picked);
    }

    /// The text shown for a place.
    Optional<String> text(double x, double y) {
        return drawing.get()
                .flatMap(d -> d.hoverAt(x, y)
                        .map(HitRegion::label)
                        .filter(label -> !label.isEmpty())
                        .or(() -> d.areaAt(x, y).flatMap(a -> hoverText.at(a.x().value(x), a.y().value(y)))));
    }

    /// The text shown for the place pointed at last.
    Optional<String> lastText() {
        return text(lastX, lastY);
    }
}
