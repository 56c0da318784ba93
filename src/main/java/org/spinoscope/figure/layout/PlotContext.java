package org.spinoscope.figure.layout;

import org.spinoscope.common.NumberFormats;

/// What a mark is painted on: a frame with its two scales, and the words that will be placed when all marks are placed.
///
/// @param xName the x axis's label as plain text, for hover texts
record PlotContext(
        DrawingBuilder drawingBuilder,
        Shape.Rect frame,
        Scale x,
        Scale y,
        String xName,
        String yName,
        LabelPlacer labelPlacer) {

    PlotContext on(DrawingBuilder sheet) {
        return new PlotContext(sheet, frame, x, y, xName, yName, labelPlacer);
    }

    boolean shows(double px, double py) {
        return frame.grown(0.01).contains(px, py);
    }

    /// "name = number" as hover texts write it.
    static String says(String name, double value) {
        return (name.isEmpty() ? "" : name + " = ") + NumberFormats.brief(value);
    }
}
