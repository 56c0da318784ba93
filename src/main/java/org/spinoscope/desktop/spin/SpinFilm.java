package org.spinoscope.desktop.spin;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.spinoscope.basis.Progress;
import org.spinoscope.figure.paint.Drawing;
import org.spinoscope.figure.paint.Painter;
import org.spinoscope.figure.paint.Size;
import org.spinoscope.figure.paint.Theme;
import org.spinoscope.figure.write.FrameFolder;
import org.spinoscope.figure.write.GifWriter;

/// A run of the spin as a film, apart from the one in the window: the same plan and scene give the same pictures.
final class SpinFilm {

    private final SpinFilmPlan plan;
    private final SpinRun run;
    private final SpinStage stage;
    private final View3d view;

    private SpinFilm(SpinFilmPlan plan, SpinRun run, SpinStage stage, View3d view) {
        this.plan = plan;
        this.run = run;
        this.stage = stage;
        this.view = view;
    }

    /// The motion with everything as it is set in the view now.
    static SpinFilm of(SpinFilmPlan plan, SpinViewModel model) {
        var p = model.parameters().get();
        var stage = model.stage().get();
        var run = plan.fromHere() ? new SpinRun(p, stage, model.walk().spin()) : new SpinRun(p, stage);
        if (model.cloudShown().get()) {
            run.gatherCloud();
        }
        return new SpinFilm(plan, run, stage, model.view().get());
    }

    /// Writes the film.
    ///
    /// @param target a file for a GIF, a new folder for numbered pictures
    /// @throws org.spinoscope.basis.MendableException if that cannot be written
    void write(Painter painter, Path target, Progress progress) {
        var theme = plan.dark() ? Theme.DARK : Theme.LIGHT;
        var drawings = drawings(painter, theme, progress);
        switch (plan.format()) {
            case GIF -> new GifWriter().write(drawings, theme, plan.timing(), target);
            case FRAMES -> new FrameFolder().write(drawings, target);
        }
    }

    private Iterator<Drawing> drawings(Painter painter, Theme theme, Progress progress) {
        var size = Size.px(plan.pixels(), plan.pixels()).fontSize(Math.max(10, plan.pixels() / 36.0));
        var figures = new SpinFigures(run, stage);
        return new Iterator<>() {
            private int painted;

            @Override
            public boolean hasNext() {
                return painted < plan.frames();
            }

            @Override
            public Drawing next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                progress.at((double) painted / plan.frames(), "frame %d of %d".formatted(painted + 1, plan.frames()));
                if (painted > 0) {
                    run.advance(plan.steps());
                }
                painted++;
                return painter.paint(figures.frame(view), size, theme);
            }
        };
    }
}
