package org.spinoscope.desktop;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.shell.IntegerSpinner;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ModalPane;
import org.spinoscope.desktop.state.Preferences;
import org.spinoscope.sweep.ResultStore;

/// Says how much room the kept results take, limits it, and clears them.
final class StoredResultsSheet {

    private static final String CHOICE = "results.megabytes";
    private static final int MEGABYTES = 500;
    private static final long MEGABYTE = 1_000_000;

    private final ResultStore store;
    private final CurrentPreferences preferences;
    private final ModalPane modalPane;

    StoredResultsSheet(ResultStore store, CurrentPreferences preferences, ModalPane modalPane) {
        this.store = store;
        this.preferences = preferences;
        this.modalPane = modalPane;
    }

    /// Bytes that the user lets all results take.
    static long limit(Preferences preferences) {
        try {
            return MEGABYTE * Long.parseLong(preferences.choice(CHOICE, Integer.toString(MEGABYTES)));
        } catch (NumberFormatException e) {
            return MEGABYTE * MEGABYTES;
        }
    }

    void show() {
        var title = new Label("Kept results");
        title.getStyleClass().add("sheet-title");
        var words = new Label("What this window computes for a prompt set is kept, so that it is there at once the next"
                + " time, and nothing is computed twice. The results that were not needed longest go first.");
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        var used = new Label(used());
        used.setId("results-used");
        var clear = new Button("Clear");
        clear.setId("results-clear");
        clear.setOnAction(e -> {
            store.clear();
            used.setText(used());
        });
        var limit = IntegerSpinner.spinner(0, 100_000, (int) (store.limit() / MEGABYTE), 100);
        limit.setId("results-limit");
        limit.setPrefWidth(120);
        limit.setAccessibleText("Largest size of the kept results in megabytes");
        limit.valueProperty().addListener((o, was, is) -> {
            preferences.remember(preferences.now().chosen(CHOICE, Integer.toString(is)));
            store.limit(is * MEGABYTE);
            used.setText(used());
        });
        var label = new Label("At most");
        label.setLabelFor(limit);
        var close = new Button("Close");
        close.setCancelButton(true);
        close.setOnAction(e -> modalPane.hide());
        var amount = new HBox(8, label, limit, new Label("MB"));
        amount.setAlignment(Pos.CENTER_LEFT);
        var now = new HBox(8, used, clear);
        now.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(12, title, words, now, amount, new HBox(8, MainWindow.spring(), close));
        card.setId("results-sheet");
        card.getStyleClass().addAll("sheet", "sheet-narrow");
        modalPane.show(card, Pos.CENTER);
        limit.requestFocus();
    }

    private String used() {
        return String.format(Locale.ROOT, "%.1f MB are kept.", store.bytes() / (double) MEGABYTE);
    }
}
