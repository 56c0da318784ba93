package org.spinoscope.figure.paint;

/// What a mark is painted on: a frame with its two scales, and the words that will be placed when all marks stand.
///
/// @param xName the x axis's label as plain text, for hover texts
record Canvas(Pen pen, Shape.Rect frame, Scale x, Scale y, String xName, String yName, Labels labels) {

    Canvas on(Pen sheet) {
        return new Canvas(sheet, frame, x, y, xName, yName, labels);
    }

    boolean shows(double px, double py) {
        return frame.grown(0.01).contains(px, py);
    }

    /// "name = number" as hover texts write it.
    static String says(String name, double value) {
        return (name.isEmpty() ? "" : name + " = ") + Numerals.brief(value);
    }
}
