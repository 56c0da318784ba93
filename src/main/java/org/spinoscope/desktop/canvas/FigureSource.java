package org.spinoscope.desktop.canvas;

import java.util.Optional;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;

/// A node that shows a figure and can describe it for export.
public interface FigureSource {

    /// The figure as it is seen now; empty while there is none.
    Optional<FigureSnapshot> seen();
}
