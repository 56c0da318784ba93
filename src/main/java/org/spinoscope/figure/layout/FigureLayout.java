package org.spinoscope.figure.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Panels;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;

/// Lays figures out. Give one painter to all who paint: it holds the typefaces' measures (a tenth of a second to read)
/// and may be used by several threads at once.
///
/// ```java
/// var drawing = new Painter().paint(figure, Size.oneColumn(70), Theme.LIGHT);
/// new SvgWriter().write(drawing, Path.of("figure.svg"));
/// ```
public final class FigureLayout {

    private final TextLayout type = new TextLayout(new FontMetrics());

    /// The same as [Markup#literal].
    public static String literal(String text) {
        return Markup.literal(text);
    }

    /// The same figure, size and theme give the same drawing, on every machine.
    public Drawing paint(Figure figure, Size size, FigureTheme figureTheme) {
        var em = Math.min(size.fontSize(), Math.min(size.width() / 16, size.height() / 11));
        var drawingBuilder = new DrawingBuilder(type, figureTheme, em);
        var margin = em * 0.7;
        var page = new Shape.Rect(margin, margin, size.width() - 2 * margin, size.height() - 2 * margin);
        var areas = new ArrayList<PlotArea>();
        var bottom = below(figure, page, drawingBuilder);
        figure(figure, new Shape.Rect(page.x(), page.y(), page.width(), bottom - page.y()), "", drawingBuilder, areas);
        return new Drawing(
                size,
                figureTheme.background(),
                drawingBuilder.items(),
                areas,
                drawingBuilder.hovers(),
                Markup.plain(figure.title()),
                description(figure),
                provenance(figure));
    }

    private void figure(
            Figure figure, Shape.Rect box, String letter, DrawingBuilder drawingBuilder, List<PlotArea> areas) {
        switch (figure) {
            case Plot plot -> {
                var em = Math.min(drawingBuilder.em(), Math.min(box.width() / 13, box.height() / 9));
                var sheet = drawingBuilder.sheet(Math.max(em, 1e-3));
                areas.add(new PlotPainter(plot, box, letter, sheet).paint());
                drawingBuilder.group("plot" + (letter.isEmpty() ? "" : " " + letter), Optional.empty(), sheet);
            }
            case Panels panels -> grid(panels, box, letter, drawingBuilder, areas);
        }
    }

    private void grid(
            Panels panels, Shape.Rect box, String letter, DrawingBuilder drawingBuilder, List<PlotArea> areas) {
        var titleBlock = new TitleBlock(letter, panels.title(), "", box, drawingBuilder);
        titleBlock.paint();
        var columns = Math.max(1, Math.min(panels.columns(), panels.figures().size()));
        var rows = Math.max(1, (panels.figures().size() + columns - 1) / columns);
        var gap = drawingBuilder.em() * 1.6;
        var top = box.y() + titleBlock.height();
        var width = (box.width() - (columns - 1) * gap) / columns;
        var height = (box.bottom() - top - (rows - 1) * gap) / rows;
        for (var i = 0; i < panels.figures().size(); i++) {
            var row = i / columns;
            var cell = new Shape.Rect(
                    box.x() + i % columns * (width + gap),
                    top + row * (height + gap),
                    Math.max(1, width),
                    Math.max(1, height));
            figure(panels.figures().get(i), cell, "(" + (char) ('a' + i % 26) + ")", drawingBuilder, areas);
        }
    }

    /// Draws caption and provenance line at the bottom of the page.
    ///
    /// @return where the room above them ends
    private double below(Figure figure, Shape.Rect page, DrawingBuilder drawingBuilder) {
        var from = provenance(figure);
        var small = drawingBuilder.em() * 0.78;
        var footer = new ArrayList<TextLine>();
        if (!from.modelLabel().isEmpty()) {
            var line = Stream.of(from.modelLabel(), from.promptSet(), from.readingLabel())
                    .filter(part -> !part.isEmpty())
                    .map(Markup::literal)
                    .collect(Collectors.joining(" · "));
            footer.addAll(type.wrapped(line, small, FontFace.REGULAR, page.width(), 3));
        }
        var caption = type.wrapped(figure.caption(), drawingBuilder.em() * 0.92, FontFace.REGULAR, page.width(), 6);
        var y = page.bottom() - small * FontMetrics.DESCENT;
        for (var line : footer.reversed()) {
            drawingBuilder.text(
                    line, page.x(), y, Item.Anchor.START, drawingBuilder.theme().muted());
            y -= small * 1.35;
        }
        y -= caption.isEmpty() || footer.isEmpty() ? 0 : small * 0.4;
        for (var line : caption.reversed()) {
            drawingBuilder.text(
                    line, page.x(), y, Item.Anchor.START, drawingBuilder.theme().foreground());
            y -= drawingBuilder.em() * 1.25;
        }
        return footer.isEmpty() && caption.isEmpty() ? page.bottom() : y - drawingBuilder.em() * 0.4;
    }

    private String description(Figure figure) {
        var text = new StringBuilder(Markup.plain(figure.caption()));
        if (figure instanceof Plot plot) {
            plot.notes()
                    .forEach(note -> text.append(text.isEmpty() ? "" : " ")
                            .append(Markup.plain(note))
                            .append('.'));
            plot.marks().stream()
                    .filter(HeatMap.class::isInstance)
                    .map(mark -> AltText.cells(plot, (HeatMap) mark))
                    .forEach(words -> text.append(text.isEmpty() ? "" : " ").append(words));
            text.insert(0, Markup.plain(plot.subtitle()) + (plot.subtitle().isEmpty() ? "" : ". "));
        }
        return text.toString();
    }

    private static Provenance provenance(Figure figure) {
        if (figure instanceof Panels panels && panels.provenance().equals(Provenance.NONE)) {
            return panels.figures().stream()
                    .map(FigureLayout::provenance)
                    .filter(from -> !from.equals(Provenance.NONE))
                    .findFirst()
                    .orElse(Provenance.NONE);
        }
        return figure.provenance();
    }
}
