package org.spinoscope.figure.layout;

import java.util.Optional;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Tiles;

/// Divides a box among heading, legend, axes, frame and colour bar, and chooses limits and ticks to suit.
final class PlotLayout {

    private static final int ROUNDS = 2;
    private static final int MOST_ROUNDS = 4;

    private final Plot plot;
    private final DrawingBuilder drawingBuilder;
    private final Shape.Rect box;
    private final TitleBlock titleBlock;
    private final Legend legend;
    private final double legendTop;
    private Shape.Rect frame;
    private AxisLayout x;
    private AxisLayout y;
    private Optional<AxisLayout> right = Optional.empty();
    private Optional<ColourBarPainter> colourBar = Optional.empty();

    PlotLayout(Plot plot, Shape.Rect box, String letter, DrawingBuilder drawingBuilder) {
        this.plot = plot;
        this.drawingBuilder = drawingBuilder;
        this.box = box;
        this.titleBlock = new TitleBlock(letter, plot.title(), plot.subtitle(), box, drawingBuilder);
        this.legend = new Legend(drawingBuilder, PlotPainter.all(plot), box.width() * 0.92);
        this.legendTop = box.y() + titleBlock.height();
        var top = legendTop + legend.height() + drawingBuilder.em() * (legend.height() > 0 ? 0.6 : 0.35);
        this.frame = new Shape.Rect(box.x(), top, box.width() * 0.8, Math.max(1, (box.bottom() - top) * 0.85));
        var flush = plot.marks().stream().anyMatch(mark -> mark instanceof HeatMap || mark instanceof Tiles);
        var xLimits = Limits.x(plot.x(), PlotPainter.all(plot), flush);
        var yLimits = Limits.y(plot.y(), plot.marks(), flush);
        this.x = horizontal(xLimits);
        this.y = vertical(yLimits);
        for (var round = 0; round < ROUNDS || round < MOST_ROUNDS && tooDeep(); round++) {
            settle(top, xLimits, yLimits);
        }
    }

    /// Whether labels of the x axis, turned as the frame became narrower, reach below the box.
    private boolean tooDeep() {
        return plot.frame() == Plot.Frame.SQUARE && frame.bottom() + x.depth() > box.bottom() + 0.5;
    }

    /// One round: sides for the labels as they are, then the frame between, then labels for that frame.
    private void settle(double top, Limits xLimits, Limits yLimits) {
        var bare = plot.frame() == Plot.Frame.BARE;
        right = plot.right()
                .map(axis -> AxisLayout.vertical(
                        axis,
                        Limits.y(axis, plot.rightMarks(), false),
                        frame.height(),
                        box.width(),
                        false,
                        drawingBuilder));
        colourBar = plot.colourBar().map(bar -> new ColourBarPainter(bar, frame.height(), drawingBuilder));
        var left = bare ? drawingBuilder.pt(1) : y.depth();
        var bottom = bare ? drawingBuilder.pt(1) : x.depth();
        var beside = right.map(AxisLayout::depth).orElse(0.0)
                + colourBar.map(ColourBarPainter::width).orElse(0.0);
        var margin = beside > 0 ? beside : bare ? drawingBuilder.pt(1) : drawingBuilder.em() * 0.8;
        frame = new Shape.Rect(
                box.x() + left,
                top,
                Math.max(1, box.width() - left - margin),
                Math.max(1, box.bottom() - top - bottom));
        var shownX = xLimits;
        var shownY = yLimits;
        if (plot.frame() == Plot.Frame.EQUAL || bare) {
            var unit = Math.max(xLimits.span() / frame.width(), yLimits.span() / frame.height());
            shownX = xLimits.span(unit * frame.width());
            shownY = yLimits.span(unit * frame.height());
        } else if (plot.frame() == Plot.Frame.SQUARE) {
            var unit = Math.min(frame.width() / xLimits.span(), frame.height() / yLimits.span());
            var width = unit * xLimits.span();
            var height = unit * yLimits.span();
            if (Double.isFinite(width + height)) { // else the axes have no extent that a square could follow
                frame = new Shape.Rect(frame.x(), frame.y(), width, height);
            }
        }
        x = horizontal(shownX);
        y = vertical(shownY);
    }

    private AxisLayout horizontal(Limits limits) {
        return AxisLayout.horizontal(plot.x(), limits, frame.width(), tickless(plot), drawingBuilder);
    }

    private AxisLayout vertical(Limits limits) {
        return AxisLayout.vertical(plot.y(), limits, frame.height(), box.width(), tickless(plot), drawingBuilder);
    }

    static boolean tickless(Plot plot) {
        return plot.x().kind() == Axis.Kind.CATEGORIES && plot.y().kind() == Axis.Kind.CATEGORIES;
    }

    Shape.Rect box() {
        return box;
    }

    TitleBlock heading() {
        return titleBlock;
    }

    Legend legend() {
        return legend;
    }

    double legendTop() {
        return legendTop;
    }

    Shape.Rect frame() {
        return frame;
    }

    AxisLayout x() {
        return x;
    }

    AxisLayout y() {
        return y;
    }

    Optional<AxisLayout> right() {
        return right;
    }

    Optional<ColourBarPainter> colourBar() {
        return colourBar;
    }
}
