package org.spinoscope.figure;

import java.util.List;

/// Something drawn on the axes of a [Plot], in data coordinates.
public sealed interface Mark
        permits Arrow,
                Band,
                Bars,
                Boundary,
                Bracket,
                Cells,
                Disc,
                ErrorBars,
                Field,
                Histogram,
                Line,
                Note,
                Points,
                Rule,
                Trail {

    /// What the legend calls it; empty for no legend entry.
    String name();

    /// Every number it shows, in the order of drawing.
    List<Datum> data();

    /// Tells both axes what must be visible.
    void reach(Reach x, Reach y);
}
