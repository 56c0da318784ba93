package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// A path whose every piece has its own colour and opacity: a spin's way on the sphere, coloured by time.
///
/// @param shade what the colour says, one number a point; a piece takes its first point's
/// @param opacity 0 to 1, one number a point
public record Trail(String name, Values x, Values y, Values shade, ColourScale scale, Values opacity, double width)
        implements Mark {

    public Trail {
        Check.sameSize(x, y);
        Check.sameSize(x, shade);
        Check.sameSize(x, opacity);
    }

    public static Trail along(Values x, Values y, Values shade, ColourScale scale) {
        return new Trail("", x, y, shade, scale, x.map(any -> 1), 1);
    }

    public Trail opaque(Values newOpacity) {
        return new Trail(name, x, y, shade, scale, newOpacity, width);
    }

    public Trail wide(double points) {
        return new Trail(name, x, y, shade, scale, opacity, points);
    }

    public Trail named(String legend) {
        return new Trail(legend, x, y, shade, scale, opacity, width);
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
    public void reach(Reach toX, Reach toY) {
        toX.to(x);
        toY.to(y);
    }
}
