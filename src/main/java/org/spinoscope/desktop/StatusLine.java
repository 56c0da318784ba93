package org.spinoscope.desktop;

import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.spinoscope.common.ResidentMemory;
import org.spinoscope.desktop.models.ReadingChooser;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.shell.LateTooltip;
import org.spinoscope.desktop.shell.Showing;
import org.spinoscope.desktop.shell.StatusBar;
import org.spinoscope.desktop.state.Selection;

/// The state of the program at the right end of the task strip: model, Reading, head, memory.
final class StatusLine {

    private final StatusBar strip;
    private final InferenceService inferenceService;
    private final Selection selection;
    private final Executor background;
    private final Executor screen;

    StatusLine(
            StatusBar strip,
            InferenceService inferenceService,
            Selection selection,
            Executor background,
            Executor screen) {
        this.strip = strip;
        this.inferenceService = inferenceService;
        this.selection = selection;
        this.background = background;
        this.screen = screen;
    }

    void fill() {
        var shape = new Label();
        shape.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> inferenceService
                                .model()
                                .get()
                                .value()
                                .map(m -> String.format(
                                        Locale.ROOT, "%d × %d heads, d = %d, CPU", m.layers(), m.heads(), m.dModel()))
                                .orElse(""),
                        inferenceService.model()));
        strip.addState(shape);
        var reading = new Label();
        reading.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "Reading: "
                                + ReadingChooser.shortly(selection.now().reading()),
                        selection.choice()));
        var whole = LateTooltip.of(reading, () -> selection.now().reading().toString());
        selection.choice().addListener(o -> whole.changed());
        strip.addState(reading);
        strip.addState(asking());
        var memory = new Label();
        LateTooltip.set(
                memory, "Java heap in use, and all memory of the program: the model's weights are outside the heap");
        strip.addState(memory);
        Showing.every(memory, Duration.seconds(2), () -> show(memory));
        show(memory);
    }

    /// Says that an earlier position is the query, and which views follow it; a click goes back to the last one.
    private Button asking() {
        var back = new Button();
        back.setId("status-asking");
        back.getStyleClass().addAll("flat", "small");
        back.setMinWidth(Button.USE_PREF_SIZE);
        back.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "k = " + selection.asking().get(), selection.asking()));
        back.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> selection.asking().get() >= 0, selection.asking()));
        back.managedProperty().bind(back.visibleProperty());
        LateTooltip.set(
                back,
                "An earlier position of the prompt is the query: pairs, decision plane, attention, facts of"
                        + " the prompt and spin follow it. All other views use the last position, after which the"
                        + " answer comes. A click goes back to the last position.");
        back.setOnAction(e -> selection.asking().set(-1));
        return back;
    }

    private void show(Label memory) {
        background.execute(() -> {
            var text = memory();
            screen.execute(() -> memory.setText(text));
        });
    }

    private static String memory() {
        var runtime = Runtime.getRuntime();
        double heap = runtime.totalMemory() - runtime.freeMemory();
        double all = ResidentMemory.now();
        return Double.isNaN(all)
                ? String.format(Locale.ROOT, "heap %.0f MB", heap / 1e6)
                : String.format(Locale.ROOT, "heap %.0f MB, in all %.0f MB", heap / 1e6, all / 1e6);
    }
}
