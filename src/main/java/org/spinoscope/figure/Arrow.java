package org.spinoscope.figure;

import java.util.List;

/// An arrow from one point to another, labelled at its head.
public record Arrow(String name, double x0, double y0, double x1, double y1, String label, double width, Ink ink)
        implements Mark {

    public static Arrow from(double x0, double y0, double x1, double y1) {
        return new Arrow("", x0, y0, x1, y1, "", 1.4, Ink.Role.FOREGROUND);
    }

    public Arrow labelled(String text) {
        return new Arrow(name, x0, y0, x1, y1, text, width, ink);
    }

    public Arrow as(double newWidth, Ink newInk) {
        return new Arrow(name, x0, y0, x1, y1, label, newWidth, newInk);
    }

    @Override
    public List<Datum> data() {
        var series = name.isEmpty() ? label : name;
        return List.of(Datum.point(series, "tail", x0, y0), Datum.point(series, "head", x1, y1));
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        toX.to(x0);
        toX.to(x1);
        toY.to(y0);
        toY.to(y1);
    }
}
