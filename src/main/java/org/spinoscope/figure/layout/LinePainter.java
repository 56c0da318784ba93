package org.spinoscope.figure.layout;

import java.util.List;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Circle;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.ErrorBars;
import org.spinoscope.figure.GradientLine;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.Markup;

/// Draws what runs from point to point: lines, bands, error bars, trails, circles.
final class LinePainter {

    private static final double TRAIL_SHADES = 128;
    private static final double TRAIL_OPACITIES = 24;

    private LinePainter() {}

    static void line(Line line, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var outline = new Shape.Outline.Builder();
        for (var i = 0; i < line.x().size(); i++) {
            var x = plotContext.x().place(line.x().get(i));
            var y = plotContext.y().place(line.y().get(i));
            outline.to(x, y);
            if (line.hovered() && plotContext.shows(x, y)) {
                var says = (line.name().isEmpty() ? "" : Markup.plain(line.name()) + "\n")
                        + PlotContext.says(plotContext.xName(), line.x().get(i))
                        + "\n"
                        + PlotContext.says(plotContext.yName(), line.y().get(i));
                drawingBuilder.hover(new Shape.Circle(x, y, drawingBuilder.pt(3.5)), says, "");
            }
        }
        var built = outline.build(false);
        var stroke = drawingBuilder.stroke(line.style(), line.ink());
        if (plotContext.labelPlacer().backed()) {
            drawingBuilder.strokeOverField(built, stroke);
        } else {
            drawingBuilder.stroke(built, stroke);
        }
        if (drawingBuilder.colour(line.ink()).alpha() > 0.5) {
            avoidSoftly(built, plotContext);
        }
    }

    private static void avoidSoftly(Shape.Outline outline, PlotContext plotContext) {
        for (var part : outline.parts()) {
            for (var i = 0; i + 1 < part.x().size(); i++) {
                plotContext
                        .labelPlacer()
                        .avoidSoftly(
                                part.x().get(i),
                                part.y().get(i),
                                part.x().get(i + 1),
                                part.y().get(i + 1),
                                plotContext.drawingBuilder().pt(2.5),
                                plotContext.frame());
            }
        }
    }

    static void band(Band band, PlotContext plotContext) {
        var outline = new Shape.Outline.Builder();
        var start = 0;
        for (var i = 0; i <= band.x().size(); i++) {
            var gap = i == band.x().size() || !finite(band, i, plotContext);
            if (gap) {
                piece(band, start, i, outline, plotContext);
                start = i + 1;
            }
        }
        var colour = plotContext.drawingBuilder().colour(band.ink());
        plotContext.drawingBuilder().fill(outline.build(true), colour.withAlpha(colour.alpha() * band.opacity()));
    }

    private static boolean finite(Band band, int i, PlotContext plotContext) {
        return Double.isFinite(plotContext.x().place(band.x().get(i)))
                && Double.isFinite(plotContext.y().place(band.low().get(i)))
                && Double.isFinite(plotContext.y().place(band.high().get(i)));
    }

    private static void piece(Band band, int from, int to, Shape.Outline.Builder outline, PlotContext plotContext) {
        for (var i = from; i < to; i++) {
            outline.to(
                    plotContext.x().place(band.x().get(i)),
                    plotContext.y().place(band.high().get(i)));
        }
        for (var i = to - 1; i >= from; i--) {
            outline.to(
                    plotContext.x().place(band.x().get(i)),
                    plotContext.y().place(band.low().get(i)));
        }
        outline.end(true);
    }

    static void errorBars(ErrorBars bars, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var outline = new Shape.Outline.Builder();
        var cap = drawingBuilder.pt(1.5);
        for (var i = 0; i < bars.x().size(); i++) {
            var x = plotContext.x().place(bars.x().get(i));
            for (var end : List.of(bars.low().get(i), bars.high().get(i))) {
                var y = plotContext.y().place(end);
                outline.to(x - cap, y);
                outline.to(x + cap, y);
                outline.end(false);
            }
            outline.to(x, plotContext.y().place(bars.low().get(i)));
            outline.to(x, plotContext.y().place(bars.high().get(i)));
            outline.end(false);
        }
        drawingBuilder.stroke(outline.build(false), drawingBuilder.stroke(bars.ink(), 0.7));
    }

    /// Neighbouring pieces of nearly one colour and opacity become one line: no seams, and a light drawing.
    static void trail(GradientLine gradientLine, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var width = drawingBuilder.pt(gradientLine.width());
        var outline = new Shape.Outline.Builder();
        var colour = Colour.NONE;
        for (var i = 0; i < gradientLine.x().size(); i++) {
            var x = plotContext.x().place(gradientLine.x().get(i));
            var y = plotContext.y().place(gradientLine.y().get(i));
            outline.to(x, y);
            var next = shade(gradientLine, i, drawingBuilder.theme());
            if (!next.equals(colour) || i == gradientLine.x().size() - 1) {
                drawingBuilder.stroke(outline.build(false), new Stroke(colour, width, List.of()));
                outline = new Shape.Outline.Builder();
                outline.to(x, y);
                colour = next;
            }
        }
    }

    private static Colour shade(GradientLine gradientLine, int i, FigureTheme theme) {
        var scale = gradientLine.scale();
        var share = scale.fraction(gradientLine.shade().get(i));
        var opacity = gradientLine.opacity().get(i);
        return theme.maps()
                .of(scale.kind())
                .at(Math.rint(share * TRAIL_SHADES) / TRAIL_SHADES)
                .withAlpha(opacity > 0 ? Math.min(1, Math.rint(opacity * TRAIL_OPACITIES) / TRAIL_OPACITIES) : 0);
    }

    static void disc(Circle circle, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var x = plotContext.x().place(circle.x());
        var y = plotContext.y().place(circle.y());
        var radius = Math.abs(plotContext.x().place(circle.x() + circle.radius()) - x);
        if (Double.isFinite(x + y + radius)) {
            drawingBuilder.paint(
                    new Shape.Circle(x, y, radius),
                    drawingBuilder.colour(circle.fill()),
                    drawingBuilder.stroke(circle.outline(), 0.8));
        }
    }
}
