package org.spinoscope.desktop;

import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.spinoscope.common.ResidentMemory;
import org.spinoscope.desktop.models.ReadingChooser;
import org.spinoscope.desktop.shell.Icons;

/// The state of the program at the right end of the task strip: model, Reading, head, memory.
final class StatusLine {

    private final Workbench bench;

    StatusLine(Workbench bench) {
        this.bench = bench;
    }

    void fill() {
        var shape = new Label();
        shape.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> bench.inferenceService
                                .model()
                                .get()
                                .value()
                                .map(m -> String.format(
                                        Locale.ROOT, "%d × %d heads, d = %d, CPU", m.layers(), m.heads(), m.dModel()))
                                .orElse(""),
                        bench.inferenceService.model()));
        bench.strip.addState(shape);
        var reading = new Label();
        reading.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "Reading: "
                                + ReadingChooser.shortly(bench.selection.now().reading()),
                        bench.selection.choice()));
        var tip = Icons.tooltip("");
        tip.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> bench.selection.now().reading().toString(), bench.selection.choice()));
        reading.setTooltip(tip);
        bench.strip.addState(reading);
        var memory = new Label();
        memory.setTooltip(Icons.tooltip(
                "Java heap in use, and all memory of the program: the model's weights lie outside the heap"));
        bench.strip.addState(memory);
        var clock = new Timeline(new KeyFrame(Duration.seconds(2), e -> show(memory)));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
        show(memory);
    }

    private void show(Label memory) {
        bench.background.execute(() -> {
            var text = memory();
            bench.screen.execute(() -> memory.setText(text));
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
