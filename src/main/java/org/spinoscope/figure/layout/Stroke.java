package org.spinoscope.figure.layout;

import java.util.List;
import org.spinoscope.figure.Colour;

/// How an outline is drawn: round joins, butt caps.
///
/// @param width in the drawing's units; 0 for no line
/// @param dashes lengths of dash, gap, dash, …; empty for a solid line
public record Stroke(Colour colour, double width, List<Double> dashes) {

    public static final Stroke NONE = new Stroke(Colour.NONE, 0, List.of());

    public Stroke {
        dashes = List.copyOf(dashes);
    }

    public boolean visible() {
        return width > 0 && colour.visible();
    }
}
