package org.spinoscope.figure.layout;

import org.spinoscope.figure.Field;

/// Turns a colour field into a picture of as many pixels as the frame deserves.
final class FieldPainter {

    /// Pixels along the frame's longer side: enough for print at one column, since fields are smooth.
    private static final int FINENESS = 480;

    private FieldPainter() {}

    static void paint(Field field, PlotContext plotContext) {
        var x = plotContext.x();
        var y = plotContext.y();
        var frame = plotContext.frame();
        var left = field.endless()
                ? frame.x()
                : clamp(Math.min(x.place(field.x0()), x.place(field.x1())), frame.x(), frame.right());
        var right = field.endless()
                ? frame.right()
                : clamp(Math.max(x.place(field.x0()), x.place(field.x1())), frame.x(), frame.right());
        var top = field.endless()
                ? frame.y()
                : clamp(Math.min(y.place(field.y0()), y.place(field.y1())), frame.y(), frame.bottom());
        var bottom = field.endless()
                ? frame.bottom()
                : clamp(Math.max(y.place(field.y0()), y.place(field.y1())), frame.y(), frame.bottom());
        if (!(right > left && bottom > top)) {
            return;
        }
        var share = FINENESS / Math.max(right - left, bottom - top);
        var columns = Math.max(1, (int) Math.round((right - left) * share));
        var rows = Math.max(1, (int) Math.round((bottom - top) * share));
        var xs = new double[columns];
        for (var column = 0; column < columns; column++) {
            xs[column] = x.value(left + (column + 0.5) * (right - left) / columns);
        }
        var height = (bottom - top) / rows;
        var theme = plotContext.drawingBuilder().theme();
        var picture = Raster.of(
                columns,
                rows,
                (column, row) -> theme.colour(field.scale(), field.at(xs[column], y.value(top + (row + 0.5) * height)))
                        .rgb());
        plotContext.drawingBuilder().image(new Shape.Rect(left, top, right - left, bottom - top), picture);
    }

    private static double clamp(double place, double from, double to) {
        return Double.isNaN(place) ? from : Math.clamp(place, from, to);
    }
}
