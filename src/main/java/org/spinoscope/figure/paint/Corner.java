package org.spinoscope.figure.paint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.spinoscope.figure.Datum;
import org.spinoscope.figure.Field;
import org.spinoscope.figure.Mark;

/// Puts a plot's notes into the corner of the frame that covers the least.
final class Corner {

    private Corner() {}

    static void paint(List<String> notes, List<Mark> marks, Canvas canvas) {
        if (notes.isEmpty()) {
            return;
        }
        var pen = canvas.pen();
        var size = pen.em() * 0.9;
        var leading = size * 1.35;
        var frame = canvas.frame();
        var lines = notes.stream()
                .map(note -> pen.type().fitted(note, size, Face.REGULAR, frame.width() * 0.8))
                .toList();
        var width = lines.stream().mapToDouble(TextLine::width).max().orElse(0) + size * 0.9;
        var height = leading * lines.size() + size * 0.5;
        var corners = List.of(
                new Shape.Rect(frame.x(), frame.y(), width, height),
                new Shape.Rect(frame.right() - width, frame.y(), width, height),
                new Shape.Rect(frame.right() - width, frame.bottom() - height, width, height),
                new Shape.Rect(frame.x(), frame.bottom() - height, width, height));
        var places = places(marks, canvas);
        var box = corners.stream()
                .min(Comparator.comparingLong(corner -> covered(corner, places)))
                .orElseThrow();
        pen.fill(box, pen.theme().background().withAlpha(0.75));
        for (var i = 0; i < lines.size(); i++) {
            pen.text(
                    lines.get(i),
                    box.x() + size * 0.45,
                    box.y() + size * 0.25 + leading * i + size,
                    Item.Anchor.START,
                    pen.theme().foreground());
        }
        canvas.labels().avoid(box);
    }

    private static long covered(Shape.Rect corner, List<double[]> places) {
        return places.stream()
                .filter(place -> corner.contains(place[0], place[1]))
                .count();
    }

    private static List<double[]> places(List<Mark> marks, Canvas canvas) {
        var places = new ArrayList<double[]>();
        for (var mark : marks) {
            if (mark instanceof Field) {
                continue;
            }
            double[] before = {Double.NaN, Double.NaN};
            for (var datum : mark.data()) {
                var place = place(datum, canvas);
                places.add(place);
                for (var share = 0.0; share <= 1 && !Double.isNaN(datum.low()); share += 0.125) {
                    places.add(new double[] {
                        place[0], canvas.y().place(datum.low() + (datum.high() - datum.low()) * share)
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

    private static double[] place(Datum datum, Canvas canvas) {
        var y = Double.isNaN(datum.y()) ? (datum.low() + datum.high()) / 2 : datum.y();
        return new double[] {canvas.x().place(datum.x()), canvas.y().place(y)};
    }
}
