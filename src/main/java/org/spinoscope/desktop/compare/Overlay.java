package org.spinoscope.desktop.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;

/// The pinned state's curves, arrows, points and bars on the axes of the present one.
final class Overlay {

    private static final String PINNED = "pinned";

    private Overlay() {}

    /// Both in one plot; empty for maps, for other axes than the present ones, and where nothing can be laid over.
    static Optional<Figure> of(Figure pinned, Figure now) {
        if (!(pinned instanceof Plot was) || !(now instanceof Plot is) || !sameAxes(was, is) || isMap(is)) {
            return Optional.empty();
        }
        var marks = new ArrayList<>(is.marks());
        var kept = kept(was);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        for (var mark : kept) {
            if (!(mark instanceof Bars bars)) {
                marks.add(mark);
            } else if (!paired(bars, marks)) {
                return Optional.empty();
            }
        }
        return Optional.of(is.retitled("Both: " + is.title()).marks(marks));
    }

    private static boolean sameAxes(Plot a, Plot b) {
        return a.x().label().equals(b.x().label()) && a.y().label().equals(b.y().label());
    }

    private static boolean isMap(Plot plot) {
        return plot.marks().stream().anyMatch(HeatMap.class::isInstance);
    }

    /// What of the pinned plot is drawn again: of several lines those that the legend names.
    private static List<Mark> kept(Plot plot) {
        boolean anyNamed = plot.marks().stream()
                .anyMatch(mark -> mark instanceof Line && !mark.name().isEmpty());
        var kept = new ArrayList<Mark>();
        for (var mark : plot.marks()) {
            switch (mark) {
                case Line line
                when !anyNamed || !line.name().isEmpty() ->
                    kept.add(line.as(LineStyle.DASHED, Ink.Role.MUTED).named(named(line.name())));
                case Arrow arrow ->
                    kept.add(arrow.as(0.8 * arrow.width(), Ink.Role.MUTED).labelled(named(arrow.label())));
                case Points points ->
                    kept.add(points.as(points.symbol(), points.size(), Ink.Role.MUTED)
                            .tooltips(points.labels())
                            .named(named(points.name())));
                case Bars bars -> kept.add(bars);
                default -> {}
            }
        }
        return kept;
    }

    /// Puts the pinned bars beside the present ones of the same categories.
    ///
    /// @return whether there are such
    private static boolean paired(Bars pinned, List<Mark> marks) {
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i) instanceof Bars bars && bars.categories().equals(pinned.categories())) {
                for (var group : pinned.groups()) {
                    bars = bars.group(named(group.name()), group.values(), Ink.Role.MUTED);
                }
                marks.set(i, bars);
                return true;
            }
        }
        return false;
    }

    private static String named(String name) {
        return name.isEmpty() ? PINNED : PINNED + ": " + name;
    }
}
