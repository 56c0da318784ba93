package org.spinoscope.desktop.canvas;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;

/// Lays figures out beside the screen's thread. While one is under way, the next starts after it, with the newest
/// figure; what came in between is never laid out.
final class FigureLayouter {

    /// What to lay out.
    ///
    /// @param passing a frame of an animation: it answers no pointer
    record Request(Figure figure, Size size, FigureTheme theme, boolean passing) {}

    private final FigureContext kit;
    private final Supplier<Optional<Request>> newest;
    private final Consumer<Optional<Drawing>> show;
    private long wanted;
    private boolean busy;

    /// @param newest what to lay out now
    /// @param show receives the drawing on the screen's thread; empty if there is nothing to show
    FigureLayouter(FigureContext kit, Supplier<Optional<Request>> newest, Consumer<Optional<Drawing>> show) {
        this.kit = kit;
        this.newest = newest;
        this.show = show;
    }

    boolean busy() {
        return busy;
    }

    /// Asks for a new layout.
    void want() {
        wanted++;
        if (!busy) {
            begin();
        }
    }

    private void begin() {
        var request = newest.get();
        if (request.isEmpty()) {
            show.accept(Optional.empty());
            return;
        }
        long ticket = wanted;
        busy = true;
        kit.background().execute(() -> {
            Optional<Drawing> done = Optional.empty();
            try {
                done = Optional.of(paint(request.get()));
            } finally {
                var result = done;
                kit.screen().execute(() -> arrived(result, ticket));
            }
        });
    }

    private Drawing paint(Request request) {
        var drawing = kit.figureLayout().paint(request.figure(), request.size(), request.theme());
        return request.passing() ? drawing.withoutTooltips() : drawing;
    }

    private void arrived(Optional<Drawing> done, long ticket) {
        busy = false;
        if (done.isPresent()) {
            show.accept(done);
        }
        if (ticket != wanted) {
            begin();
        }
    }
}
