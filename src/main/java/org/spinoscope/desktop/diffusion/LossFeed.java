package org.spinoscope.desktop.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.spinoscope.common.Progress;
import org.spinoscope.training.ResidualListener;

/// Brings the numbers of a training from the thread that learns to the screen, twenty times a second.
///
/// @param screen runs work on the screen's thread
/// @param to takes them there
final class LossFeed implements ResidualListener {

    private static final long EVERY_NS = 50_000_000;

    /// What has happened since the last time.
    ///
    /// @param share of the whole work, 0 to 1
    /// @param doing what it does now
    record News(List<LossCurves.Point> points, double share, String doing) {}

    private final Executor screen;
    private final Consumer<News> to;
    private final List<LossCurves.Point> points = new ArrayList<>();
    private double share;
    private String doing = "";
    private long last;

    LossFeed(Executor screen, Consumer<News> to) {
        this.screen = screen;
        this.to = to;
    }

    @Override
    public void step(Part part, int step, double loss, double mean) {
        points.add(new LossCurves.Point(part, step, loss, mean));
        send(false);
    }

    @Override
    public void said(String line) {}

    /// The same progress, which the screen sees, too.
    Progress watched(Progress progress) {
        return (fraction, what) -> {
            progress.at(fraction, what);
            share = fraction;
            doing = what;
            send(false);
        };
    }

    /// Sends what is left.
    void end() {
        send(true);
    }

    private void send(boolean all) {
        long now = System.nanoTime();
        if (all || now - last > EVERY_NS) {
            last = now;
            var news = new News(List.copyOf(points), share, doing);
            points.clear();
            screen.execute(() -> to.accept(news));
        }
    }
}
