package org.spinoscope.figure.layout;

import java.util.stream.Collectors;
import org.spinoscope.figure.Axis;

/// One axis with its ticks chosen for the room it has.
///
/// @param depth room that ticks, tick labels and the axis label take outside the frame
/// @param names how the names of categories are written to fit
/// @param longest how wide a tick's label may be beside the frame; longer ones end in an ellipsis
record AxisLayout(Axis axis, Limits limits, Ticks ticks, double depth, Names names, double longest) {

    enum Names {
        STRAIGHT,
        BROKEN,
        SLANTED
    }

    static final double LEADING = 1.15;

    /// Names of categories longer than this many text sizes end in an ellipsis, unless a wide figure has room for them.
    static final double LONGEST_NAME = 12;

    /// The share of a figure's width that names beside the frame may take.
    private static final double SHARE_OF_NAMES = 0.36;

    private static final double TICK_TEXT = 0.92;

    static AxisLayout horizontal(
            Axis axis, Limits limits, double length, boolean tickless, DrawingBuilder drawingBuilder) {
        var size = drawingBuilder.em() * TICK_TEXT;
        var ticks = Ticks.NONE;
        var names = Names.STRAIGHT;
        var labels = size * 0.95;
        if (axis.kind() == Axis.Kind.CATEGORIES) {
            var widest = widest(axis, drawingBuilder, size);
            var room = length / Math.max(1, limits.span());
            var every = 1;
            if (numbered(axis)) {
                every = Math.max(1, (int) Math.ceil((widest + 0.4 * size) / room));
            } else {
                var lines = widest > room - 0.5 * size ? lines(axis, limits, length, drawingBuilder, size) : 1;
                names = lines == 1 ? Names.STRAIGHT : lines > 0 ? Names.BROKEN : Names.SLANTED;
                every = names == Names.SLANTED ? Math.max(1, (int) Math.ceil(1.2 * size / room)) : 1;
                labels = names == Names.SLANTED
                        ? Math.min(widest, LONGEST_NAME * size) * 0.72 + 0.7 * size
                        : (0.95 + (lines - 1) * LEADING) * size;
            }
            ticks = Ticks.categories(axis.categories(), every);
        } else {
            ticks = fitting(limits, length, drawingBuilder, size);
        }
        var depth = (tickless ? drawingBuilder.pt(2.6) : drawingBuilder.pt(4.2))
                + labels
                + (axis.label().isEmpty() ? 0 : drawingBuilder.em() * 1.5);
        return new AxisLayout(axis, limits, ticks, depth, names, LONGEST_NAME * size);
    }

    /// @param width of the whole figure
    static AxisLayout vertical(
            Axis axis, Limits limits, double length, double width, boolean tickless, DrawingBuilder drawingBuilder) {
        var size = drawingBuilder.em() * TICK_TEXT;
        Ticks ticks;
        if (axis.kind() == Axis.Kind.CATEGORIES) {
            ticks = Ticks.categories(axis.categories(), (int)
                    Math.ceil(1.15 * size / (length / Math.max(1, limits.span()))));
        } else {
            ticks = numeric(limits, Math.clamp((int) (length / (2.4 * size)), 2, 8));
        }
        var widest = ticks.ticks().stream()
                .mapToDouble(tick -> drawingBuilder.type().width(tick.label(), size, FontFace.REGULAR))
                .max()
                .orElse(0);
        var longest = Math.max(LONGEST_NAME * size, SHARE_OF_NAMES * width);
        var depth = (tickless ? drawingBuilder.pt(3) : drawingBuilder.pt(5))
                + Math.min(widest, longest)
                + (axis.label().isEmpty() ? 0 : drawingBuilder.em() * 1.55);
        return new AxisLayout(axis, limits, ticks, depth, Names.STRAIGHT, longest);
    }

    /// The same axis without ticks, for a frame with nothing in it.
    AxisLayout bare() {
        return new AxisLayout(axis, limits, Ticks.NONE, depth, names, longest);
    }

    /// Room for one category's name, written straight.
    static double roomForName(Limits limits, double length, double size) {
        return length / Math.max(1, limits.span()) - 0.7 * size;
    }

    /// How many lines the longest name needs if names are broken at spaces; 0 if they do not fit into three.
    private static int lines(Axis axis, Limits limits, double length, DrawingBuilder drawingBuilder, double size) {
        var room = roomForName(limits, length, size);
        var most = 0;
        for (var name : axis.categories()) {
            var lines = drawingBuilder.type().wrapped(name, size, FontFace.REGULAR, room, 3);
            var shown = lines.stream().map(TextLine::string).collect(Collectors.joining(" "));
            if (!shown.equals(
                    drawingBuilder.type().line(name, size, FontFace.REGULAR).string())) {
                return 0;
            }
            most = Math.max(most, lines.size());
        }
        return most;
    }

    private static Ticks numeric(Limits limits, int most) {
        return limits.log()
                ? Ticks.log(limits.from(), limits.to(), most)
                : Ticks.linear(limits.from(), limits.to(), most);
    }

    /// As many labels as there is room for; if only one, the outermost of three ticks: one number tells no scale.
    private static Ticks fitting(Limits limits, double length, DrawingBuilder drawingBuilder, double size) {
        for (var most = 9; most > 2; most--) {
            var ticks = numeric(limits, most);
            if (roomy(ticks, limits, length, drawingBuilder, size)) {
                return ticks;
            }
        }
        var two = numeric(limits, 2);
        var ends = numeric(limits, 3).ends();
        return two.named() < 2 && roomy(ends, limits, length, drawingBuilder, size) ? ends : two;
    }

    private static boolean roomy(
            Ticks ticks, Limits limits, double length, DrawingBuilder drawingBuilder, double size) {
        var scale = limits.scale(0, length, false);
        var end = Double.NEGATIVE_INFINITY;
        for (var tick : ticks.ticks()) {
            if (!tick.major()) {
                continue;
            }
            var half = drawingBuilder.type().width(tick.label(), size, FontFace.REGULAR) / 2;
            var place = scale.place(tick.value());
            if (place - half < end) {
                return false;
            }
            end = place + half + 0.9 * size;
        }
        return true;
    }

    private static double widest(Axis axis, DrawingBuilder drawingBuilder, double size) {
        return axis.categories().stream()
                .mapToDouble(name -> drawingBuilder.type().width(name, size, FontFace.REGULAR))
                .max()
                .orElse(0);
    }

    private static boolean numbered(Axis axis) {
        return axis.categories().stream().allMatch(name -> name.chars().allMatch(Character::isDigit));
    }
}
