package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// Bars from zero, side by side in groups or stacked: one group a category, one bar a series.
///
/// Their category axis must be made from the same categories: the x axis, or the y axis of horizontal bars.
///
/// @param valueFormat how the numbers at the bars' ends are written, such as `%+.2f`; empty for none
/// @param apart further room between a bar's end and its number, points: for a mark that is there
/// @param stacked whether positive bars of a category are stacked upwards, and negative ones downwards
public record Bars(
        List<String> categories,
        List<Group> groups,
        boolean horizontal,
        String valueFormat,
        double apart,
        boolean stacked)
        implements Mark {

    /// Share of the axis that numbers at the ends of bars may need.
    private static final double ROOM_FOR_NUMBERS = 0.12;

    /// One bar in every category.
    public record Group(String name, Values values, Ink ink) {}

    public Bars {
        categories = List.copyOf(categories);
        groups = List.copyOf(groups);
        for (var group : groups) {
            Preconditions.oneEach(group.values(), categories);
        }
    }

    public static Bars over(List<String> categories) {
        return new Bars(categories, List.of(), false, "", 0, false);
    }

    /// Adds a series in the next colour of the palette.
    public Bars group(String name, Values values) {
        return group(name, values, Ink.series(groups.size()));
    }

    public Bars group(String name, Values values, Ink ink) {
        var more = new ArrayList<>(groups);
        more.add(new Group(name, values, ink));
        return new Bars(categories, more, horizontal, valueFormat, apart, stacked);
    }

    public Bars asHorizontal() {
        return new Bars(categories, groups, true, valueFormat, apart, stacked);
    }

    public Bars valued(String format) {
        return new Bars(categories, groups, horizontal, format, apart, stacked);
    }

    /// Numbers farther from the bars' ends, by so many points.
    public Bars apart(double points) {
        return new Bars(categories, groups, horizontal, valueFormat, points, stacked);
    }

    /// Bars stacked: values on each side of zero add up.
    public Bars asStacked() {
        return new Bars(categories, groups, horizontal, valueFormat, apart, true);
    }

    /// Where a bar begins: at zero, or where the bars before it of its sign end.
    public double foot(int group, int category) {
        double sum = 0;
        if (stacked) {
            boolean below = groups.get(group).values().get(category) < 0;
            for (var before : groups.subList(0, group)) {
                double v = finite(before.values().get(category));
                sum += v < 0 == below ? v : 0;
            }
        }
        return sum;
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public List<Datum> data() {
        var rows = new ArrayList<Datum>();
        for (var group : groups) {
            for (var i = 0; i < categories.size(); i++) {
                var v = group.values().get(i);
                rows.add(Datum.point(group.name(), categories.get(i), horizontal ? v : i, horizontal ? i : v));
            }
        }
        return rows;
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        var along = horizontal ? toY : toX;
        var across = horizontal ? toX : toY;
        along.flush(-0.5);
        along.flush(categories.size() - 0.5);
        across.flush(0);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < groups.size(); g++) {
            for (int i = 0; i < categories.size(); i++) {
                double end = foot(g, i) + finite(groups.get(g).values().get(i));
                least = Math.min(least, end);
                most = Math.max(most, end);
            }
        }
        if (least > most) {
            return; // there is no bar
        }
        var room = valueFormat.isEmpty() ? 0 : ROOM_FOR_NUMBERS * (Math.max(0, most) - Math.min(0, least));
        across.to(least < 0 ? least - room : least);
        across.to(most > 0 ? most + room : most);
    }

    /// What no axis can show takes no room: an infinite bar must not push the others out of the plot.
    private static double finite(double number) {
        return Double.isFinite(number) ? number : 0;
    }
}
