package org.spinoscope.desktop.canvas;

import java.util.Optional;
import org.spinoscope.desktop.canvas.FigureKit.Seen;

/// A node that shows a figure, and can say which and how.
public interface SeenFigure {

    /// The figure as it is seen now; empty while there is none.
    Optional<Seen> seen();
}
