package org.spinoscope.desktop.spin;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.GifWriter;
import org.spinoscope.figure.write.PngSequenceWriter;

/// A run of the spin as a film, apart from the one in the window: the same plan and scene give the same pictures.
final class SpinAnimation {

    private final SpinAnimationPlan plan;
    private final SpinRun run;
    private final SpinScene stage;
    private final CameraState view;
    private final FigureTheme theme;

    private SpinAnimation(SpinAnimationPlan plan, SpinRun run, SpinScene stage, CameraState view, FigureTheme theme) {
        this.plan = plan;
        this.run = run;
        this.stage = stage;
        this.view = view;
        this.theme = theme;
    }

    /// The motion with everything as it is set in the view now.
    ///
    /// @param maps the colours of numbers
    static SpinAnimation of(SpinAnimationPlan plan, SpinViewModel model, ColourMaps maps) {
        var p = model.parameters().get();
        var stage = model.stage().get();
        var run = plan.fromHere() ? new SpinRun(p, stage, model.walk().spin()) : new SpinRun(p, stage);
        if (model.cloudShown().get()) {
            run.gatherCloud();
        }
        return new SpinAnimation(plan, run, stage, model.view().get(), FigureTheme.of(plan.dark(), maps));
    }

    /// Writes the film.
    ///
    /// @param target a file for a GIF, a new folder for numbered pictures
    /// @throws org.spinoscope.common.UserException if that cannot be written
    void write(FigureLayout figureLayout, Path target, Progress progress) {
        var drawings = drawings(figureLayout, progress);
        switch (plan.format()) {
            case GIF -> new GifWriter().write(drawings, theme, plan.timing(), target);
            case FRAMES -> new PngSequenceWriter().write(drawings, target);
        }
    }

    private Iterator<Drawing> drawings(FigureLayout figureLayout, Progress progress) {
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
                progress.at(
                        (double) painted / plan.frames(),
                        String.format(Locale.ROOT, "frame %d of %d", painted + 1, plan.frames()));
                if (painted > 0) {
                    run.advance(plan.steps());
                }
                painted++;
                return figureLayout.paint(figures.frame(view), size, theme);
            }
        };
    }
}
