package org.spinoscope.figure;

import java.util.List;

/// Something drawn on the axes of a [Plot], in data coordinates.
public sealed interface Mark
        permits Arrow,
                Bars,
                InfiniteLine,
                Bracket,
                HeatMap,
                Circle,
                Interval,
                Field,
                Histogram,
                Line,
                Annotation,
                Points,
                ReferenceLine,
                Tiles,
                GradientLine {

    /// What the legend calls it; empty for no legend entry.
    String name();

    /// Every number it shows, in the order of drawing.
    List<Datum> data();

    /// Adds what must be visible to the range of both axes.
    void reach(DataRange x, DataRange y);
}
