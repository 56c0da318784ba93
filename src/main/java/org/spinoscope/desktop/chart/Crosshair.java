package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.Chart;
import io.fair_acc.chartfx.plugins.CrosshairIndicator;
import io.fair_acc.dataset.spi.utils.Tuple;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleFunction;
import javafx.scene.input.MouseEvent;

/// ChartFX's crosshair with the values of all series at its x.
final class Crosshair extends CrosshairIndicator {

    private final BooleanSupplier wanted;
    private final DoubleFunction<String> values;

    /// @param values what to say at an x
    Crosshair(BooleanSupplier wanted, DoubleFunction<String> values) {
        this.wanted = wanted;
        this.values = values;
        crosshairPath.setMouseTransparent(true);
        coordinatesLabel.setMouseTransparent(true);
    }

    @Override
    protected boolean isMouseEventWithinCanvas(MouseEvent event) {
        return wanted.getAsBoolean()
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

    void hide() {
        getChartChildren().removeAll(crosshairPath, coordinatesLabel);
    }
}
