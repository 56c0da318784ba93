package org.spinoscope.desktop.modes;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.canvas.Visibility;
import org.spinoscope.desktop.shell.AdaptiveTabs;
import org.spinoscope.desktop.shell.SegmentedButton;
import org.spinoscope.desktop.shell.TableColumns;
import org.spinoscope.plots.ModePlots.Quantity;

/// The modes view: the map of a number of all heads on the left; the head's modes, one of them in words, on the right.
public final class ModesView extends BorderPane {

    private final ModesViewModel model;
    private final TableView<ListedMode> table = new TableView<>();
    private boolean following;

    public ModesView(ModesViewModel model, FigureContext kit) {
        this.model = model;
        getStyleClass().add("view-root");
        var map = new FigurePane(kit, model.map());
        map.setId("modes-map");
        map.canvas().onPicked(model::chooseHead);
        var left = new BorderPane(map);
        left.setTop(bar(quantities()));
        left.setMinWidth(200);
        var words = new FigurePane(kit, model.words());
        words.setId("modes-words");
        var spectrum = new FigurePane(kit, model.spectrum());
        spectrum.canvas().onPicked(this::pickMode);
        var share = new FigurePane(kit, model.share());
        share.setId("modes-share");
        var right = new BorderPane(new AdaptiveTabs(
                List.of(new Tab("Words", words), new Tab("Spectrum", spectrum), new Tab("Prompt", share)),
                List.of(new Tab("List", table())),
                0.6,
                560));
        right.setTop(
                bar(SegmentedButton.of(List.of(Circuit.values()), Circuit::title, Circuit::help, model.circuit())));
        var both = new SplitPane(left, right);
        both.setDividerPositions(0.45);
        setCenter(both);
        Visibility.whileVisible(this, model::refresh);
    }

    private static FlowPane bar(javafx.scene.Node... nodes) {
        var bar = new FlowPane(nodes);
        bar.getStyleClass().addAll("view-bar", "tight");
        return bar;
    }

    private ComboBox<Quantity> quantities() {
        var box = new ComboBox<>(FXCollections.observableArrayList(Quantity.values()));
        box.setId("modes-quantity");
        box.setAccessibleText("The number that colours the map");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Quantity value) {
                return value == null ? "" : plain(value.title());
            }

            @Override
            public Quantity fromString(String text) {
                throw new IllegalStateException("the box is not editable");
            }
        });
        box.valueProperty().bindBidirectional(model.quantity());
        return box;
    }

    private static String plain(String markup) {
        return markup.replaceAll("[/_^]\\{([^}]*)}", "$1");
    }

    private TableView<ListedMode> table() {
        table.setId("modes-table");
        table.getStyleClass().addAll("dense", "striped");
        table.getColumns().add(TableColumns.number("mode", 56, "%.0f", ListedMode::mode));
        table.getColumns().add(TableColumns.number("σ", 80, "%.4g", ListedMode::sigma));
        table.getColumns().add(TableColumns.number("share", 70, "%.3f", ListedMode::share));
        table.getColumns().add(TableColumns.text("block", 60, ListedMode::block));
        table.getColumns().add(TableColumns.number("ΔL without", 96, "%+.3g", ListedMode::weight));
        var first = TableColumns.<ListedMode>text("asks", 130, ListedMode::first);
        var second = TableColumns.<ListedMode>text("answers", 130, ListedMode::second);
        heading(first)
                .bind(Bindings.createStringBinding(() -> model.circuit().get().first(), model.circuit()));
        heading(second)
                .bind(Bindings.createStringBinding(() -> model.circuit().get().second(), model.circuit()));
        table.getColumns().add(first);
        table.getColumns().add(second);
        table.setPlaceholder(new Label("The modes appear once the model is loaded."));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!following && is != null) {
                model.choose(is.mode());
            }
        });
        model.list().addListener((o, was, is) -> fill(is));
        model.mode().addListener(o -> mark());
        fill(model.list().get());
        return table;
    }

    /// A column's heading is its label.
    private static StringProperty heading(TableColumn<ListedMode, String> column) {
        return ((Label) column.getGraphic()).textProperty();
    }

    private void fill(List<ListedMode> rows) {
        following = true;
        table.setItems(FXCollections.observableArrayList(rows));
        following = false;
        mark();
    }

    private void mark() {
        following = true;
        table.getItems().stream()
                .filter(row -> row.mode() == model.mode().get())
                .findFirst()
                .ifPresent(row -> table.getSelectionModel().select(row));
        following = false;
    }

    private void pickMode(String key) {
        if (key.matches("[0-9]{1,6}")) {
            model.choose(Integer.parseInt(key));
        }
    }
}
