package org.spinoscope.figure.paint;

import java.util.Locale;
import java.util.Optional;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Boundary;
import org.spinoscope.figure.Bracket;
import org.spinoscope.figure.Cells;
import org.spinoscope.figure.Disc;
import org.spinoscope.figure.ErrorBars;
import org.spinoscope.figure.Field;
import org.spinoscope.figure.Histogram;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Note;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Rule;
import org.spinoscope.figure.Trail;

/// Hands every kind of mark to its painter, as one group of the drawing.
final class MarkPainter {

    private MarkPainter() {}

    static void paint(Mark mark, Canvas canvas) {
        var sheet = canvas.pen().sheet(canvas.pen().em());
        draw(mark, canvas.on(sheet));
        canvas.pen().group(name(mark), clip(mark, canvas), sheet);
    }

    private static void draw(Mark mark, Canvas canvas) {
        switch (mark) {
            case Cells cells -> new CellsPainter(cells, canvas).paint();
            case Points points -> PointsPainter.paint(points, canvas);
            case Line line -> LinePainter.line(line, canvas);
            case Band band -> LinePainter.band(band, canvas);
            case ErrorBars bars -> LinePainter.errorBars(bars, canvas);
            case Trail trail -> LinePainter.trail(trail, canvas);
            case Rule rule -> RulePainter.rule(rule, canvas);
            case Boundary boundary -> RulePainter.boundary(boundary, canvas);
            case Bars bars -> new BarsPainter(bars, canvas).paint();
            case Histogram histogram -> HistogramPainter.paint(histogram, canvas);
            case Field field -> FieldPainter.paint(field, canvas);
            case Arrow arrow -> ArrowPainter.arrow(arrow, canvas);
            case Bracket bracket -> ArrowPainter.bracket(bracket, canvas);
            case Disc disc -> LinePainter.disc(disc, canvas);
            case Note note -> RulePainter.note(note, canvas);
        }
    }

    private static Optional<Shape.Rect> clip(Mark mark, Canvas canvas) {
        return switch (mark) {
            case Line _, Band _, ErrorBars _, Trail _, Boundary _, Histogram _, Field _, Disc _ ->
                Optional.of(canvas.frame()
                        .grown(
                                mark instanceof Boundary || mark instanceof Field
                                        ? 0
                                        : canvas.pen().pt(0.5)));
            case Cells _, Points _, Rule _, Bars _, Arrow _, Bracket _, Note _ -> Optional.empty();
        };
    }

    private static String name(Mark mark) {
        var kind = mark.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return mark.name().isEmpty() ? kind : kind + ": " + Markup.plain(mark.name());
    }
}
