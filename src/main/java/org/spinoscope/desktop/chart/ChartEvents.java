package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.Chart;
import javafx.event.Event;
import javafx.scene.Node;

/// ChartFX's plugins also listen on the whole scene; a chart must answer only to what happens on it.
final class ChartEvents {

    private ChartEvents() {}

    static boolean on(Chart chart, Event event) {
        for (Node node = event.getTarget() instanceof Node n ? n : null; node != null; node = node.getParent()) {
            if (node.equals(chart)) {
                return true;
            }
        }
        return false;
    }
}
