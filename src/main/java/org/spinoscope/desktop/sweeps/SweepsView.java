package org.spinoscope.desktop.sweeps;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.canvas.Visibility;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.AdaptiveTabs;
import org.spinoscope.desktop.shell.GrowingTable;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.SegmentedButton;
import org.spinoscope.desktop.shell.Showing;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;
import org.spinoscope.plots.SweepPlots.Quantity;

/// The sweeps view: the heads of very many prompts on the left, the selected head's prompts,
/// relations and tests on the right.
public final class SweepsView extends BorderPane {

    private static final Duration LOOK = Duration.seconds(2);

    private final SweepsViewModel model;
    private final FigureContext kit;
    private final Runnable open;
    private final Runnable start;

    /// @param open asks for a folder and opens it
    /// @param start asks for a new sweep and starts it
    public SweepsView(SweepsViewModel model, FigureContext kit, Runnable open, Runnable start) {
        this.model = model;
        this.kit = kit;
        this.open = open;
        this.start = start;
        getStyleClass().add("view-root");
        setTop(new VBox(bar(), new SweepStatePane(model)));
        setCenter(new StackPane(content(), nothing()));
        Showing.every(this, LOOK, () -> model.sweep().poll());
        Visibility.whileVisible(this, model::refresh);
    }

    private FlowPane bar() {
        var reading = new ComboBox<Integer>();
        reading.setId("sweeps-reading");
        reading.setAccessibleText("Reading of the sweep, from 1");
        reading.setTooltip(Icons.tooltip("Which of the sweep's Readings gives ΔL theory"));
        model.sweep().state().addListener((o, was, is) -> {
            if (is.planned() > 0 && reading.getItems().size() != is.readings()) {
                reading.setItems(
                        FXCollections.observableArrayList(java.util.stream.IntStream.rangeClosed(1, is.readings())
                                .boxed()
                                .toList()));
                reading.setValue(model.sweep().reading().get());
            }
        });
        reading.valueProperty().addListener((o, was, is) -> {
            if (is != null) {
                model.sweep().reading().set(is);
            }
        });
        shownWhile(reading, model.sweep().state().map(s -> s.readings() > 1));
        var filter = new FilterButton(model.sweep());
        var bar = new FlowPane(
                6,
                4,
                button("Open…", "sweeps-open", Icon.OPEN, "Open the folder of a sweep", open),
                button("Start…", "sweeps-start", Icon.PLAY, "Run a new sweep with this model", start),
                SegmentedButton.of(
                        List.of(Quantity.values()), Quantity::title, Quantity::meaning, model.figures().quantity),
                filter,
                reading);
        bar.getStyleClass().addAll("view-bar", "tight");
        return bar;
    }

    static Button button(String text, String id, Icon icon, String says, Runnable action) {
        var button = new Button(text, Icons.node(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(Icons.tooltip(says));
        button.setOnAction(e -> action.run());
        return button;
    }

    static void shownWhile(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }

    private SplitPane content() {
        var map = new FigurePane(kit, model.figures().map);
        map.setId("sweeps-map");
        map.canvas().onPicked(model::chooseHead);
        map.canvas().addEventHandler(KeyEvent.KEY_PRESSED, this::onArrowKey);
        map.setMinWidth(200);
        var density = new FigurePane(kit, model.figures().density);
        density.setId("sweeps-density");
        density.canvas().onPicked(model::choosePrompt);
        var forest = new FigurePane(kit, model.figures().forest);
        forest.setId("sweeps-forest");
        forest.canvas().onPicked(model::chooseRelation);
        var curve = new FigurePane(kit, model.figures().curve);
        curve.setId("sweeps-curve");
        Visibility.whileVisible(curve, model.figures()::refreshCurve);
        var left = new AdaptiveTabs(
                List.of(new Tab("Map", map)),
                List.of(new Tab("Heads", new GrowingTable(new HeadTable(model)))),
                0.64,
                560);
        var right = new AdaptiveTabs(
                List.of(new Tab("Prompts", density)),
                List.of(
                        new Tab("By relation", forest),
                        new Tab("r against n", curve),
                        new Tab("Chance", tested(model.figures().nulls, "sweeps-null")),
                        new Tab("Held out", tested(model.figures().heldOut, "sweeps-held-out"))),
                0.5,
                560);
        var both = new SplitPane(left, right);
        both.setDividerPositions(0.5);
        both.visibleProperty().bind(model.sweep().summary().map(s -> s.value().isPresent()));
        return both;
    }

    private FigurePane tested(ObservableValue<AsyncResult<Figure>> figure, String id) {
        var pane = new FigurePane(kit, figure)
                .offering(
                        "Test all heads",
                        id + "-run",
                        model.test()
                                .result()
                                .map(t -> t.value().isEmpty()
                                        && !t.message().orElse("").endsWith("…")),
                        model::runTest);
        pane.setId(id);
        pane.canvas().onPicked(model::chooseHead);
        return pane;
    }

    /// In place of the figures while there are none: why, and what to do.
    private VBox nothing() {
        var why = new Label();
        why.setId("sweeps-instead");
        why.setWrapText(true);
        why.getStyleClass().add("instead-words");
        why.setMinHeight(USE_PREF_SIZE);
        why.setAlignment(Pos.CENTER);
        why.textProperty()
                .bind(model.sweep()
                        .summary()
                        .map(s -> s.message()
                                .filter(text -> !text.equals(OpenSweep.NONE))
                                .orElse(
                                        "A sweep runs every head over thousands of prompts and keeps the results in a folder. Open"
                                                + " one, or start one here.")));
        var buttons = new HBox(
                8,
                button("Open a sweep…", "sweeps-open-first", Icon.OPEN, "Open the folder of a sweep", open),
                button("Start a sweep…", "sweeps-start-first", Icon.PLAY, "Run a new sweep with this model", start));
        buttons.setAlignment(Pos.CENTER);
        shownWhile(
                buttons,
                model.sweep().summary().map(s -> !s.message().orElse("").endsWith("…")));
        var box = new VBox(12, why, buttons);
        box.getStyleClass().add("instead");
        box.visibleProperty().bind(model.sweep().summary().map(s -> s.value().isEmpty()));
        return box;
    }

    private void onArrowKey(KeyEvent e) {
        switch (e.getCode()) {
            case UP -> model.move(-1, 0);
            case DOWN -> model.move(1, 0);
            case LEFT -> model.move(0, -1);
            case RIGHT -> model.move(0, 1);
            default -> {
                return;
            }
        }
        e.consume();
    }
}
