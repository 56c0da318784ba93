package org.spinoscope.desktop.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.command.Icon;

/// Reports errors: one sentence for what the user can correct, a defect once and with details that
/// can be copied. Spinoscope keeps running in both cases.
public final class ErrorNotifications {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorNotifications.class);

    private final VBox notices;
    private final Executor screen;
    private final Set<String> shown = new HashSet<>();
    private int defects;

    /// @param notices where messages appear, newest below
    /// @param screen the screen's thread
    public ErrorNotifications(VBox notices, Executor screen) {
        this.notices = notices;
        this.screen = screen;
        notices.getStyleClass().add("notices");
        notices.setPickOnBounds(false);
    }

    /// How many defects were reported, repeated ones included. For the screen's thread.
    public int defects() {
        return defects;
    }

    /// The notifications on the screen.
    public List<String> shown() {
        return notices.getChildren().stream()
                .map(card -> card.lookup(".label") instanceof Label label ? label.getText() : "")
                .toList();
    }

    /// Reports from any thread.
    public void report(Throwable problem) {
        screen.execute(() -> show(problem));
    }

    private void show(Throwable problem) {
        switch (problem) {
            case CancellationException wanted -> LOG.debug("cancelled: {}", wanted.getMessage());
            case UserException mendable ->
                notice("notice-mendable", Icon.HELP, String.valueOf(mendable.getMessage()), "");
            default -> {
                LOG.error("Unexpected", problem);
                defects++;
                var details = details(problem);
                if (shown.add(signature(problem))) {
                    notice(
                            "notice-defect",
                            Icon.WARNING,
                            "Something unexpected happened: " + problem
                                    + "\nSpinoscope keeps running; repeats are hidden.",
                            details);
                }
            }
        }
    }

    private void notice(String style, Icon icon, String text, String details) {
        if (notices.getChildren().size() > 4) {
            notices.getChildren().removeFirst();
        }
        var words = new Label(text);
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var close = new Button();
        close.setGraphic(Icons.node(Icon.CLOSE));
        close.setAccessibleText("Dismiss");
        close.getStyleClass().addAll("flat", "button-icon", "small");
        var line = new HBox(10, Icons.node(icon), words, close);
        line.setAlignment(Pos.TOP_LEFT);
        var card = new VBox(8, line);
        card.getStyleClass().addAll("notice", style);
        card.setCache(true); // or its shadow is blurred again whenever something moves behind it
        card.setMaxWidth(460);
        card.setMinHeight(Region.USE_PREF_SIZE);
        close.setOnAction(e -> notices.getChildren().remove(card));
        if (!details.isEmpty()) {
            addDetails(card, details);
        }
        notices.getChildren().add(card);
    }

    private static void addDetails(VBox card, String details) {
        var area = new TextArea(details);
        area.setEditable(false);
        area.setPrefRowCount(8);
        area.getStyleClass().add("details");
        var look = new Button("Details");
        look.getStyleClass().addAll("flat", "small");
        look.setOnAction(e -> {
            if (!card.getChildren().remove(area)) {
                card.getChildren().add(area);
            }
        });
        var copy = new Button("Copy details");
        copy.getStyleClass().addAll("flat", "small");
        copy.setOnAction(
                e -> Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, details)));
        card.getChildren().add(new HBox(8, look, copy));
    }

    private static String signature(Throwable problem) {
        var trace = problem.getStackTrace();
        return problem.getClass().getName() + (trace.length == 0 ? "" : trace[0]);
    }

    private static String details(Throwable problem) {
        var text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return String.format(
                Locale.ROOT,
                "Spinoscope on Java %s, %s %s%n%s",
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                text);
    }
}
