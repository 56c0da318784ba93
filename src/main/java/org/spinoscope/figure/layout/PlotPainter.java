package org.spinoscope.figure.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Field;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;

/// Draws one plot into a box: title, legend, axes, marks, notes, colour bar.
final class PlotPainter {

    private final Plot plot;
    private final DrawingBuilder drawingBuilder;
    private final PlotLayout layout;

    /// @param letter put before the title, such as "a"; empty for none
    PlotPainter(Plot plot, Shape.Rect box, String letter, DrawingBuilder drawingBuilder) {
        this.plot = plot;
        this.drawingBuilder = drawingBuilder;
        this.layout = new PlotLayout(plot, box, letter, drawingBuilder);
    }

    PlotArea paint() {
        var frame = layout.frame();
        var x = layout.x().limits().scale(frame.x(), frame.right(), plot.x().reversed());
        var y = layout.y().limits().scale(frame.bottom(), frame.y(), plot.y().reversed());
        layout.heading().paint();
        layout.legend().paint(layout.heading().left(frame), layout.legendTop());
        var axes = new AxisPainter(drawingBuilder, frame, PlotLayout.tickless(plot));
        var bare = plot.frame() == Plot.Frame.BARE;
        var nothing = nothing();
        if (nothing) {
            emptiness(frame);
        } else {
            if (!bare) {
                axes.grid(layout.x(), x, layout.y(), y);
            }
            marks(frame, x, y);
        }
        if (!bare) {
            axes(axes, x, y, nothing);
        }
        layout.colourBar().ifPresent(bar -> {
            var scale = plot.colourBar().orElseThrow().scale();
            var hair = 1e-9 * (scale.max() - scale.min());
            bar.paint(
                    frame,
                    coloured(frame, x, y).anyMatch(value -> value > scale.max() + hair),
                    coloured(frame, x, y).anyMatch(value -> value < scale.min() - hair));
        });
        return new PlotArea(frame, x, y);
    }

    /// The numbers that colours represent: all cells, and what a field is at the corners of the frame.
    private DoubleStream coloured(Shape.Rect frame, Scale x, Scale y) {
        return plot.marks().stream().flatMapToDouble(mark -> switch (mark) {
            case HeatMap map ->
                IntStream.range(0, map.grid().values().size())
                        .mapToDouble(map.grid().values()::get);
            case Field field ->
                DoubleStream.of(
                        field.at(x.value(frame.x()), y.value(frame.y())),
                        field.at(x.value(frame.right()), y.value(frame.y())),
                        field.at(x.value(frame.x()), y.value(frame.bottom())),
                        field.at(x.value(frame.right()), y.value(frame.bottom())));
            default -> DoubleStream.empty();
        });
    }

    private void axes(AxisPainter axes, Scale x, Scale y, boolean nothing) {
        if (plot.marks().stream().anyMatch(Field.class::isInstance)) {
            drawingBuilder.stroke(layout.frame(), drawingBuilder.stroke(Ink.Role.FOREGROUND, 0.5));
        }
        axes.bottom(nothing ? layout.x().bare() : layout.x(), x, layout.box().x());
        axes.left(nothing ? layout.y().bare() : layout.y(), y);
        layout.right().ifPresent(right -> axes.right(nothing ? right.bare() : right, scale(right)));
    }

    /// The scale of the right axis.
    private Scale scale(AxisLayout right) {
        var frame = layout.frame();
        return right.limits().scale(frame.bottom(), frame.y(), right.axis().reversed());
    }

    private void marks(Shape.Rect frame, Scale x, Scale y) {
        var labelPlacer = new LabelPlacer(
                plot.frame() == Plot.Frame.BARE || plot.marks().stream().anyMatch(Field.class::isInstance));
        var plotContext = new PlotContext(drawingBuilder, frame, x, y, plain(plot.x()), plain(plot.y()), labelPlacer);
        plot.marks().forEach(mark -> MarkPainter.paint(mark, plotContext));
        layout.right().ifPresent(right -> {
            var other = new PlotContext(
                    drawingBuilder, frame, x, scale(right), plain(plot.x()), plain(right.axis()), labelPlacer);
            plot.rightMarks().forEach(mark -> MarkPainter.paint(mark, other));
        });
        var words = drawingBuilder.sheet(drawingBuilder.em());
        NotePlacement.paint(plot.notes(), plot.marks(), plotContext.on(words));
        labelPlacer.paint(words, frame);
        drawingBuilder.group("labels", Optional.empty(), words);
    }

    /// Whether there is nothing to show: no marks, or none with a number that the axes could place.
    private boolean nothing() {
        var marks = all(plot);
        var unplaced = layout.x().limits().empty() || layout.y().limits().empty();
        var endless = marks.stream().anyMatch(mark -> mark instanceof Field field && field.endless());
        return marks.isEmpty() || (unplaced && !endless) || marks.stream().allMatch(PlotPainter::cellless);
    }

    private static boolean cellless(Mark mark) {
        return mark instanceof HeatMap heatMap && heatMap.grid().values().size() == 0;
    }

    private void emptiness(Shape.Rect frame) {
        var size = drawingBuilder.em();
        var text = plot.emptyReason().isEmpty() ? "No data" : "No data: " + plot.emptyReason();
        var lines = drawingBuilder.type().wrapped(text, size, FontFace.REGULAR, frame.width() * 0.9, 4);
        drawingBuilder.stroke(frame, drawingBuilder.stroke(Ink.Role.FAINT, 0.5));
        var top = frame.y() + frame.height() / 2 - (lines.size() - 1) * size * 0.65;
        for (var i = 0; i < lines.size(); i++) {
            drawingBuilder.text(
                    lines.get(i),
                    frame.x() + frame.width() / 2,
                    top + i * size * 1.3,
                    Item.Anchor.MIDDLE,
                    drawingBuilder.theme().muted());
        }
    }

    private String plain(Axis axis) {
        return Markup.plain(axis.label());
    }

    static List<Mark> all(Plot plot) {
        var all = new ArrayList<Mark>(plot.marks());
        all.addAll(plot.rightMarks());
        return all;
    }
}
