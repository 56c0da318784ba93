package org.spinoscope.figure.layout;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.ErrorBars;
import org.spinoscope.figure.GradientLine;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Histogram;
import org.spinoscope.figure.InfiniteLine;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Symbol;

/// The names of marks, in rows above the frame.
final class Legend {

    private sealed interface Swatch {
        record Stripe(LineStyle style, Ink ink) implements Swatch {}

        record Box(Ink ink) implements Swatch {}

        record Dot(Symbol symbol, double size, Ink ink) implements Swatch {}

        record Frame(Ink ink) implements Swatch {}

        record Hatch() implements Swatch {}
    }

    private record Entry(Swatch swatch, String text) {}

    private record Placed(Entry entry, TextLine line, double x, int row) {}

    private final DrawingBuilder drawingBuilder;
    private final List<Placed> placed = new ArrayList<>();
    private int rows;

    Legend(DrawingBuilder drawingBuilder, List<Mark> marks, double room) {
        this.drawingBuilder = drawingBuilder;
        var x = 0.0;
        for (var entry : entries(marks)) {
            var line = drawingBuilder.type().fitted(entry.text(), size(), FontFace.REGULAR, room - swatchWidth());
            var width = swatchWidth() + line.width();
            if (x > 0 && x + width > room) {
                x = 0;
                rows++;
            }
            placed.add(new Placed(entry, line, x, rows));
            x += width + 1.3 * size();
        }
        rows += placed.isEmpty() ? 0 : 1;
    }

    double height() {
        return rows * rowHeight();
    }

    void paint(double x, double top) {
        for (var item : placed) {
            var left = x + item.x();
            var baseline = top + item.row() * rowHeight() + size();
            var middle = baseline - size() * FontMetrics.CAP_HEIGHT / 2;
            var end = left + swatchWidth() - 0.4 * size();
            swatch(item.entry().swatch(), left, end, middle);
            drawingBuilder.text(
                    item.line(),
                    left + swatchWidth(),
                    baseline,
                    Item.Anchor.START,
                    drawingBuilder.theme().foreground());
        }
    }

    private void swatch(Swatch swatch, double left, double right, double middle) {
        var half = size() * 0.36;
        var centre = (left + right) / 2;
        switch (swatch) {
            case Swatch.Stripe(var style, var ink) ->
                drawingBuilder.stroke(
                        Shape.Outline.open(left, middle, right, middle), drawingBuilder.stroke(style, ink));
            case Swatch.Box(var ink) ->
                drawingBuilder.fill(
                        new Shape.Rect(left, middle - half, right - left, 2 * half), drawingBuilder.colour(ink));
            case Swatch.Dot(var symbol, var size, var ink) ->
                Symbols.paint(
                        drawingBuilder,
                        symbol,
                        centre,
                        middle,
                        Math.min(drawingBuilder.pt(size), 1.1 * size()),
                        drawingBuilder.colour(ink));
            case Swatch.Hatch() ->
                Hatching.paint(drawingBuilder, new Shape.Rect(left, middle - half, right - left, 2 * half));
            case Swatch.Frame(var ink) ->
                drawingBuilder.stroke(
                        new Shape.Rect(centre - half, middle - half, 2 * half, 2 * half),
                        drawingBuilder.stroke(ink, 1.3));
        }
    }

    private double size() {
        return drawingBuilder.em() * 0.92;
    }

    private double swatchWidth() {
        return 1.9 * size();
    }

    private double rowHeight() {
        return 1.45 * size();
    }

    private List<Entry> entries(List<Mark> marks) {
        var entries = new ArrayList<Entry>();
        for (var mark : marks) {
            switch (mark) {
                case Bars bars ->
                    bars.groups().forEach(group -> add(entries, new Swatch.Box(group.ink()), group.name()));
                case HeatMap heatMap -> {
                    add(entries, new Swatch.Dot(Symbol.CIRCLE, 2.8, Ink.Role.FOREGROUND), heatMap.dottedMeans());
                    add(entries, new Swatch.Frame(Ink.Role.FOREGROUND), heatMap.outlinedMeans());
                    if (heatMap.grid().values().stream().anyMatch(Double::isNaN)) {
                        add(entries, new Swatch.Hatch(), "undefined");
                    }
                }
                case Line line -> add(entries, new Swatch.Stripe(line.style(), line.ink()), line.name());
                case ReferenceLine referenceLine ->
                    add(entries, new Swatch.Stripe(referenceLine.style(), referenceLine.ink()), referenceLine.name());
                case InfiniteLine line -> add(entries, new Swatch.Stripe(line.style(), line.ink()), line.name());
                case GradientLine gradientLine ->
                    add(
                            entries,
                            new Swatch.Stripe(
                                    LineStyle.SOLID.wide(gradientLine.width()),
                                    Ink.fixed(drawingBuilder
                                            .theme()
                                            .maps()
                                            .of(gradientLine.scale().kind())
                                            .at(0.5))),
                            gradientLine.name());
                case ErrorBars bars -> add(entries, new Swatch.Stripe(LineStyle.SOLID, bars.ink()), bars.name());
                case Band band ->
                    add(entries, new Swatch.Box(band.ink().faded(Math.max(0.25, band.opacity()))), band.name());
                case Histogram bars -> add(entries, new Swatch.Box(bars.ink()), bars.name());
                case Points points ->
                    add(entries, new Swatch.Dot(points.symbol(), points.size(), points.ink()), points.name());
                default -> {}
            }
        }
        return entries;
    }

    private static void add(List<Entry> entries, Swatch swatch, String text) {
        if (!text.isEmpty() && entries.stream().noneMatch(entry -> entry.text().equals(text))) {
            entries.add(new Entry(swatch, text));
        }
    }
}
