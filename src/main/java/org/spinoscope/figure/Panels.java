package org.spinoscope.figure;

import java.util.List;

/// Several figures in a grid, lettered (a), (b), … in reading order.
public record Panels(String title, String caption, int columns, List<Figure> figures, Provenance provenance)
        implements Figure {

    public Panels {
        if (columns < 1) {
            throw new IllegalArgumentException("panels need at least one column, not " + columns);
        }
        figures = List.copyOf(figures);
    }

    public Panels caption(String text) {
        return new Panels(title, text, columns, figures, provenance);
    }

    public Panels provenance(Provenance from) {
        return new Panels(title, caption, columns, figures, from);
    }
}
