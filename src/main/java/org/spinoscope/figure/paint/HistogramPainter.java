package org.spinoscope.figure.paint;

import org.spinoscope.figure.Histogram;

/// Draws adjoining bars.
final class HistogramPainter {

    private HistogramPainter() {}

    static void paint(Histogram histogram, Canvas canvas) {
        var pen = canvas.pen();
        var colour = pen.colour(histogram.ink());
        var scale = canvas.y();
        var foot = scale.place(Math.max(0, Math.min(scale.from(), scale.to())));
        for (var i = 0; i < histogram.heights().size(); i++) {
            var left = canvas.x().place(histogram.edges().get(i));
            var right = canvas.x().place(histogram.edges().get(i + 1));
            var top = scale.place(histogram.heights().get(i));
            if (!Double.isFinite(left + right + top + foot)
                    || histogram.heights().get(i) == 0) {
                continue;
            }
            var gap = Math.min(pen.pt(0.4), Math.abs(right - left) * 0.15);
            var width = Math.max(0, Math.abs(right - left) - gap);
            var bar = new Shape.Rect(Math.min(left, right) + gap / 2, Math.min(top, foot), width, Math.abs(foot - top));
            pen.fill(bar, colour);
            canvas.labels().shun(bar);
            var says = "%s to %s\n%s"
                    .formatted(
                            Canvas.says(canvas.xName(), histogram.edges().get(i)),
                            Numerals.brief(histogram.edges().get(i + 1)),
                            Canvas.says(canvas.yName(), histogram.heights().get(i)));
            pen.hover(bar, says, "");
        }
    }
}
