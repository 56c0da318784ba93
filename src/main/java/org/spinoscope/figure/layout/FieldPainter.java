package org.spinoscope.figure.layout;

import org.spinoscope.figure.Field;

/// Turns a colour field into a picture of as many pixels as the frame deserves.
final class FieldPainter {

    /// Pixels along the frame's longer side: enough for print at one column, since fields are smooth.
    private static final int FINENESS = 480;

    /// From stripe to stripe, and the width of one, in pixels of the picture.
    private static final int STRIPES = 14;

    private static final int STRIPE = 3;

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
        var picture = Raster.of(
                columns,
                rows,
                (column, row) -> colour(field, field.at(xs[column], y.value(top + (row + 0.5) * height)), column + row));
        plotContext.drawingBuilder().image(new Shape.Rect(left, top, right - left, bottom - top), picture);
    }

    /// Beyond the colour scale all values have one colour: stripes say so.
    private static int colour(Field field, double value, int diagonal) {
        var scale = field.scale();
        int rgb = scale.colour(value).rgb();
        double room = 1e-9 * (scale.max() - scale.min());
        boolean beyond = value > scale.max() + room || value < scale.min() - room;
        return beyond && diagonal % STRIPES < STRIPE ? lighter(rgb) : rgb;
    }

    private static int lighter(int rgb) {
        int all = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int channel = rgb >> shift & 0xff;
            all |= channel + (int) (0.3 * (0xff - channel)) << shift;
        }
        return all;
    }

    private static double clamp(double place, double from, double to) {
        return Double.isNaN(place) ? from : Math.clamp(place, from, to);
    }
}
