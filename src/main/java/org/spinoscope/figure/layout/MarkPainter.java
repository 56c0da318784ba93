package org.spinoscope.figure.layout;

import java.util.Locale;
import java.util.Optional;
import org.spinoscope.figure.Annotation;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Bracket;
import org.spinoscope.figure.Circle;
import org.spinoscope.figure.ErrorBars;
import org.spinoscope.figure.Field;
import org.spinoscope.figure.GradientLine;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Hexagons;
import org.spinoscope.figure.Histogram;
import org.spinoscope.figure.InfiniteLine;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Tiles;

/// Hands every kind of mark to its painter, as one group of the drawing.
final class MarkPainter {

    private MarkPainter() {}

    static void paint(Mark mark, PlotContext plotContext) {
        var sheet =
                plotContext.drawingBuilder().sheet(plotContext.drawingBuilder().em());
        draw(mark, plotContext.on(sheet));
        plotContext.drawingBuilder().group(name(mark), clip(mark, plotContext), sheet);
    }

    private static void draw(Mark mark, PlotContext plotContext) {
        switch (mark) {
            case HeatMap heatMap -> new CellsPainter(heatMap, plotContext).paint();
            case Hexagons hexagons -> HexagonsPainter.paint(hexagons, plotContext);
            case Tiles tiles -> TilesPainter.paint(tiles, plotContext);
            case Points points -> PointsPainter.paint(points, plotContext);
            case Line line -> LinePainter.line(line, plotContext);
            case Band band -> LinePainter.band(band, plotContext);
            case ErrorBars bars -> LinePainter.errorBars(bars, plotContext);
            case GradientLine gradientLine -> LinePainter.trail(gradientLine, plotContext);
            case ReferenceLine referenceLine -> RulePainter.rule(referenceLine, plotContext);
            case InfiniteLine infiniteLine -> RulePainter.boundary(infiniteLine, plotContext);
            case Bars bars -> new BarsPainter(bars, plotContext).paint();
            case Histogram histogram -> HistogramPainter.paint(histogram, plotContext);
            case Field field -> FieldPainter.paint(field, plotContext);
            case Arrow arrow -> ArrowPainter.arrow(arrow, plotContext);
            case Bracket bracket -> ArrowPainter.bracket(bracket, plotContext);
            case Circle circle -> LinePainter.disc(circle, plotContext);
            case Annotation annotation -> RulePainter.note(annotation, plotContext);
        }
    }

    private static Optional<Shape.Rect> clip(Mark mark, PlotContext plotContext) {
        return switch (mark) {
            case Line _,
                    Band _,
                    ErrorBars _,
                    GradientLine _,
                    InfiniteLine _,
                    Histogram _,
                    Field _,
                    Circle _,
                    Hexagons _ ->
                Optional.of(plotContext
                        .frame()
                        .grown(
                                mark instanceof InfiniteLine || mark instanceof Field
                                        ? 0
                                        : plotContext.drawingBuilder().pt(0.5)));
            case HeatMap _, Tiles _, Points _, ReferenceLine _, Bars _, Arrow _, Bracket _, Annotation _ ->
                Optional.empty();
        };
    }

    private static String name(Mark mark) {
        var kind = mark.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return mark.name().isEmpty() ? kind : kind + ": " + Markup.plain(mark.name());
    }
}
