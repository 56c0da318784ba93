package org.spinoscope.figure;

import java.util.List;

/// A scale with its label. Limits that are NaN are chosen from the data.
///
/// @param categories names of the places 0, 1, 2, … of a category axis, else empty
/// @param reversed whether values grow to the left or downwards
/// @param grid whether faint lines continue the ticks across the frame
public record Axis(
        String label, Kind kind, double min, double max, List<String> categories, boolean reversed, boolean grid) {

    public enum Kind {
        LINEAR,
        LOG,
        CATEGORIES
    }

    public Axis {
        categories = List.copyOf(categories);
    }

    public static Axis linear(String label) {
        return new Axis(label, Kind.LINEAR, Double.NaN, Double.NaN, List.of(), false, false);
    }

    /// Decades in equal steps; values ≤ 0 are not shown.
    public static Axis log(String label) {
        return new Axis(label, Kind.LOG, Double.NaN, Double.NaN, List.of(), false, false);
    }

    /// Named places at 0, 1, 2, …
    public static Axis categories(String label, List<String> names) {
        return new Axis(label, Kind.CATEGORIES, -0.5, names.size() - 0.5, names, false, false);
    }

    /// Places numbered from 0 to `count` − 1, as heads and layers are.
    public static Axis indices(String label, int count) {
        return categories(
                label,
                java.util.stream.IntStream.range(0, count)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /// Fixes one or both limits; NaN leaves one to the data.
    public Axis limits(double from, double to) {
        return new Axis(label, kind, from, to, categories, reversed, grid);
    }

    /// Turns the direction round: values grow to the left or downwards.
    public Axis reverse() {
        return new Axis(label, kind, min, max, categories, !reversed, grid);
    }

    public Axis gridded() {
        return new Axis(label, kind, min, max, categories, reversed, true);
    }
}
