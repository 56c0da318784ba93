package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// A path whose every piece has its own colour and opacity: a spin's way on the sphere, coloured by time.
///
/// @param shade what the colour says, one number a point; a piece takes its first point's
/// @param opacity 0 to 1, one number a point
public record GradientLine(
        String name, Values x, Values y, Values shade, ColourScale scale, Values opacity, double width)
        implements Mark {

    public GradientLine {
        Preconditions.sameSize(x, y);
        Preconditions.sameSize(x, shade);
        Preconditions.sameSize(x, opacity);
    }

    public static GradientLine along(Values x, Values y, Values shade, ColourScale scale) {
        return new GradientLine("", x, y, shade, scale, x.map(any -> 1), 1);
    }

    public GradientLine opaque(Values newOpacity) {
        return new GradientLine(name, x, y, shade, scale, newOpacity, width);
    }

    public GradientLine wide(double points) {
        return new GradientLine(name, x, y, shade, scale, opacity, points);
    }

    public GradientLine named(String legend) {
        return new GradientLine(legend, x, y, shade, scale, opacity, width);
    }

    @Override
    public List<Datum> data() {
        var rows = new ArrayList<Datum>(x.size());
        for (var i = 0; i < x.size(); i++) {
            rows.add(new Datum(name, "", x.get(i), y.get(i), Double.NaN, Double.NaN, shade.get(i)));
        }
        return rows;
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        toX.to(x);
        toY.to(y);
    }
}
