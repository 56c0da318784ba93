package org.spinoscope.figure.paint;

import java.util.List;

/// A plot's letter, title and subtitle.
final class Heading {

    private final Pen pen;
    private final Shape.Rect box;
    private final TextLine letter;
    private final List<TextLine> title;
    private final List<TextLine> subtitle;

    Heading(String letter, String title, String subtitle, Shape.Rect box, Pen pen) {
        this.pen = pen;
        this.box = box;
        this.letter = pen.type().line(letter, pen.em() * 1.2, Face.BOLD);
        var room = box.width() - indent();
        this.title = pen.type().wrapped(title, pen.em() * 1.12, Face.BOLD, room, 2);
        this.subtitle = pen.type().wrapped(subtitle, pen.em() * 0.95, Face.REGULAR, room, 2);
    }

    private double indent() {
        return letter.empty() ? 0 : letter.width() + pen.em() * 0.6;
    }

    private double titleLeading() {
        return pen.em() * 1.45;
    }

    private double subtitleLeading() {
        return pen.em() * 1.3;
    }

    double height() {
        var titles = Math.max(title.size(), letter.empty() ? 0 : 1);
        return titles * titleLeading() + subtitle.size() * subtitleLeading() + (titles > 0 ? pen.em() * 0.45 : 0);
    }

    /// Where rows below the heading begin.
    double left(Shape.Rect frame) {
        return Math.min(frame.x(), box.x() + indent());
    }

    void paint() {
        var y = box.y() + pen.em() * 1.05;
        pen.text(letter, box.x(), y, Item.Anchor.START, pen.theme().foreground());
        for (var line : title) {
            pen.text(line, box.x() + indent(), y, Item.Anchor.START, pen.theme().foreground());
            y += titleLeading();
        }
        for (var line : subtitle) {
            pen.text(line, box.x() + indent(), y, Item.Anchor.START, pen.theme().muted());
            y += subtitleLeading();
        }
    }
}
