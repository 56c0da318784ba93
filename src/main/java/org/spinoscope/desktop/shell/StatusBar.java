package org.spinoscope.desktop.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.task.TaskHandle;

/// What is being computed, how long it will take, and the way to stop it; and the state of the program at its end.
public final class StatusBar extends HBox {

    private static final Duration WORTH_SHOWING = Duration.ofMillis(300);

    private final Supplier<List<TaskHandle>> running;
    private final HBox task = new HBox(8);
    private final Label title = new Label();
    private final Label doing = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label left = new Label();
    private final Button cancel = new Button("Cancel");
    private final Label message = new Label();
    private final YieldingRow state = new YieldingRow(14);
    private final List<Node> states = new ArrayList<>();
    private final PauseTransition gone = new PauseTransition(javafx.util.Duration.seconds(8));

    public StatusBar(Supplier<List<TaskHandle>> running) {
        this.running = running;
        getStyleClass().add("task-strip");
        setAlignment(Pos.CENTER_LEFT);
        bar.setPrefWidth(160);
        bar.getStyleClass().add("small");
        left.getStyleClass().add("muted");
        left.setMinWidth(110);
        doing.getStyleClass().add("muted");
        doing.setMinWidth(0);
        title.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setId("task-cancel");
        cancel.setGraphic(Icons.node(Icon.CLOSE));
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(e -> worthShowing().forEach(TaskHandle::cancel));
        task.setAlignment(Pos.CENTER_LEFT);
        task.getChildren().addAll(bar, title, doing, left, cancel);
        task.setVisible(false);
        task.managedProperty().bind(task.visibleProperty());
        message.getStyleClass().add("muted");
        message.visibleProperty().bind(task.visibleProperty().not());
        message.managedProperty().bind(message.visibleProperty());
        message.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        state.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(task, message, gap, state);
        gone.setOnFinished(e -> message.setText(""));
        Showing.every(this, javafx.util.Duration.millis(120), this::look);
    }

    /// Adds a piece of state to the right end. In a narrow window the last ones give way first.
    public void addState(Labeled label) {
        label.getStyleClass().add("status-item");
        label.setMinWidth(Region.USE_PREF_SIZE);
        states.add(label);
        state.show(
                states,
                states.reversed().stream()
                        .filter(node -> !node.managedProperty().isBound())
                        .toList());
    }

    /// Shows a message for a while, in the place of running tasks.
    public void showMessage(String text) {
        message.setText(text);
        gone.playFromStart();
    }

    private List<TaskHandle> worthShowing() {
        long now = System.nanoTime();
        return running.get().stream()
                .filter(taskHandle -> taskHandle.running(now).compareTo(WORTH_SHOWING) > 0)
                .toList();
    }

    private void look() {
        var tickets = worthShowing();
        task.setVisible(!tickets.isEmpty());
        if (tickets.isEmpty()) {
            return;
        }
        var taskHandle = tickets.getFirst();
        title.setText(taskHandle.cancelled() ? taskHandle.title() + " – stopping" : taskHandle.title());
        doing.setText(taskHandle.doing());
        bar.setProgress(
                Double.isNaN(taskHandle.fraction()) ? ProgressBar.INDETERMINATE_PROGRESS : taskHandle.fraction());
        left.setText(
                taskHandle.remaining(System.nanoTime()).map(StatusBar::inWords).orElse(""));
    }

    private static String inWords(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        if (seconds < 1) {
            return "almost done";
        }
        return seconds < 60
                ? seconds + " s left"
                : String.format(Locale.ROOT, "%d min %02d s left", seconds / 60, seconds % 60);
    }
}
