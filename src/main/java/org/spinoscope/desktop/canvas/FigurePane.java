package org.spinoscope.desktop.canvas;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;

/// A figure, or the reason why there is none yet.
public final class FigurePane extends StackPane {

    private final FigureCanvas canvas;
    private final ObservableValue<? extends AsyncResult<? extends Figure>>
            figure; // bindings live as long as they are held
    private final Runnable refresh = this::refresh;
    private final Label instead = new Label();
    private final VBox message = new VBox(10, instead);
    private boolean stale;

    public FigurePane(FigureContext kit, ObservableValue<? extends AsyncResult<? extends Figure>> figure) {
        canvas = new FigureCanvas(kit);
        this.figure = figure;
        canvas.onPin(() ->
                figure.getValue().value().ifPresent(f -> kit.pin().accept(new FigureContext.Pinned(f, figure))));
        setMinSize(60, 50);
        message.getStyleClass().add("instead");
        instead.setWrapText(true);
        instead.getStyleClass().add("instead-words");
        instead.setMinHeight(USE_PREF_SIZE);
        instead.setAlignment(Pos.CENTER);
        getChildren().addAll(canvas, message);
        figure.addListener(o -> {
            stale = true;
            Platform.requestNextPulse();
        });
        sceneProperty().addListener((o, was, is) -> {
            if (was != null) {
                was.removePreLayoutPulseListener(refresh);
            }
            if (is != null) {
                is.addPreLayoutPulseListener(refresh);
                refresh();
            }
        });
        show(this.figure.getValue());
    }

    /// Puts a button below what is said in a missing figure's place: what to do about it.
    public FigurePane offering(String text, String id, ObservableValue<Boolean> sensible, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.visibleProperty().bind(sensible);
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(e -> action.run());
        message.getChildren().add(button);
        return this;
    }

    /// Rebuilds the figure if it is out of date and visible: figures of hidden views cost nothing, and
    /// several changes within a frame cost one figure.
    private void refresh() {
        if (stale && Visibility.isVisible(this)) {
            stale = false;
            show(figure.getValue());
        }
    }

    public FigureCanvas canvas() {
        return canvas;
    }

    private void show(AsyncResult<? extends Figure> asyncResult) {
        canvas.figure().set(asyncResult.value().map(f -> (Figure) f).orElse(null));
        var words = asyncResult.message();
        canvas.setVisible(words.isEmpty());
        message.setVisible(words.isPresent());
        instead.setText(words.orElse(""));
    }
}
