package org.spinoscope.figure.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.ColourMap;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;

/// Collects what is painted; knows the theme and the size of everything.
final class DrawingBuilder {

    /// The text size all lengths of marks are given for.
    private static final double STANDARD_TEXT = 7;

    private final TextLayout type;
    private final FigureTheme figureTheme;
    private final double em;
    private final List<Item> items = new ArrayList<>();
    private final List<HitRegion> hovers;

    private DrawingBuilder(TextLayout type, FigureTheme figureTheme, double em, List<HitRegion> hovers) {
        this.type = type;
        this.figureTheme = figureTheme;
        this.em = em;
        this.hovers = hovers;
    }

    DrawingBuilder(TextLayout type, FigureTheme figureTheme, double em) {
        this(type, figureTheme, em, new ArrayList<>());
    }

    /// The same pen on an empty sheet, with its own size of text.
    DrawingBuilder sheet(double newEm) {
        return new DrawingBuilder(type, figureTheme, newEm, hovers);
    }

    TextLayout type() {
        return type;
    }

    FigureTheme theme() {
        return figureTheme;
    }

    /// The size of ordinary text.
    double em() {
        return em;
    }

    /// A length given in points at the standard print size.
    double pt(double points) {
        return points * em / STANDARD_TEXT;
    }

    Colour colour(Ink ink) {
        return figureTheme.colour(ink);
    }

    Stroke stroke(Ink ink, double points) {
        return new Stroke(colour(ink), pt(points), List.of());
    }

    Stroke stroke(LineStyle style, Ink ink) {
        var width = pt(style.width());
        var dashes = switch (style.dash()) {
            case SOLID -> List.<Double>of();
            case DASHED -> List.of(pt(3.2), pt(2.0));
            case DOTTED -> List.of(pt(0.9), pt(1.5));
            case DASH_DOTTED -> List.of(pt(4.0), pt(1.5), pt(0.9), pt(1.5));
        };
        return new Stroke(colour(ink), width, dashes);
    }

    void fill(Shape shape, Colour colour) {
        paint(shape, colour, Stroke.NONE);
    }

    void stroke(Shape shape, Stroke stroke) {
        paint(shape, Colour.NONE, stroke);
    }

    void paint(Shape shape, Colour fill, Stroke stroke) {
        if (fill.visible() || stroke.visible()) {
            items.add(new Item.Painted(shape, fill, stroke));
        }
    }

    /// A line over a colour field. Coloured fields are pale in the middle in every theme, where a pale line needs a
    /// dark
    /// edge; grey ones are dark on one side, where a dark line needs a pale one.
    void strokeOverField(Shape shape, Stroke stroke) {
        boolean lost = figureTheme.dark() || figureTheme.maps().signed() == ColourMap.GREY;
        if (lost && stroke.visible()) {
            stroke(shape, new Stroke(figureTheme.background().withAlpha(0.85), stroke.width() + pt(2.2), List.of()));
        }
        stroke(shape, stroke);
    }

    void image(Shape.Rect place, Raster raster) {
        items.add(new Item.Image(place, raster));
    }

    void text(TextLine line, double x, double y, Item.Anchor anchor, Colour colour) {
        text(line, x, y, anchor, 0, colour);
    }

    void text(TextLine line, double x, double y, Item.Anchor anchor, double angle, Colour colour) {
        if (!line.empty()) {
            items.add(line.at(x, y, anchor, angle, colour));
        }
    }

    void hover(Shape shape, String label, String key) {
        hovers.add(new HitRegion(shape, label, key));
    }

    /// Adds another sheet's items as one group.
    void group(String name, Optional<Shape.Rect> clip, DrawingBuilder sheet) {
        if (!sheet.items.isEmpty()) {
            items.add(new Item.Group(name, clip, sheet.items));
        }
    }

    List<Item> items() {
        return items;
    }

    List<HitRegion> hovers() {
        return hovers;
    }
}
