package org.spinoscope.desktop.heads;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.colours.RangeButton;
import org.spinoscope.desktop.context.Subject;
import org.spinoscope.desktop.context.TableData;
import org.spinoscope.desktop.shell.AdaptiveTabs;
import org.spinoscope.desktop.shell.GrowingTable;
import org.spinoscope.desktop.shell.LateTab;
import org.spinoscope.desktop.shell.LateTooltip;
import org.spinoscope.desktop.shell.SegmentedButton;
import org.spinoscope.desktop.shell.TableColumns;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;

/// The heads view: the map on the left, the selected head's scatter and the ranking on the right.
public final class HeadsView extends BorderPane {

    private final HeadsViewModel model;
    private final TableView<RankedHead> table = new TableView<>();
    private boolean following;

    public HeadsView(HeadsViewModel model, FigureContext kit) {
        this.model = model;
        getStyleClass().add("view-root");
        var bar = new FlowPane(
                SegmentedButton.of(List.of(Metric.values()), Metric::title, Metric::description, model.metric()),
                range(),
                stop(),
                recalled());
        bar.getStyleClass().addAll("view-bar", "tight");
        var map = pane(kit, model.map())
                .offering("Measure the effects", "heads-measure", model.measurable(), model.ablations()::measure);
        map.setId("head-map");
        map.canvas().onPicked(model::chooseHead);
        map.canvas().addEventHandler(KeyEvent.KEY_PRESSED, this::onArrowKey);
        var left = new BorderPane(map);
        left.setTop(bar);
        left.setMinWidth(200);
        var scatter = pane(kit, model.scatter());
        scatter.setId("head-scatter");
        scatter.canvas().onPicked(model::choosePrompt);
        var upper = List.of(
                tab("Agreement", scatter),
                LateTab.of("Chance", () -> pane(kit, model.nullHistogram())),
                LateTab.of("Leave one out", () -> {
                    var leaveOut = pane(kit, model.leaveOneOut());
                    leaveOut.canvas().onPicked(model::choosePrompt);
                    return leaveOut;
                }));
        var lower = List.of(
                tab("Ranking", new GrowingTable(ranking())),
                LateTab.of("Which reading is the paper's?", () -> new ScanPane(model)));
        var right = new TabPane(upper.toArray(Tab[]::new));
        right.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        right.getStyleClass().addAll("dense", "inner-tabs");
        var both = new SplitPane(left, right);
        both.setDividerPositions(0.55);
        setCenter(new AdaptiveTabs(List.of(tab("Map", both)), lower, 0.64, 560).filledAtOnce());
    }

    /// Only gaps and effects have a range of their own; correlations go from −1 to 1.
    private RangeButton range() {
        var button = new RangeButton(model.range(), model::extreme);
        button.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.metric().get().signed()
                                && !model.metric().get().correlation(),
                        model.metric()));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private Label recalled() {
        var label = new Label("Last time’s results");
        label.setId("heads-recalled");
        label.getStyleClass().add("muted");
        LateTooltip.set(label, "Kept from the last session; they are checked when the model is loaded");
        label.visibleProperty().bind(model.recalled());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private Button stop() {
        var button = new Button("Stop measuring");
        button.setId("heads-stop");
        LateTooltip.set(button, "Keeps what has been measured so far");
        button.visibleProperty()
                .bind(model.ablations().measuring().and(model.metric().isEqualTo(Metric.EFFECT)));
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(e -> model.ablations().stop());
        return button;
    }

    private static FigurePane pane(FigureContext kit, ObservableValue<AsyncResult<Figure>> figure) {
        return new FigurePane(kit, figure);
    }

    private static Tab tab(String title, Region content) {
        return new Tab(title, content);
    }

    private TableView<RankedHead> ranking() {
        table.setId("head-ranking");
        table.getStyleClass().addAll("dense", "striped");
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.getColumns().add(TableColumns.number("#", 42, "%.0f", RankedHead::rank));
        table.getColumns().add(TableColumns.text("Head", 62, row -> row.head().toString()));
        table.getColumns().add(TableColumns.number("r", 66, "%+.3f", RankedHead::r));
        table.getColumns().add(TableColumns.number("ΔL", 70, "%+.3f", RankedHead::gap));
        table.getColumns().add(TableColumns.number("effect", 70, "%+.3f", RankedHead::effect));
        table.getColumns().add(TableColumns.text("95 % bootstrap", 112, row -> interval(row)));
        table.getColumns().add(TableColumns.probability("p", 78, RankedHead::p));
        table.getColumns().add(TableColumns.probability("q", 72, RankedHead::q));
        table.getColumns().add(TableColumns.number("r₀", 66, "%+.3f", RankedHead::r0));
        table.getColumns().add(TableColumns.number("ρ", 66, "%+.3f", RankedHead::rho));
        table.getColumns().add(TableColumns.number("first", 62, "%.3f", RankedHead::first));
        table.setPlaceholder(new Label("The ranking appears with the study."));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!following && is != null) {
                model.selection().head(is.head());
            }
        });
        TableData.set(table, row -> new Subject.Head(row.head()));
        model.ranking().addListener((o, was, is) -> fill(is));
        model.selection().choice().addListener(o -> mark());
        fill(model.ranking().get());
        return table;
    }

    private static String interval(RankedHead row) {
        return Double.isNaN(row.low())
                ? "–"
                : NumberFormats.formatted("%+.2f", row.low()) + " … " + NumberFormats.formatted("%+.2f", row.high());
    }

    private void fill(List<RankedHead> rows) {
        following = true;
        var order = List.copyOf(table.getSortOrder());
        table.setItems(FXCollections.observableArrayList(rows));
        table.getSortOrder().setAll(order);
        table.sort();
        following = false;
        mark();
    }

    private void mark() {
        following = true;
        var head = model.selection().now().head();
        for (var row : table.getItems()) {
            if (row.head().equals(head)) {
                table.getSelectionModel().select(row);
                table.scrollTo(Math.max(0, table.getSelectionModel().getSelectedIndex() - 2));
                break;
            }
        }
        following = false;
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
