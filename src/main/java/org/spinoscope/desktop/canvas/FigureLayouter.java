package org.spinoscope.desktop.canvas;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private final AtomicReference<@Nullable Done> ready = new AtomicReference<>();
    private long wanted;
    private boolean busy;

    private record Done(Optional<Drawing> drawing, long ticket) {}

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
                ready.set(new Done(done, ticket));
                kit.screen().execute(this::take);
            }
        });
    }

    private Drawing paint(Request request) {
        var drawing = kit.figureLayout().paint(request.figure(), request.size(), request.theme());
        return request.passing() ? drawing.withoutTooltips() : drawing;
    }

    /// Shows what is laid out by now. Between the layout of a window and its painting this is a frame earlier than what
    /// the screen's thread comes to afterwards, and the first frame of a window is a long one.
    void take() {
        var done = ready.getAndSet(null);
        if (done == null) {
            return;
        }
        busy = false;
        if (done.drawing().isPresent()) {
            show.accept(done.drawing());
        }
        if (done.ticket() != wanted) {
            begin();
        }
    }
}
