package org.spinoscope.figure.layout;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Cell;
import org.spinoscope.figure.Datum;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;

/// What a map shows, in sentences, for those who cannot see it.
final class AltText {

    private static final int FEW = 8;

    private AltText() {}

    static String cells(Plot plot, HeatMap heatMap) {
        var grid = heatMap.grid();
        var text = new StringBuilder(String.format(Locale.ROOT, "A map of %d × %d cells", grid.rows(), grid.columns()))
                .append(String.format(
                        Locale.ROOT,
                        ", %s down and %s across, coloured by %s.",
                        Markup.plain(plot.y().label()),
                        Markup.plain(plot.x().label()),
                        Markup.plain(heatMap.name())));
        var known =
                heatMap.data().stream().filter(d -> Double.isFinite(d.value())).toList();
        var order = Comparator.comparingDouble(Datum::value);
        known.stream()
                .max(order)
                .ifPresent(most -> text.append(" Largest: ").append(said(most)).append('.'));
        known.stream()
                .min(order)
                .ifPresent(
                        least -> text.append(" Smallest: ").append(said(least)).append('.'));
        int undefined = grid.values().size() - known.size();
        if (undefined > 0) {
            text.append(" Undefined: ").append(undefined).append('.');
        }
        named(text, heatMap, heatMap.dotted(), heatMap.dottedMeans(), "Dotted");
        named(text, heatMap, heatMap.outlined(), heatMap.outlinedMeans(), "Outlined");
        return text.toString();
    }

    private static void named(StringBuilder text, HeatMap heatMap, Set<Cell> which, String means, String how) {
        if (means.isEmpty()) {
            return;
        }
        var names = which.stream()
                .sorted(Comparator.comparingInt(Cell::row).thenComparingInt(Cell::column))
                .limit(FEW)
                .map(cell -> heatMap.cellName(cell.row(), cell.column()))
                .collect(Collectors.joining(", "));
        text.append(String.format(
                Locale.ROOT,
                " %s (%s): %s%s.",
                how,
                Markup.plain(means),
                which.isEmpty() ? "none" : names,
                which.size() > FEW ? String.format(Locale.ROOT, " and %d more", which.size() - FEW) : ""));
    }

    private static String said(Datum datum) {
        return datum.label() + " with " + NumberFormats.formatted("%+.4g", datum.value());
    }
}
