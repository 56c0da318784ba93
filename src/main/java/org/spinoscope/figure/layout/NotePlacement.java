package org.spinoscope.figure.layout;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Datum;
import org.spinoscope.figure.Field;
import org.spinoscope.figure.InfiniteLine;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.ReferenceLine;

/// Puts a plot's notes where they cover the least: into a corner if one is free, else where else there is room.
final class NotePlacement {

    private static final double LEADING = 1.35;
    private static final double WIDEST = 0.9;
    private static final int STEPS = 12;
    private static final int LINE = 60;
    private static final double FAINT = 0.05;

    private NotePlacement() {}

    static void paint(List<String> notes, List<Mark> marks, PlotContext plotContext) {
        if (notes.isEmpty()) {
            return;
        }
        var drawingBuilder = plotContext.drawingBuilder();
        var places = places(marks, plotContext);
        var below = Block.of(notes, plotContext, places);
        var joined = String.join(",  ", notes);
        var fits = drawingBuilder.type().width(joined, drawingBuilder.em() * 0.9, FontFace.REGULAR)
                < plotContext.frame().width() * WIDEST;
        var beside = fits ? Block.of(List.of(joined), plotContext, places) : below;
        var block = beside.cost() < below.cost() ? beside : below;
        var box = block.box();
        drawingBuilder.fill(box, drawingBuilder.theme().background().withAlpha(0.75));
        for (var i = 0; i < block.lines().size(); i++) {
            drawingBuilder.text(
                    block.lines().get(i),
                    box.x() + block.size() * 0.45,
                    box.y() + block.size() * (0.25 + LEADING * i + 1),
                    Item.Anchor.START,
                    drawingBuilder.theme().foreground());
        }
        plotContext.labelPlacer().avoid(box);
    }

    /// Lines set as a block in the best place for it.
    private record Block(List<TextLine> lines, double size, Shape.Rect box, double cost) {

        static Block of(List<String> notes, PlotContext plotContext, List<double[]> places) {
            var drawingBuilder = plotContext.drawingBuilder();
            var frame = plotContext.frame();
            var size = drawingBuilder.em() * 0.9;
            var lines = notes.stream()
                    .map(note -> drawingBuilder.type().fitted(note, size, FontFace.REGULAR, frame.width() * WIDEST))
                    .toList();
            var width = lines.stream().mapToDouble(TextLine::width).max().orElse(0) + size * 0.9;
            var height = size * (LEADING * lines.size() + 0.5);
            var candidates = candidates(frame, width, height);
            var best = candidates.getFirst();
            var least = Double.POSITIVE_INFINITY;
            for (var candidate : candidates) {
                var cost = covered(candidate.grown(drawingBuilder.pt(2)), places);
                if (cost < least) {
                    best = candidate;
                    least = cost;
                }
            }
            return new Block(lines, size, best, least);
        }
    }

    /// The corners first, since the first of equals is taken; then places along the edges, then inside.
    private static List<Shape.Rect> candidates(Shape.Rect frame, double width, double height) {
        var across = frame.width() - width;
        var down = frame.height() - height;
        var places = new ArrayList<Shape.Rect>();
        for (double[] corner : new double[][] {{0, 0}, {1, 0}, {1, 1}, {0, 1}}) {
            places.add(new Shape.Rect(frame.x() + corner[0] * across, frame.y() + corner[1] * down, width, height));
        }
        for (double inward : new double[] {0, 0.25, 0.5}) {
            for (var i = 0; i <= STEPS; i++) {
                var share = (double) i / STEPS;
                for (double edge : new double[] {inward, 1 - inward}) {
                    places.add(new Shape.Rect(frame.x() + share * across, frame.y() + edge * down, width, height));
                    places.add(new Shape.Rect(frame.x() + edge * across, frame.y() + share * down, width, height));
                }
            }
        }
        return places;
    }

    private static double covered(Shape.Rect corner, List<double[]> places) {
        var whole = 0; // counted, so that places with as much in them cost exactly as much
        var faint = 0;
        for (double[] place : places) {
            if (corner.contains(place[0], place[1])) {
                if (place.length > 2 && place[2] == FAINT) {
                    faint++;
                } else {
                    whole++;
                }
            }
        }
        return whole + FAINT * faint;
    }

    private static List<double[]> places(List<Mark> marks, PlotContext plotContext) {
        var places = new ArrayList<double[]>();
        for (var mark : marks) {
            if (mark instanceof Field) {
                continue;
            }
            if (mark instanceof InfiniteLine || mark instanceof ReferenceLine) {
                across(mark, plotContext, places);
                continue;
            }
            double[] before = {Double.NaN, Double.NaN};
            for (var datum : mark.data()) {
                var place = place(datum, plotContext);
                if (!(mark instanceof Band)) {
                    places.add(place);
                }
                for (var share = 0.0; share <= 1 && !Double.isNaN(datum.low()); share += 0.125) {
                    places.add(new double[] {
                        place[0],
                        plotContext.y().place(datum.low() + (datum.high() - datum.low()) * share),
                        mark instanceof Band ? FAINT : 1
                    });
                }
                if (mark instanceof org.spinoscope.figure.Line) {
                    for (var share = 0.05; share < 1; share += 0.05) {
                        places.add(new double[] {
                            before[0] + (place[0] - before[0]) * share, before[1] + (place[1] - before[1]) * share
                        });
                    }
                    before = place;
                }
            }
        }
        return places;
    }

    /// Places along a line that crosses the whole frame; to cover those is a small evil.
    private static void across(Mark mark, PlotContext plotContext, List<double[]> places) {
        var frame = plotContext.frame();
        for (var i = 0; i <= LINE; i++) {
            var share = (double) i / LINE;
            var x = frame.x() + share * frame.width();
            var y = frame.y() + share * frame.height();
            switch (mark) {
                case ReferenceLine referenceLine
                when referenceLine.vertical() ->
                    places.add(new double[] {plotContext.x().place(referenceLine.at()), y, FAINT});
                case ReferenceLine referenceLine ->
                    places.add(new double[] {x, plotContext.y().place(referenceLine.at()), FAINT});
                case InfiniteLine line -> {
                    var at = plotContext.x().value(x);
                    places.add(new double[] {
                        x, plotContext.y().place(line.y() + (at - line.x()) * line.dy() / line.dx()), FAINT
                    });
                }
                default -> {}
            }
        }
    }

    private static double[] place(Datum datum, PlotContext plotContext) {
        var y = Double.isNaN(datum.y()) ? (datum.low() + datum.high()) / 2 : datum.y();
        return new double[] {plotContext.x().place(datum.x()), plotContext.y().place(y)};
    }
}
