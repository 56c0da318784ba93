package org.spinoscope.desktop.sweeps;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.context.Subject;
import org.spinoscope.desktop.context.TableData;
import org.spinoscope.desktop.shell.TableColumns;

/// All heads of the sweep with their statistics; a chosen row is the selected head.
final class HeadTable extends TableView<HeadRow> {

    /// Frames that the figures have for themselves.
    private static final int FRAMES_BEFORE = 4;

    private final SweepsViewModel model;
    private boolean following;
    private int arrivals;
    private List<HeadRow> shown = List.of();

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
        model.figures().rows.addListener(o -> soon());
        model.selection().choice().addListener((o, was, is) -> {
            if (!was.head().equals(is.head())) {
                soon();
            }
        });
        heightProperty().addListener(o -> soon()); // the selected row stays in sight
        soon();
    }

    private static String interval(HeadRow row) {
        return Double.isNaN(row.cluster().low())
                ? "–"
                : NumberFormats.formatted("%+.2f", row.cluster().low()) + " … "
                        + NumberFormats.formatted("%+.2f", row.cluster().high());
    }

    /// Rows come a few frames after the figures of the same state, and the mark one frame after the rows: together they
    /// would take longer than a frame.
    private void soon() {
        int arrival = ++arrivals;
        new AnimationTimer() {

            private int waited;

            @Override
            public void handle(long now) {
                if (arrival != arrivals) {
                    stop();
                } else if (++waited >= FRAMES_BEFORE && !filled()) {
                    stop();
                    mark();
                }
            }
        }.start();
    }

    /// Whether other rows had to be taken over.
    private boolean filled() {
        var rows = model.figures().rows.get();
        if (rows.equals(shown)) {
            return false;
        }
        shown = rows;
        following = true;
        var order = List.copyOf(getSortOrder());
        getItems().setAll(rows);
        getSortOrder().setAll(order);
        sort();
        following = false;
        return true;
    }

    private void mark() {
        following = true;
        var head = model.selection().now().head();
        for (int place = 0; place < getItems().size(); place++) {
            if (getItems().get(place).head().equals(head)) {
                getSelectionModel().select(place);
                if (!seen(place)) {
                    scrollTo(Math.max(0, place - 2));
                }
                break;
            }
        }
        following = false;
    }

    private boolean seen(int row) {
        for (var child : getChildrenUnmodifiable()) {
            if (child instanceof VirtualFlow<?> flow) {
                var first = flow.getFirstVisibleCell();
                var last = flow.getLastVisibleCell();
                return first != null && last != null && row > first.getIndex() && row < last.getIndex();
            }
        }
        return false;
    }
}
