package org.spinoscope.figure;

import java.util.List;

/// A line across the whole frame at one x (vertical) or one y (horizontal), with a label at its end.
public record Rule(String name, boolean vertical, double at, String label, LineStyle style, Ink ink) implements Mark {

    public static Rule atX(double x, String label) {
        return new Rule("", true, x, label, LineStyle.DASHED, Ink.Role.MUTED);
    }

    public static Rule atY(double y, String label) {
        return new Rule("", false, y, label, LineStyle.DASHED, Ink.Role.MUTED);
    }

    public Rule named(String legend) {
        return new Rule(legend, vertical, at, label, style, ink);
    }

    public Rule as(LineStyle newStyle, Ink newInk) {
        return new Rule(name, vertical, at, label, newStyle, newInk);
    }

    @Override
    public List<Datum> data() {
        return List.of(Datum.point(name, label, vertical ? at : Double.NaN, vertical ? Double.NaN : at));
    }

    @Override
    public void reach(Reach toX, Reach toY) {
        (vertical ? toX : toY).to(at);
    }
}
