package org.spinoscope.desktop.canvas;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.figure.Figure;

/// A figure that may not be there yet: then it says why, in its place.
public final class FigurePane extends StackPane {

    private final FigureCanvas canvas;
    private final ObservableValue<? extends Live<? extends Figure>> figure; // bindings live as long as they are held
    private final Label instead = new Label();
    private final StackPane message = new StackPane(instead);

    public FigurePane(FigureKit kit, ObservableValue<? extends Live<? extends Figure>> figure) {
        canvas = new FigureCanvas(kit);
        this.figure = figure;
        setMinSize(60, 50);
        message.getStyleClass().add("instead");
        instead.setWrapText(true);
        instead.setMaxWidth(420);
        instead.setAlignment(Pos.CENTER);
        getChildren().addAll(canvas, message);
        figure.addListener((o, was, is) -> show(is));
        show(this.figure.getValue());
    }

    public FigureCanvas canvas() {
        return canvas;
    }

    private void show(Live<? extends Figure> live) {
        canvas.figure().set(live.value().map(f -> (Figure) f).orElse(null));
        var words = live.instead();
        canvas.setVisible(words.isEmpty());
        message.setVisible(words.isPresent());
        instead.setText(words.orElse(""));
    }
}
