package org.spinoscope.desktop.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// New orders of rows, each as the list of the rows' present numbers.
final class RowOrder {

    private RowOrder() {}

    /// The rows one step up (−1) or down (+1) among those that are shown; hidden rows keep their places, and rows that
    /// are at the end already stay there.
    ///
    /// @param shown the visible rows, ascending
    static List<Integer> step(int n, Collection<Integer> rows, List<Integer> shown, int by) {
        var order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        var places = by < 0 ? shown : shown.reversed();
        for (int i = 1; i < places.size(); i++) {
            int here = places.get(i);
            int there = places.get(i - 1);
            if (rows.contains(order.get(here)) && !rows.contains(order.get(there))) {
                Collections.swap(order, here, there);
            }
        }
        return order;
    }

    /// The rows together, in front of what is row `before` now; `n` puts them at the end.
    static List<Integer> inFrontOf(int n, Collection<Integer> rows, int before) {
        var order = new ArrayList<Integer>();
        IntStream.range(0, before).filter(i -> !rows.contains(i)).forEach(order::add);
        rows.stream().sorted().forEach(order::add);
        IntStream.range(before, n).filter(i -> !rows.contains(i)).forEach(order::add);
        return order;
    }
}
