package org.spinoscope.desktop;

import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.HeadMap;

/// Lays out a map that nobody sees while the window is being built: the typefaces are measured and the classes loaded
/// by the time the first figure of the session is wanted.
final class FigureWarmUp {

    private FigureWarmUp() {}

    /// For a thread other than the screen's.
    static void run(FigureLayout layout) {
        var map = HeadMap.of("Map", "r", Grid.of(12, 12, i -> i / 144.0), ColourScale.symmetric(1), "%+.2f")
                .selected(new HeadId(0, 0));
        layout.paint(map.plot(), Size.px(480, 480).fontSize(12), FigureTheme.LIGHT);
    }
}
