package org.spinoscope.figure;

import java.util.List;

/// A line across the whole frame at one x (vertical) or one y (horizontal), with a label at its end.
public record ReferenceLine(String name, boolean vertical, double at, String label, LineStyle style, Ink ink)
        implements Mark {

    public static ReferenceLine atX(double x, String label) {
        return new ReferenceLine("", true, x, label, LineStyle.DASHED, Ink.Role.MUTED);
    }

    public static ReferenceLine atY(double y, String label) {
        return new ReferenceLine("", false, y, label, LineStyle.DASHED, Ink.Role.MUTED);
    }

    public ReferenceLine named(String legend) {
        return new ReferenceLine(legend, vertical, at, label, style, ink);
    }

    public ReferenceLine as(LineStyle newStyle, Ink newInk) {
        return new ReferenceLine(name, vertical, at, label, newStyle, newInk);
    }

    @Override
    public List<Datum> data() {
        return List.of(Datum.point(name, label, vertical ? at : Double.NaN, vertical ? Double.NaN : at));
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        (vertical ? toX : toY).to(at);
    }
}
