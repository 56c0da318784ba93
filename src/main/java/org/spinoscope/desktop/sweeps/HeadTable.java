package org.spinoscope.desktop.sweeps;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.context.Subject;
import org.spinoscope.desktop.context.TableData;
import org.spinoscope.desktop.shell.TableColumns;

/// All heads of the sweep with their statistics; a chosen row is the selected head.
final class HeadTable extends TableView<HeadRow> {

    private static final int ROWS_A_FRAME = 3;

    /// Rows that a tall window shows.
    private static final int MOST_SEEN = 45;

    private final SweepsViewModel model;
    private boolean following;
    private int arrivals;
    private boolean grown;

    HeadTable(SweepsViewModel model) {
        this.model = model;
        setId("sweeps-heads");
        getStyleClass().addAll("dense", "striped");
        setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        getColumns().add(TableColumns.text("Head", 62, row -> row.head().toString()));
        getColumns().add(TableColumns.number("n", 70, "%.0f", HeadRow::n));
        getColumns().add(TableColumns.number("r", 66, "%+.3f", HeadRow::r));
        getColumns().add(TableColumns.number("r within", 76, "%+.3f", HeadRow::within));
        getColumns().add(TableColumns.number("r₀", 66, "%+.3f", HeadRow::r0));
        getColumns().add(TableColumns.number("direct", 70, "%+.3f", HeadRow::direct));
        getColumns().add(TableColumns.number("total", 70, "%+.3f", HeadRow::effect));
        getColumns().add(TableColumns.text("95 % by relation", 118, HeadTable::interval));
        getColumns().add(TableColumns.probability("p", 72, HeadRow::p));
        getColumns().add(TableColumns.probability("p family", 80, HeadRow::family));
        getColumns().add(TableColumns.probability("p step-down", 92, HeadRow::stepDown));
        getColumns().add(TableColumns.probability("q", 72, HeadRow::q));
        setPlaceholder(new Label("The heads appear with a sweep."));
        getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!following && is != null) {
                model.selection().head(is.head());
            }
        });
        TableData.set(this, row -> new Subject.Head(row.head()));
        model.figures().rows.addListener((o, was, is) -> arrive(is));
        model.selection().choice().addListener(o -> mark());
        arrive(model.figures().rows.get());
    }

    private static String interval(HeadRow row) {
        return Double.isNaN(row.cluster().low())
                ? "–"
                : NumberFormats.formatted("%+.2f", row.cluster().low()) + " … "
                        + NumberFormats.formatted("%+.2f", row.cluster().high());
    }

    /// The first rows come a few a frame: their cells are made then, which takes longer than a frame for all at once.
    private void arrive(List<HeadRow> rows) {
        int arrival = ++arrivals;
        if (grown || rows.isEmpty()) {
            fill(rows);
            return;
        }
        fill(rows.subList(0, Math.min(ROWS_A_FRAME, rows.size())));
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                int there = getItems().size();
                if (arrival != arrivals || there >= rows.size()) {
                    stop();
                    return;
                }
                grown = there + ROWS_A_FRAME >= Math.min(MOST_SEEN, rows.size());
                getItems().addAll(rows.subList(there, grown ? rows.size() : there + ROWS_A_FRAME));
                if (grown) {
                    mark();
                    stop();
                }
            }
        }.start();
    }

    private void fill(List<HeadRow> rows) {
        following = true;
        var order = List.copyOf(getSortOrder());
        setItems(FXCollections.observableArrayList(rows));
        getSortOrder().setAll(order);
        sort();
        following = false;
        mark();
    }

    private void mark() {
        following = true;
        var head = model.selection().now().head();
        for (var row : getItems()) {
            if (row.head().equals(head)) {
                getSelectionModel().select(row);
                int place = getSelectionModel().getSelectedIndex();
                if (!seen(place)) {
                    scrollTo(Math.max(0, place - 2));
                }
                break;
            }
        }
        following = false;
    }

    private boolean seen(int row) {
        if (!(lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return false;
        }
        var first = flow.getFirstVisibleCell();
        var last = flow.getLastVisibleCell();
        return first != null && last != null && row > first.getIndex() && row < last.getIndex();
    }
}
