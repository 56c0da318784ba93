package org.spinoscope.desktop;

import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;

/// What can be done with a figure that is on the screen.
interface FigureActions {

    void export(Workbench bench, FigureSnapshot figureSnapshot);

    void copy(Workbench bench, FigureSnapshot figureSnapshot);
}
