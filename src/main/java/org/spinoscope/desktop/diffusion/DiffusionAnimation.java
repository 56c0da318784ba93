package org.spinoscope.desktop.diffusion;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.spinoscope.common.Progress;
import org.spinoscope.desktop.spin.CameraState;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.GifWriter;
import org.spinoscope.figure.write.PngSequenceWriter;

/// Both halves of one token's timeline as pictures, one a noise level: the same recording gives the same pictures.
///
/// @param pixels width and height
record DiffusionAnimation(DiffusionFigures figures, CameraState camera, int pixels, FigureTheme theme) {

    private static final GifWriter.Timing TIMING = new GifWriter.Timing(8, true);

    /// How many pictures there are.
    int frames() {
        return 2 * figures.timeline().levels() + 1;
    }

    /// Writes an animated GIF.
    ///
    /// @throws org.spinoscope.common.UserException if that cannot be written
    void gif(FigureLayout layout, Path file, Progress progress) {
        new GifWriter().write(drawings(layout, progress), theme(), TIMING, file);
    }

    /// Writes numbered PNG pictures into a new folder.
    ///
    /// @throws org.spinoscope.common.UserException if that cannot be written
    void pictures(FigureLayout layout, Path folder, Progress progress) {
        new PngSequenceWriter().write(drawings(layout, progress), folder);
    }

    private Iterator<Drawing> drawings(FigureLayout layout, Progress progress) {
        var size = Size.px(pixels, pixels).fontSize(Math.max(10, pixels / 36.0));
        int levels = figures.timeline().levels();
        return new Iterator<>() {
            private int painted;

            @Override
            public boolean hasNext() {
                return painted < frames();
            }

            @Override
            public Drawing next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                progress.at(
                        (double) painted / frames(),
                        String.format(Locale.ROOT, "frame %d of %d", painted + 1, frames()));
                return layout.paint(figures.sphere(painted++ - levels, camera), size, theme());
            }
        };
    }
}
