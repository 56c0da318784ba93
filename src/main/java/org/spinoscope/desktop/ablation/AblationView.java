package org.spinoscope.desktop.ablation;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.colours.RangeButton;
import org.spinoscope.desktop.results.AblationService.AblationSettings;
import org.spinoscope.desktop.shell.AdaptiveTabs;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.SegmentedButton;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.ModelComponent;
import org.spinoscope.plots.AblationPlots;
import org.spinoscope.plots.JointEffectPlots;
import org.spinoscope.plots.LayerAblationPlots;

/// The effect map on the left, bars for chosen heads and MLPs and the comparisons on the right.
public final class AblationView extends BorderPane {

    /// A removal as the chooser names it.
    private record Entry(AblationMode ablationMode) {
        @Override
        public String toString() {
            return AblationPlots.removal(ablationMode);
        }
    }

    private final AblationViewModel model;
    private final StringBinding together; // bindings live as long as they are held

    public AblationView(AblationViewModel model, FigureContext kit) {
        this.model = model;
        getStyleClass().add("view-root");
        var map = new FigurePane(kit, model.map())
                .offering("Measure the effects", "measure-map", model.unfinished(), model.ablations()::measure);
        map.setId("ablation-map");
        map.canvas().onPicked(model::chooseHead);
        map.canvas().onAdded(model.chosen()::toggle);
        map.canvas().addEventHandler(KeyEvent.KEY_PRESSED, this::onArrowKey);
        var left = new BorderPane(map);
        var leftBar = new FlowPane(
                SegmentedButton.of(
                        List.of(AblationViewModel.Scope.values()),
                        AblationViewModel.Scope::title,
                        AblationViewModel.Scope::title,
                        model.scope()),
                new RangeButton(model.range(), model::extreme));
        leftBar.getStyleClass().add("view-bar");
        left.setTop(leftBar);
        left.setMinWidth(200);
        var tabs = List.of(
                new Tab("Progress", new AblationProgressChart(model, kit)),
                tab(
                        "Estimate and exact",
                        kit,
                        model.measured().of((r, from) -> new AblationPlots(r, from).exactAgainstEstimate())),
                tab("Effect and r", kit, model.measured().againstR()),
                tab(
                        "Direct and total",
                        kit,
                        model.measured().of((r, from) -> new AblationPlots(r, from).totalAgainstDirect())),
                tab("Pairs", kit, model.measured().of((r, from) -> new JointEffectPlots(r, from).pairs(10))),
                tab("Layers", kit, model.measured().of((r, from) -> new JointEffectPlots(r, from).layers())),
                layerTab("MLPs", "ablation-mlp-bars", kit, LayerAblationPlots::mlps),
                layerTab("Blocks", "ablation-block-bars", kit, LayerAblationPlots::blocks));
        var bars = new BorderPane(new FigurePane(kit, model.bars()));
        var remark = new Label();
        remark.setId("ablation-remark");
        remark.setWrapText(true);
        remark.getStyleClass().add("view-note");
        together = model.chosen().remark();
        remark.textProperty().bind(together);
        bars.setTop(new VBox(components(), remark));
        var right = new AdaptiveTabs(List.of(new Tab("Chosen", bars)), tabs, 0.5, 520);
        var both = new SplitPane(left, right);
        both.setDividerPositions(0.54);
        setTop(settingsBar());
        setCenter(both);
        model.ablations().watch();
    }

    /// A figure whose points are heads; before it can be there, a button to measure what it needs.
    private Tab tab(String title, FigureContext kit, ObservableValue<AsyncResult<Figure>> figure) {
        var pane = new FigurePane(kit, figure)
                .offering("Measure the effects", "measure-" + title, model.unfinished(), model.ablations()::measure);
        pane.canvas().onPicked(model::chooseHead);
        return new Tab(title, pane);
    }

    /// A figure of MLPs or layers; a click on an MLP's bar adds it to what is removed together, or takes it out.
    private Tab layerTab(
            String title,
            String id,
            FigureContext kit,
            BiFunction<LayerAblationPlots, Optional<Integer>, Figure> make) {
        var pane = new FigurePane(kit, model.layers(make));
        pane.setId(id);
        pane.canvas().onPicked(model.chosen()::toggle);
        return new Tab(title, pane);
    }

    private FlowPane settingsBar() {
        var removal = new ChoiceBox<Entry>();
        removal.setId("ablation-removal");
        removal.setMinWidth(USE_PREF_SIZE);
        removal.getItems()
                .setAll(
                        new Entry(new AblationMode.Zero()),
                        new Entry(new AblationMode.ValueBias()),
                        new Entry(new AblationMode.Mean()),
                        new Entry(new AblationMode.Resample(1)));
        var property = model.ablations().settings();
        removal.setValue(new Entry(property.get().ablationMode()));
        removal.valueProperty()
                .addListener((o, was, is) -> property.set(
                        new AblationSettings(is.ablationMode(), property.get().positions())));
        removal.setAccessibleText("What replaces a removed head or MLP");
        var positions = new SimpleObjectProperty<>(property.get().positions());
        positions.addListener(
                (o, was, is) -> property.set(new AblationSettings(property.get().ablationMode(), is)));
        var stop = new Button("Stop");
        stop.setId("ablation-stop");
        stop.visibleProperty().bind(model.ablations().measuring());
        stop.managedProperty().bind(stop.visibleProperty());
        stop.setOnAction(e -> model.ablations().stop());
        var again = new Button("Continue");
        again.setId("ablation-measure");
        again.setTooltip(Icons.tooltip("Removes every head, every MLP and every layer in turn on every prompt"));
        again.visibleProperty().bind(model.unfinished());
        again.managedProperty().bind(again.visibleProperty());
        again.setOnAction(e -> model.ablations().measure());
        var bar = new FlowPane(
                new Label("Replacement of a removed head or MLP"),
                removal,
                new Label("at"),
                SegmentedButton.of(
                        List.of(Positions.values()),
                        p -> p == Positions.ALL ? "all positions" : "the last position",
                        p -> "Where it is removed",
                        positions),
                stop,
                again);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private void onArrowKey(KeyEvent e) {
        switch (e.getCode()) {
            case UP -> model.move(-1, 0);
            case DOWN -> model.move(1, 0);
            case LEFT -> model.move(0, -1);
            case RIGHT -> model.move(0, 1);
            case SPACE -> model.chosen().toggleSelected();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private FlowPane components() {
        var field = new TextField();
        field.setId("ablation-heads");
        field.setPromptText("L3H5, MLP 4 …");
        field.setAccessibleText("Heads and MLPs to remove, also together");
        field.setTooltip(Icons.tooltip("Heads and MLPs to remove, one by one and all together; press Enter to apply"));
        field.setPrefColumnCount(12);
        field.setOnAction(e -> model.chosen().choose(field.getText()));
        model.ablations()
                .chosen()
                .addListener((o, was, is) ->
                        field.setText(is.stream().map(ModelComponent::toString).collect(Collectors.joining(", "))));
        var toggle = new Button("± selected head");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setOnAction(e -> model.chosen().toggleSelected());
        var name = new Label("Without");
        name.setMinWidth(USE_PREF_SIZE);
        var bar = new FlowPane(name, field, toggle, new MlpMenu(model));
        bar.getStyleClass().add("view-bar");
        return bar;
    }
}
