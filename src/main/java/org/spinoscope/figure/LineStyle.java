package org.spinoscope.figure;

/// How a line is drawn.
///
/// @param width in points at the standard print size
public record LineStyle(double width, Dash dash) {

    public enum Dash {
        SOLID,
        DASHED,
        DOTTED,
        DASH_DOTTED
    }

    public static final LineStyle SOLID = new LineStyle(1.1, Dash.SOLID);
    public static final LineStyle DASHED = new LineStyle(0.9, Dash.DASHED);
    public static final LineStyle DOTTED = new LineStyle(0.9, Dash.DOTTED);
    public static final LineStyle DASH_DOTTED = new LineStyle(0.9, Dash.DASH_DOTTED);

    public LineStyle wide(double points) {
        return new LineStyle(points, dash);
    }
}
