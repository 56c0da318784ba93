package org.spinoscope.figure.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.NumberFormats;

/// Where an axis is marked and with what words.
///
/// @param exponent the power of ten that was taken out of all labels and belongs into the axis label; 0 if none
record Ticks(List<Tick> ticks, int exponent) {

    /// @param label markup; empty for a minor tick
    record Tick(double value, String label) {
        boolean major() {
            return !label.isEmpty();
        }
    }

    static final Ticks NONE = new Ticks(List.of(), 0);

    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    Ticks {
        ticks = List.copyOf(ticks);
    }

    /// At multiples of 1, 2, 2.5 or 5 times a power of ten, as many as possible but at most `most` (at least 2).
    static Ticks linear(double min, double max, int most) {
        var low = Math.min(min, max);
        var high = Math.max(min, max);
        var span = high - low;
        if (!(span > 0) || Double.isInfinite(span)) {
            return new Ticks(List.of(), 0);
        }
        var step = step(low, high, Math.max(2, most));
        var largest = Math.max(Math.abs(low), Math.abs(high));
        var magnitude = (int) Math.floor(Math.log10(largest));
        var exponent = magnitude >= 5 || magnitude <= -4 ? magnitude : 0;
        var unit = Math.pow(10, exponent);
        var decimals = decimals(step / unit);
        var ticks = new ArrayList<Tick>();
        for (var i = Math.ceil(low / step - 1e-9); i <= high / step + 1e-9 && ticks.size() < 1000; i++) {
            ticks.add(new Tick(i * step, NumberFormats.fixed(i * step / unit, decimals)));
        }
        return new Ticks(ticks, exponent);
    }

    /// An axis's name with the power of ten that the tick labels leave out, however little room there is for the name.
    TextLine label(String name, double room, DrawingBuilder drawingBuilder) {
        if (exponent == 0) {
            return drawingBuilder.type().fitted(name, drawingBuilder.em(), FontFace.REGULAR, room);
        }
        var power = drawingBuilder
                .type()
                .line(
                        (name.isEmpty() ? "×" : " × ") + NumberFormats.power(exponent),
                        drawingBuilder.em(),
                        FontFace.REGULAR);
        return drawingBuilder
                .type()
                .fitted(name, drawingBuilder.em(), FontFace.REGULAR, room - power.width())
                .then(power);
    }

    private static double step(double low, double high, int most) {
        var power = Math.pow(10, Math.floor(Math.log10((high - low) / most)));
        for (var rounds = 0; ; rounds++, power *= 10) {
            for (var step : STEPS) {
                var count = Math.floor(high / (step * power) + 1e-9) - Math.ceil(low / (step * power) - 1e-9) + 1;
                if (count <= most || rounds > 3) {
                    return step * power;
                }
            }
        }
    }

    private static int decimals(double step) {
        for (var decimals = 0; decimals < 12; decimals++) {
            var scaled = step * Math.pow(10, decimals);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6 * scaled) {
                return decimals;
            }
        }
        return 12;
    }

    /// At powers of ten, with unlabelled ones between; at 1, 2, 5 times powers of ten below two decades.
    static Ticks log(double min, double max, int most) {
        var low = Math.min(min, max);
        var high = Math.max(min, max);
        if (!(low > 0 && high > low) || Double.isInfinite(high)) {
            return new Ticks(List.of(), 0);
        }
        var first = (int) Math.floor(Math.log10(low) + 1e-9);
        var last = (int) Math.ceil(Math.log10(high) - 1e-9);
        var decades = Math.log10(high / low);
        if (decades < 0.7) {
            return linear(low, high, most);
        }
        var every = Math.max(1, (int) Math.ceil(decades / Math.max(2, most)));
        var plain = first >= -3 && last <= 4;
        var ticks = new ArrayList<Tick>();
        for (var e = first; e <= last; e++) {
            for (var m = 1; m <= 9; m++) {
                var value = m * Math.pow(10, e);
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) {
                    continue;
                }
                var named = m == 1 ? Math.floorMod(e, every) == 0 : decades < 2 && (m == 2 || m == 5) && most >= 4;
                var label = plain
                        ? NumberFormats.fixed(value, Math.max(0, -e))
                        : m == 1 ? NumberFormats.power(e) : m + "×" + NumberFormats.power(e);
                if (named || every == 1) {
                    ticks.add(new Tick(value, named ? label : ""));
                }
            }
        }
        var found = new Ticks(ticks, 0);
        return found.named() < 2 && decades < 2 ? linear(low, high, most) : found;
    }

    /// How many have a label.
    long named() {
        return ticks.stream().filter(Tick::major).count();
    }

    /// The same ticks, labels at the first and the last only.
    Ticks ends() {
        var last = ticks.size() - 1;
        return new Ticks(
                IntStream.rangeClosed(0, last)
                        .mapToObj(i -> i == 0 || i == last
                                ? ticks.get(i)
                                : new Tick(ticks.get(i).value(), ""))
                        .toList(),
                exponent);
    }

    /// At every category, named where `fits` says that every n-th name has room.
    static Ticks categories(List<String> names, int every) {
        var ticks = new ArrayList<Tick>();
        for (var i = 0; i < names.size(); i += Math.max(1, every)) {
            ticks.add(new Tick(i, names.get(i).isEmpty() ? " " : names.get(i)));
        }
        return new Ticks(ticks, 0);
    }
}
