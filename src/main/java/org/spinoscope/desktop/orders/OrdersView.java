package org.spinoscope.desktop.orders;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.canvas.Visibility;
import org.spinoscope.desktop.orders.OrdersViewModel.ListedPath;
import org.spinoscope.desktop.shell.AdaptiveTabs;
import org.spinoscope.desktop.shell.SegmentedButton;
import org.spinoscope.desktop.shell.TableColumns;
import org.spinoscope.plots.CompositionPlots;

/// The orders view: contributions of each order, what they leave, which keys act together, and composing heads.
public final class OrdersView extends BorderPane {

    private final OrdersViewModel model;

    public OrdersView(OrdersViewModel model, FigureContext kit) {
        this.model = model;
        getStyleClass().add("view-root");
        var contributions = new FigurePane(kit, model.contributions());
        contributions.setId("orders-contributions");
        var response = new FigurePane(kit, model.response());
        response.setId("orders-response");
        setCenter(new AdaptiveTabs(
                List.of(new Tab("Contributions", contributions), new Tab("Composition", composition(kit))),
                List.of(
                        new Tab("Second response", response),
                        new Tab("r by order", new FigurePane(kit, model.correlations())),
                        new Tab("Remainder", new FigurePane(kit, model.remainders()))),
                0.5,
                560));
        Visibility.whileVisible(this, model::refresh);
    }

    private BorderPane composition(FigureContext kit) {
        var map = new FigurePane(kit, model.composition());
        map.setId("orders-composition");
        map.setMinWidth(180);
        var diagram = new FigurePane(kit, model.pathDiagram());
        diagram.setId("orders-path-diagram");
        diagram.canvas().onPicked(model::choose);
        var paths = new TabPane(new Tab("Paths", diagram), new Tab("List", table()));
        paths.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        paths.setMinWidth(180);
        var split = new SplitPane(map, paths);
        split.setDividerPositions(0.5);
        var pane = new BorderPane(split);
        var bar = new FlowPane(SegmentedButton.of(
                List.of(CompositionPlots.Kind.values()), Enum::name, OrdersView::meaning, model.kind()));
        bar.getStyleClass().addAll("view-bar", "tight");
        pane.setTop(bar);
        Visibility.whileVisible(map, model::refreshCompositions);
        return pane;
    }

    private static String meaning(CompositionPlots.Kind kind) {
        return switch (kind) {
            case Q -> "How much of what the earlier head writes the later head's queries read";
            case K -> "How much of what the earlier head writes the later head's keys read";
            case V -> "How much of what the earlier head writes the later head's values read";
        };
    }

    private TableView<ListedPath> table() {
        var table = new TableView<ListedPath>();
        table.setId("orders-paths");
        table.getStyleClass().addAll("dense", "striped");
        table.getColumns()
                .add(TableColumns.text(
                        "earlier", 70, row -> row.path().earlier().toString()));
        table.getColumns()
                .add(TableColumns.text("later", 70, row -> row.path().later().toString()));
        table.getColumns()
                .add(TableColumns.number("score", 70, "%.3f", row -> row.path().score()));
        table.getColumns()
                .add(TableColumns.number("sd", 70, "%+.1f", row -> row.path().z()));
        table.getColumns().add(TableColumns.number("affinity", 76, "%.3f", ListedPath::affinity));
        table.setPlaceholder(new Label("The strongest pairs appear with the map."));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null) {
                model.choose(is.path().later());
            }
        });
        model.paths().addListener((o, was, is) -> table.setItems(FXCollections.observableArrayList(is)));
        table.setItems(FXCollections.observableArrayList(model.paths().get()));
        return table;
    }
}
