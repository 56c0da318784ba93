package org.spinoscope.figure.layout;

import java.util.List;

/// A plot's letter, title and subtitle.
final class TitleBlock {

    private final DrawingBuilder drawingBuilder;
    private final Shape.Rect box;
    private final TextLine letter;
    private final List<TextLine> title;
    private final List<TextLine> subtitle;

    TitleBlock(String letter, String title, String subtitle, Shape.Rect box, DrawingBuilder drawingBuilder) {
        this.drawingBuilder = drawingBuilder;
        this.box = box;
        this.letter = drawingBuilder.type().line(letter, drawingBuilder.em() * 1.2, FontFace.BOLD);
        var room = box.width() - indent();
        this.title = drawingBuilder.type().wrapped(title, drawingBuilder.em() * 1.12, FontFace.BOLD, room, 2);
        this.subtitle = drawingBuilder.type().wrapped(subtitle, drawingBuilder.em() * 0.95, FontFace.REGULAR, room, 2);
    }

    private double indent() {
        return letter.empty() ? 0 : letter.width() + drawingBuilder.em() * 0.6;
    }

    private double titleLeading() {
        return drawingBuilder.em() * 1.45;
    }

    private double subtitleLeading() {
        return drawingBuilder.em() * 1.3;
    }

    double height() {
        var titles = Math.max(title.size(), letter.empty() ? 0 : 1);
        return titles * titleLeading()
                + subtitle.size() * subtitleLeading()
                + (titles > 0 ? drawingBuilder.em() * 0.45 : 0);
    }

    /// Where rows below the heading begin.
    double left(Shape.Rect frame) {
        return Math.min(frame.x(), box.x() + indent());
    }

    void paint() {
        var y = box.y() + drawingBuilder.em() * 1.05;
        drawingBuilder.text(
                letter, box.x(), y, Item.Anchor.START, drawingBuilder.theme().foreground());
        for (var line : title) {
            drawingBuilder.text(
                    line,
                    box.x() + indent(),
                    y,
                    Item.Anchor.START,
                    drawingBuilder.theme().foreground());
            y += titleLeading();
        }
        for (var line : subtitle) {
            drawingBuilder.text(
                    line,
                    box.x() + indent(),
                    y,
                    Item.Anchor.START,
                    drawingBuilder.theme().muted());
            y += subtitleLeading();
        }
    }
}
