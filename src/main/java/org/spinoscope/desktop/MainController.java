package org.spinoscope.desktop;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.beans.binding.Bindings;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spinoscope.desktop.help.FirstSteps;
import org.spinoscope.desktop.shell.ViewDock;
import org.spinoscope.desktop.task.FxWatchdog;

/// The window, from opening to closing.
final class MainController {

    private static final Logger LOG = LoggerFactory.getLogger(MainController.class);

    private final CompositionRoot parts;
    private final Desktop.Options options;
    private final LastSession lastSession;
    private final Runnable closed;
    private final Thread.UncaughtExceptionHandler defects;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// @param closed runs when the window has been closed and all work stopped
    MainController(Stage stage, Desktop.Options options, StartupData startupData, Runnable closed) {
        this.options = options;
        lastSession = startupData.lastSession();
        this.closed = closed;
        parts = new CompositionRoot(stage, options, startupData, this::close);
        defects = (thread, problem) -> parts.errorNotifications.report(problem);
        parts.dock.onExplain(view -> {
            parts.dock.show(view);
            parts.commands.get("help.view").run();
        });
    }

    /// The parts, for tests.
    CompositionRoot bench() {
        return parts;
    }

    ViewDock dock() {
        return parts.dock;
    }

    /// Shows the window, restores the last session, and then loads the model in the background.
    void open() {
        Thread.currentThread().setUncaughtExceptionHandler(defects);
        var preferences = parts.preferences;
        parts.windowTheme.choose(preferences.now().theme());
        parts.windowTheme.scale(preferences.now().scale());
        parts.windowTheme.colours(AppearanceCommands.colours(preferences.now()));
        parts.commands.restoreShortcuts(preferences.now().shortcuts());
        parts.commands
                .revision()
                .addListener(o -> preferences.remember(preferences.now().shortcuts(parts.commands.changedShortcuts())));
        new StatusLine(parts.strip, parts.inferenceService, parts.selection, parts.background, parts.screen).fill();
        title();
        parts.sessionController.reopen(lastSession, parts.dock);
        if (!options.model().isEmpty()) {
            parts.models.want(options.model());
        }
        var tools = new ToolRow(parts.commands, parts.inferenceService, parts.selection);
        parts.main.show(
                parts.windowTheme,
                parts.commands,
                Map.of("File", List.of(new RecentSessions(preferences, parts.fileOpener).menu())),
                tools.nodes(),
                tools.yielding(),
                preferences.now().window(),
                parts.afterFrame::painted,
                this::opened);
        var scene = parts.stage.getScene();
        parts.menus.listen(scene);
        scene.setOnDragOver(MainController::accept);
        scene.setOnDragDropped(this::dropped);
        parts.stage.setOnCloseRequest(e -> close());
        parts.sessionController.watch(parts.dock);
        if (options.watchdog()) {
            watch();
        }
    }

    private void opened() {
        parts.models.open();
        parts.fileOpener.open(options.files());
        var preferences = parts.preferences;
        if (preferences.now().choice("first-steps", "").isEmpty()) {
            FirstSteps.show(
                    parts.main.hints(),
                    () -> preferences.remember(preferences.now().chosen("first-steps", "read")));
        }
    }

    /// Stops all work; a native call that does not return in time is not waited for.
    void close() {
        parts.sessionController.close();
        var preferences = parts.preferences;
        preferences.remember(
                preferences.now().window(parts.main.place(preferences.now().window())));
        parts.background.shutdownNow();
        parts.sweepReading.shutdownNow();
        parts.sweepDrawing.shutdownNow();
        parts.sessionWriting.shutdown(); // what waits there is older than what closing has written
        parts.dock.closeWindows();
        parts.stage.hide();
        // The thread outlives the window and would hold it; another window may have put its own in place.
        if (Thread.currentThread().getUncaughtExceptionHandler() == defects) {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }
        Thread.ofPlatform().name("closing").start(() -> {
            parts.backgroundTasks.close(300);
            parts.inference.close(1200);
            finish(parts.background);
            finish(parts.sweepReading);
            finish(parts.sweepDrawing);
            stopped.countDown();
            closed.run();
        });
    }

    /// Waits until all work has stopped and nothing is written any more, as tests must before they delete the files.
    boolean awaitStopped(long seconds) throws InterruptedException {
        return stopped.await(seconds, TimeUnit.SECONDS);
    }

    private static void finish(ExecutorService executor) {
        try {
            if (!executor.awaitTermination(300, TimeUnit.MILLISECONDS)) {
                LOG.warn("Work in the background did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets the window's title say what is open and whether it has changed.
    private void title() {
        var session = parts.sessionController;
        parts.stage
                .titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> (session.changed().get() ? "• " : "")
                                + session.name().get() + " – Spinoscope",
                        session.changed(),
                        session.name()));
    }

    private static void accept(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
        }
    }

    private void dropped(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            parts.fileOpener.open(
                    e.getDragboard().getFiles().stream().map(File::toPath).toList());
            e.setDropCompleted(true);
            e.consume();
        }
    }

    private void watch() {
        var watchdog = new FxWatchdog(parts.screen, 16);
        parts.stage.setOnHidden(e -> {
            watchdog.stalls().forEach(System.err::println);
            watchdog.close();
        });
    }
}
