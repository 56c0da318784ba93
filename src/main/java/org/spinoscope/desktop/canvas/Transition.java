package org.spinoscope.desktop.canvas;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleFunction;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;
import org.spinoscope.figure.Figure;

/// Animates from one figure to the next in a third of a second. The frames in between mean nothing: a frame
/// is not to be read, pointed at or exported.
final class Transition {

    private static final double NANOS = 350e6;

    private final BooleanSupplier wanted;
    private final Runnable changed;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            step(now);
        }
    };
    private FigureTween figureTween = (was, is) -> Optional.empty();
    private @Nullable DoubleFunction<Figure> way;
    private @Nullable Figure frame;
    private long start;

    /// @param wanted whether animation is allowed
    /// @param changed runs when another picture is to be shown
    Transition(BooleanSupplier wanted, Runnable changed) {
        this.wanted = wanted;
        this.changed = changed;
    }

    void along(FigureTween ways) {
        figureTween = ways;
    }

    /// Sets out from one figure to the next, if there is a way; a newer one takes the place of one under way.
    void begin(@Nullable Figure was, @Nullable Figure is) {
        way = was == null || is == null || !wanted.getAsBoolean()
                ? null
                : figureTween.between(was, is).orElse(null);
        start = 0;
        frame = way == null ? null : way.apply(0);
        if (way == null) {
            timer.stop();
        } else {
            timer.start();
        }
    }

    /// What is shown now instead of the figure; empty when it has arrived.
    Optional<Figure> frame() {
        return Optional.ofNullable(frame);
    }

    private void step(long now) {
        var to = way;
        start = start == 0 ? now : start;
        double share = (now - start) / NANOS;
        if (to == null || share >= 1) {
            timer.stop();
            way = null;
            frame = null;
        } else {
            frame = to.apply(eased(share));
        }
        changed.run();
    }

    /// Slow at both ends.
    static double eased(double share) {
        return share * share * (3 - 2 * share);
    }
}
