package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.desktop.state.PromptDraft;

class EveryPromptExportTest {

    private MainController mainController;
    private EveryPromptExport export;
    private FigureSource plane;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        mainController = Headless.open(folder, () -> {});
        Headless.settle(mainController);
        Headless.does(() -> mainController.dock().show("plane"));
        Headless.settle(mainController);
        var bench = mainController.bench();
        export = new EveryPromptExport(
                bench.selection, bench.editor, bench.inferenceService::idle, bench.backgroundTasks, bench.screen);
        plane = Headless.on(() -> ((FigurePane) bench.stage.getScene().lookup("#plane-figure")).canvas());
    }

    @AfterEach
    void close() throws Exception {
        Headless.close(mainController);
    }

    @Test
    void everyPromptsOwnFigureIsWrittenAndTheFirstChoiceStandsAgain() throws Exception {
        var bench = mainController.bench();
        Headless.does(() -> {
            bench.editor.go(2);
            bench.editor.rows().toggle(1);
            bench.editor.enter(new PromptDraft("", "pet", "car", "", true));
            bench.editor.go(3);
        });
        Headless.settle(mainController);
        var back = Headless.on(() -> bench.selection.canGoBack().get());
        var written = new TreeMap<Integer, FigureSnapshot>();
        var told = export(written::put);
        assertThat(told).isEqualTo("Exported 5 figures of 6 prompts; no figure for prompt 7");
        assertThat(written).containsOnlyKeys(0, 2, 3, 4, 5);
        var drafts = bench.editor.book().get().drafts();
        for (Map.Entry<Integer, FigureSnapshot> one : written.entrySet()) {
            assertThat(one.getValue().figure().provenance().promptSet())
                    .startsWith(drafts.get(one.getKey()).prompt());
        }
        Headless.settle(mainController);
        assertThat(Headless.on(() -> bench.selection.now().row())).isEqualTo(3);
        assertThat(Headless.on(() -> bench.selection.canGoBack().get())).isEqualTo(back);
    }

    @Test
    void whoeverChoosesAnotherPromptStopsItAndIsToldSo() throws Exception {
        var bench = mainController.bench();
        Headless.does(
                () -> export.start(plane, (row, seen) -> bench.screen.execute(() -> bench.editor.go(5)), t -> {}));
        for (int i = 0; i < 2400 && !told("another prompt"); i++) {
            TimeUnit.MILLISECONDS.sleep(25);
        }
        assertThat(told("another prompt was chosen")).isTrue();
    }

    @Test
    void whoeverLeavesTheViewStopsItAndNoOldFigureIsWritten() throws Exception {
        var bench = mainController.bench();
        var written = new TreeMap<Integer, FigureSnapshot>();
        Headless.does(() -> export.start(
                plane,
                (row, seen) -> {
                    written.put(row, seen);
                    bench.screen.execute(() -> mainController.dock().show("heads"));
                },
                told -> {}));
        for (int i = 0; i < 2400 && !told("its view was left"); i++) {
            TimeUnit.MILLISECONDS.sleep(25);
        }
        assertThat(told("its view was left")).isTrue();
        assertThat(written).containsOnlyKeys(0);
    }

    @Test
    void cancellingItBringsBackThePromptThatWasChosen() throws Exception {
        var bench = mainController.bench();
        var first = new CompletableFuture<Integer>();
        Headless.does(() -> {
            bench.editor.go(4);
            export.start(plane, (row, seen) -> first.complete(row), told -> {});
        });
        assertThat(first.get(60, TimeUnit.SECONDS)).isZero();
        bench.backgroundTasks.close(10_000);
        assertThat(bench.backgroundTasks.running()).isEmpty();
        assertThat(Headless.on(() -> bench.selection.now().row())).isEqualTo(4);
    }

    private boolean told(String words) throws Exception {
        return Headless.on(() ->
                mainController.bench().errorNotifications.shown().stream().anyMatch(said -> said.contains(words)));
    }

    private String export(BiConsumer<Integer, FigureSnapshot> write) throws Exception {
        var told = new CompletableFuture<String>();
        Headless.does(() -> export.start(plane, write, told::complete));
        return told.get(60, TimeUnit.SECONDS);
    }
}
