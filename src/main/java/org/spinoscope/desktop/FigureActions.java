package org.spinoscope.desktop;

import org.spinoscope.desktop.canvas.FigureKit.Seen;

/// What can be done with a figure that is on the screen.
interface FigureActions {

    void export(Workbench bench, Seen seen);

    void copy(Workbench bench, Seen seen);
}
