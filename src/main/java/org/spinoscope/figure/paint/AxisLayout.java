package org.spinoscope.figure.paint;

import org.spinoscope.figure.Axis;

/// One axis with its ticks chosen for the room it has.
///
/// @param depth room that ticks, tick labels and the axis label take outside the frame
/// @param slanted whether tick labels had to be turned to fit
record AxisLayout(Axis axis, Limits limits, Ticks ticks, double depth, boolean slanted) {

    private static final double TICK_TEXT = 0.92;

    static AxisLayout horizontal(Axis axis, Limits limits, double length, boolean tickless, Pen pen) {
        var size = pen.em() * TICK_TEXT;
        var ticks = new Ticks(java.util.List.of(), 0);
        var slanted = false;
        if (axis.kind() == Axis.Kind.CATEGORIES) {
            var widest = widest(axis, pen, size);
            var room = length / Math.max(1, limits.span());
            var every = 1;
            if (numbered(axis)) {
                every = Math.max(1, (int) Math.ceil((widest + 0.4 * size) / room));
            } else {
                slanted = widest > room * 0.95;
                every = slanted ? Math.max(1, (int) Math.ceil(1.1 * size / room)) : 1;
            }
            ticks = Ticks.categories(axis.categories(), every);
        } else {
            for (var most = 9; most >= 2; most--) {
                ticks = numeric(limits, most);
                if (roomy(ticks, limits, length, pen, size)) {
                    break;
                }
            }
        }
        var labels = slanted ? Math.min(widest(axis, pen, size), 9 * size) * 0.72 + 0.6 * size : size * 0.95;
        var depth =
                (tickless ? pen.pt(2) : pen.pt(4.5)) + labels + (axis.label().isEmpty() ? 0 : pen.em() * 1.5);
        return new AxisLayout(axis, limits, ticks, depth, slanted);
    }

    static AxisLayout vertical(Axis axis, Limits limits, double length, boolean tickless, Pen pen) {
        var size = pen.em() * TICK_TEXT;
        Ticks ticks;
        if (axis.kind() == Axis.Kind.CATEGORIES) {
            ticks = Ticks.categories(axis.categories(), (int)
                    Math.ceil(1.15 * size / (length / Math.max(1, limits.span()))));
        } else {
            ticks = numeric(limits, Math.clamp((int) (length / (2.4 * size)), 2, 8));
        }
        var widest = ticks.ticks().stream()
                .mapToDouble(tick -> pen.type().width(tick.label(), size, Face.REGULAR))
                .max()
                .orElse(0);
        var depth = (tickless ? pen.pt(3) : pen.pt(5))
                + Math.min(widest, 12 * size)
                + (axis.label().isEmpty() ? 0 : pen.em() * 1.55);
        return new AxisLayout(axis, limits, ticks, depth, false);
    }

    /// The axis label, with the power of ten that the tick labels leave out.
    String label() {
        return ticks.exponent() == 0
                ? axis.label()
                : (axis.label() + " (×" + Numerals.power(ticks.exponent()) + ")").strip();
    }

    private static Ticks numeric(Limits limits, int most) {
        return limits.log()
                ? Ticks.log(limits.from(), limits.to(), most)
                : Ticks.linear(limits.from(), limits.to(), most);
    }

    private static boolean roomy(Ticks ticks, Limits limits, double length, Pen pen, double size) {
        var scale = limits.scale(0, length, false);
        var end = Double.NEGATIVE_INFINITY;
        for (var tick : ticks.ticks()) {
            if (!tick.major()) {
                continue;
            }
            var half = pen.type().width(tick.label(), size, Face.REGULAR) / 2;
            var place = scale.place(tick.value());
            if (place - half < end) {
                return false;
            }
            end = place + half + 0.9 * size;
        }
        return true;
    }

    private static double widest(Axis axis, Pen pen, double size) {
        return axis.categories().stream()
                .mapToDouble(name -> pen.type().width(name, size, Face.REGULAR))
                .max()
                .orElse(0);
    }

    private static boolean numbered(Axis axis) {
        return axis.categories().stream().allMatch(name -> name.chars().allMatch(Character::isDigit));
    }
}
