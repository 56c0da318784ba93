package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.Chart;
import io.fair_acc.chartfx.plugins.CrosshairIndicator;
import io.fair_acc.dataset.spi.utils.Tuple;
import java.util.function.DoubleFunction;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.MouseEvent;

/// ChartFX's crosshair with the values of all series at its x.
final class Crosshair extends CrosshairIndicator {

    private final ObservableBooleanValue wanted;
    private final DoubleFunction<String> values;

    /// @param values what to say at an x
    Crosshair(ObservableBooleanValue wanted, DoubleFunction<String> values) {
        this.wanted = wanted;
        this.values = values;
        crosshairPath.setMouseTransparent(true);
        coordinatesLabel.setMouseTransparent(true);
        wanted.addListener((o, was, is) -> getChartChildren().removeAll(crosshairPath, coordinatesLabel));
    }

    @Override
    protected boolean isMouseEventWithinCanvas(MouseEvent event) {
        return wanted.get()
                && event.getEventType() != MouseEvent.MOUSE_EXITED
                && ChartEvents.on(getChart(), event)
                && super.isMouseEventWithinCanvas(event);
    }

    @Override
    protected String formatData(Chart chart, Tuple<Number, Number> at) {
        return values.apply(at.getXValue().doubleValue());
    }

    /// What is said now; empty while nothing is pointed at.
    String text() {
        return getChartChildren().contains(coordinatesLabel) ? coordinatesLabel.getText() : "";
    }
}
