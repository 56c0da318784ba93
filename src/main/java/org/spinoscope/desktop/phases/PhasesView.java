package org.spinoscope.desktop.phases;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.canvas.Visibility;
import org.spinoscope.desktop.shell.AdaptiveTabs;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.IntegerSpinner;
import org.spinoscope.desktop.shell.NumberSlider;

/// The phases view: one tab for each kind of boundary, predicted and measured.
public final class PhasesView extends BorderPane {

    private static final int MOST_COPIES = 32;

    private final PhasesViewModel model;

    public PhasesView(PhasesViewModel model, FigureContext kit) {
        this.model = model;
        getStyleClass().add("view-root");
        setCenter(new AdaptiveTabs(
                List.of(
                        new Tab("Repetition", repetition(kit)),
                        new Tab("Composition", composition(kit)),
                        new Tab("Attention temperature", temperature(kit))),
                List.of(
                        new Tab("Predicted and measured", agreement(kit)),
                        new Tab("Cones", cones(kit)),
                        new Tab("Solved model", solved(kit))),
                0.55,
                430));
    }

    private BorderPane repetition(FigureContext kit) {
        var figure = figure(kit, model.repetition(), "phases-repetition", model::needRepetition);
        Spinner<Integer> copies = IntegerSpinner.spinner(1, MOST_COPIES, 2, 1);
        copies.setId("phases-copies");
        var write = new Button("Write into the editor");
        write.setId("phases-write");
        write.setTooltip(Icons.tooltip("Adds a copy of this prompt, followed by the good word this many times"));
        write.setOnAction(e -> model.writeRepeated());
        copies.valueProperty().addListener((o, was, is) -> model.copies().set(is));
        figure.canvas().onPicked(key -> {
            if (key.matches("[1-9][0-9]?")) {
                copies.getValueFactory().setValue(Math.min(MOST_COPIES, Integer.parseInt(key)));
                model.writeRepeated();
            }
        });
        var label = new Label("Copies");
        label.setLabelFor(copies);
        return under(bar(label, copies, write), figure);
    }

    private BorderPane composition(FigureContext kit) {
        var figure = figure(kit, model.composition(), "phases-composition", model::needComposition);
        figure.canvas().onPlaces(model::compose, (x, y) -> {
            model.compose(x, y);
            model.writeComposed();
        });
        var first = slider("First", "Share of the token at the lower left corner", model.first());
        var second = slider("Second", "Share of the token at the lower right corner", model.second());
        var said = new Label();
        said.setId("phases-composed");
        said.textProperty().bind(model.composed());
        said.setMinWidth(USE_PREF_SIZE);
        var write = new Button("Write into the editor");
        write.setTooltip(Icons.tooltip("Adds a prompt with this composition to the set"));
        write.setOnAction(e -> model.writeComposed());
        return under(bar(first, second, said, write), figure);
    }

    private BorderPane temperature(FigureContext kit) {
        return new BorderPane(figure(kit, model.temperature(), "phases-temperature", model::needTemperature));
    }

    private BorderPane agreement(FigureContext kit) {
        return new BorderPane(figure(kit, model.agreement(), "phases-agreement", model::needRepetition));
    }

    private BorderPane cones(FigureContext kit) {
        return new BorderPane(figure(kit, model.cones(), "phases-cones", model::needCones));
    }

    private BorderPane solved(FigureContext kit) {
        var figure = figure(kit, model.solved(), "phases-solved", () -> {});
        return under(bar(slider("ρ", "Cosine between any two tokens of the solved model", model.cosine())), figure);
    }

    private static HBox slider(String title, String help, javafx.beans.property.DoubleProperty value) {
        var slider = new NumberSlider(title, help, 0, 0.99, false, value.get());
        slider.value().bindBidirectional(value);
        return slider.line();
    }

    private static FigurePane figure(
            FigureContext kit,
            javafx.beans.value.ObservableValue<
                            ? extends org.spinoscope.desktop.state.AsyncResult<? extends org.spinoscope.figure.Figure>>
                    shown,
            String id,
            Runnable need) {
        var pane = new FigurePane(kit, shown);
        pane.setId(id);
        Visibility.whileVisible(pane, need);
        return pane;
    }

    private static FlowPane bar(Node... nodes) {
        var bar = new FlowPane(8, 4, nodes);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("view-bar", "tight");
        return bar;
    }

    private static BorderPane under(Node bar, Node figure) {
        var pane = new BorderPane(figure);
        pane.setTop(bar);
        return pane;
    }
}
