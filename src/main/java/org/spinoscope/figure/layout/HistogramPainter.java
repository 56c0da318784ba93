package org.spinoscope.figure.layout;

import java.util.Locale;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Histogram;

/// Draws adjoining bars.
final class HistogramPainter {

    private HistogramPainter() {}

    static void paint(Histogram histogram, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var colour = drawingBuilder.colour(histogram.ink());
        var scale = plotContext.y();
        var foot = scale.place(Math.max(0, Math.min(scale.from(), scale.to())));
        for (var i = 0; i < histogram.heights().size(); i++) {
            var left = plotContext.x().place(histogram.edges().get(i));
            var right = plotContext.x().place(histogram.edges().get(i + 1));
            var top = scale.place(histogram.heights().get(i));
            if (!Double.isFinite(left + right + top + foot)
                    || histogram.heights().get(i) == 0) {
                continue;
            }
            var gap = Math.min(drawingBuilder.pt(0.4), Math.abs(right - left) * 0.15);
            var width = Math.max(0, Math.abs(right - left) - gap);
            var bar = new Shape.Rect(Math.min(left, right) + gap / 2, Math.min(top, foot), width, Math.abs(foot - top));
            drawingBuilder.fill(bar, colour);
            plotContext.labelPlacer().avoidSoftly(bar);
            var says = String.format(
                    Locale.ROOT,
                    "%s to %s\n%s",
                    PlotContext.says(plotContext.xName(), histogram.edges().get(i)),
                    NumberFormats.brief(histogram.edges().get(i + 1)),
                    PlotContext.says(plotContext.yName(), histogram.heights().get(i)));
            drawingBuilder.hover(bar, says, "");
        }
    }
}
