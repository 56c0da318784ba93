package org.spinoscope.desktop.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Panels;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.plots.HeadMap;

/// Two states of a figure side by side. Of maps of one shape there is a third one: the present minus the pinned.
final class Differences {

    private Differences() {}

    static Figure of(Figure pinned, Figure now) {
        var panels = new ArrayList<Figure>(List.of(titled(pinned, "Pinned"), titled(now, "Now")));
        difference(pinned, now).ifPresent(panels::add);
        var origin = now.provenance();
        for (var entry : pinned.provenance().entries().entrySet()) {
            origin = origin.with("pinned." + entry.getKey(), entry.getValue());
        }
        return Figure.panels("Pinned and present", panels.size(), panels)
                .caption("Pinned: " + said(pinned.provenance()) + ". Now: " + said(now.provenance()) + ".")
                .provenance(origin);
    }

    private static String said(Provenance from) {
        return org.spinoscope.figure.Markup.literal(String.join(
                ", ",
                List.of(from.promptSet(), from.readingLabel(), from.modelLabel()).stream()
                        .filter(part -> !part.isEmpty())
                        .toList()));
    }

    private static Figure titled(Figure figure, String state) {
        return switch (figure) {
            case Plot plot -> plot.retitled(state + ": " + plot.title());
            case Panels panels -> panels;
        };
    }

    private static Optional<Figure> difference(Figure pinned, Figure now) {
        var was = map(pinned);
        var is = map(now);
        if (was.isEmpty() || is.isEmpty() || !(now instanceof Plot plot)) {
            return Optional.empty();
        }
        var a = was.get().grid();
        var b = is.get().grid();
        if (a.rows() != b.rows() || a.columns() != b.columns()) {
            return Optional.empty();
        }
        var grid = Grid.of(
                a.rows(), a.columns(), i -> b.values().get(i) - a.values().get(i));
        var scale = ColourScale.symmetric(grid.values());
        return Optional.of(Plot.titled("Now − pinned")
                .x(plot.x())
                .y(plot.y())
                .frame(plot.frame())
                .add(is.get()
                        .dotted(Set.of(), "")
                        .valued(HeadMap.digits(grid.values()))
                        .on(grid, scale))
                .colourBar("difference", scale)
                .provenance(now.provenance()));
    }

    private static Optional<HeatMap> map(Figure figure) {
        return figure instanceof Plot plot
                ? plot.marks().stream()
                        .filter(HeatMap.class::isInstance)
                        .map(HeatMap.class::cast)
                        .findFirst()
                : Optional.empty();
    }
}
