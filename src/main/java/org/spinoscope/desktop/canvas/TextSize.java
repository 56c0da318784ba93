package org.spinoscope.desktop.canvas;

/// The size of the text in a figure on the screen.
final class TextSize {

    private static final double NORMAL = 12;

    /// The interface's own normal size.
    private static final double INTERFACE = 13;

    /// A figure has room for text that is enlarged while this many lines of it and half-letters fit.
    private static final double DOWN = 20;

    private static final double ACROSS = 28;

    private TextSize() {}

    /// The interface's size of text, as far as the figure has room for it beside its marks.
    ///
    /// @param interfaceSize of the text around the figure, pixels
    static double in(double width, double height, double interfaceSize) {
        double scaled = NORMAL * interfaceSize / INTERFACE;
        return Math.min(scaled, Math.max(NORMAL, Math.min(width / ACROSS, height / DOWN)));
    }
}
