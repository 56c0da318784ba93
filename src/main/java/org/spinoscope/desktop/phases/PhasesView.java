package org.spinoscope.desktop.phases;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
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
import org.spinoscope.desktop.shell.SegmentedButton;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;
import org.spinoscope.study.coupling.BoundaryPairs.Kind;

/// The phases view: one tab for each kind of boundary, predicted and measured.
public final class PhasesView extends BorderPane {

    private final PhasesViewModel model;

    public PhasesView(PhasesViewModel model, FigureContext kit) {
        this.model = model;
        getStyleClass().add("view-root");
        setCenter(new AdaptiveTabs(
                List.of(
                        new Tab("Repetition", repetition(kit)),
                        new Tab("Composition", composition(kit)),
                        new Tab("Temperature", temperature(kit))),
                List.of(
                        new Tab("All heads", agreement(kit)),
                        new Tab("Cones", cones(kit)),
                        new Tab("Solved model", solved(kit))),
                0.55,
                560));
    }

    private BorderPane repetition(FigureContext kit) {
        var repeated = model.repeatedWord();
        var figure = figure(kit, repeated.figure(), "phases-repetition", repeated::need);
        figure.canvas().onPlaces((n, gap) -> repeated.moveTo(n), (n, gap) -> {
            repeated.moveTo(n);
            repeated.write();
        });
        Spinner<Integer> copies =
                IntegerSpinner.spinner(1, RepeatedWord.MOST, repeated.copies().get(), 1);
        copies.setId("phases-copies");
        copies.valueProperty().addListener((o, was, is) -> repeated.copies().set(is));
        repeated.copies().addListener((o, was, is) -> copies.getValueFactory().setValue(is.intValue()));
        var write = new Button("Write into the editor");
        write.setId("phases-write");
        write.setTooltip(Icons.tooltip("Adds a copy of this prompt, followed by the good word this many times"));
        write.setOnAction(e -> repeated.write());
        var label = new Label("Copies");
        label.setLabelFor(copies);
        return under(bar(label, copies, said("phases-repeated", repeated.gaps()), write), figure);
    }

    private static Label said(String id, ObservableValue<String> text) {
        var said = new Label();
        said.setId(id);
        said.textProperty().bind(text);
        said.setMinWidth(USE_PREF_SIZE);
        return said;
    }

    private BorderPane composition(FigureContext kit) {
        var composed = model.composedContext();
        var figure = figure(kit, composed.figure(), "phases-composition", model::needComposition);
        figure.canvas().onPlaces(composed::moveTo, (x, y) -> {
            composed.moveTo(x, y);
            model.writeComposed();
        });
        var first = slider("First", "Share of the token at the lower left corner", composed.first());
        var second = slider("Second", "Share of the token at the lower right corner", composed.second());
        var write = new Button("Write into the editor");
        write.setTooltip(Icons.tooltip("Adds a prompt with this composition to the set"));
        write.setOnAction(e -> model.writeComposed());
        return under(bar(first, second, said("phases-composed", composed.gaps()), write), figure);
    }

    private BorderPane temperature(FigureContext kit) {
        var scan = model.attentionScan();
        return new BorderPane(figure(kit, scan.figure(), "phases-temperature", scan::need));
    }

    private BorderPane agreement(FigureContext kit) {
        var agreement = model.agreement();
        var figure = figure(kit, agreement.figure(), "phases-agreement", agreement::need);
        figure.canvas().onPicked(model::chooseHead);
        var kinds = SegmentedButton.of(
                List.of(Kind.values()),
                PhasesView::shortly,
                kind -> "Boundary in the " + kind.title(),
                agreement.kind());
        return under(bar(kinds), figure);
    }

    private static String shortly(Kind kind) {
        return switch (kind) {
            case REPETITION -> "Copies";
            case COMPOSITION -> "Composition";
            case TEMPERATURE -> "Temperature";
            case DIRECTION -> "Direction";
        };
    }

    private BorderPane cones(FigureContext kit) {
        return new BorderPane(figure(kit, model.cones(), "phases-cones", model::needCones));
    }

    private BorderPane solved(FigureContext kit) {
        var figure = figure(kit, model.solved(), "phases-solved", () -> {});
        return under(bar(slider("ρ", "Cosine between any two tokens of the solved model", model.cosine())), figure);
    }

    private static HBox slider(String title, String help, DoubleProperty value) {
        var slider = new NumberSlider(title, help, 0, 0.99, false, value.get());
        slider.value().bindBidirectional(value);
        return slider.line();
    }

    private static FigurePane figure(
            FigureContext kit,
            ObservableValue<? extends AsyncResult<? extends Figure>> shown,
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
