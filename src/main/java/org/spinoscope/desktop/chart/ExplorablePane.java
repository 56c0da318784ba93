package org.spinoscope.desktop.chart;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Plot;

/// A plot to explore that may not be there yet: then it says why, in its place.
public final class ExplorablePane extends StackPane {

    private final LiveChart chart;
    private final ObservableValue<? extends AsyncResult<? extends Figure>> figure; // bindings live as long as held
    private @Nullable Plot shown;
    private final Label instead = new Label();
    private final StackPane message = new StackPane(instead);

    public ExplorablePane(FigureContext kit, ObservableValue<? extends AsyncResult<? extends Figure>> figure) {
        this.figure = figure;
        chart = new LiveChart(kit, "", Axis.linear(""), Axis.linear(""));
        chart.onPin(() ->
                figure.getValue().value().ifPresent(f -> kit.pin().accept(new FigureContext.Pinned(f, figure))));
        setMinSize(60, 50);
        message.getStyleClass().add("instead");
        instead.setWrapText(true);
        instead.getStyleClass().add("instead-words");
        instead.setMinHeight(USE_PREF_SIZE);
        instead.setAlignment(Pos.CENTER);
        getChildren().addAll(chart, message);
        figure.addListener((o, was, is) -> show(is));
        show(this.figure.getValue());
    }

    public LiveChart chart() {
        return chart;
    }

    private void show(AsyncResult<? extends Figure> result) {
        result.value().ifPresent(value -> {
            if (value instanceof Plot plot && !plot.equals(shown)) {
                shown = plot;
                chart.show(plot);
            }
        });
        var words = result.message();
        chart.setVisible(words.isEmpty());
        message.setVisible(words.isPresent());
        instead.setText(words.orElse(""));
    }
}
