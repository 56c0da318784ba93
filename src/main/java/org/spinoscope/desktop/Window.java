package org.spinoscope.desktop;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.stage.Stage;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.TornOff;
import org.spinoscope.desktop.shell.ViewDock;

/// The window, from opening to closing.
final class Window {

    private final Workbench bench;
    private final Desktop.Options options;
    private final Runnable closed;
    private final ViewDock dock;
    private final MainWindow main;
    private final Menu recent = new Menu("Recent sessions");

    /// @param closed runs when the window has been closed and all work stopped
    Window(Stage stage, Desktop.Options options, Runnable closed) {
        this.options = options;
        this.closed = closed;
        bench = new Workbench(stage, options, new ExportActions());
        var views = new Views(bench);
        dock = new ViewDock(views.pages(), TornOff.windows(stage, bench.theme, bench.commands));
        new StandardCommands(bench, dock).declare();
        main = new MainWindow(stage, promptSide(), dock, views.facts(), bench.strip, bench.overlay, bench.notices);
        new WindowCommands(bench, main).declare();
    }

    Workbench bench() {
        return bench;
    }

    ViewDock dock() {
        return dock;
    }

    /// Shows the window, brings back the last session, and has the model loaded behind it.
    void open() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> bench.problems.report(problem));
        bench.theme.choose(bench.preferences.theme());
        bench.theme.scale(bench.preferences.scale());
        bench.commands.restoreShortcuts(bench.preferences.shortcuts());
        bench.commands
                .revision()
                .addListener(o -> bench.remember(bench.preferences.shortcuts(bench.commands.changedShortcuts())));
        status();
        fillRecent();
        recent.setOnShowing(e -> fillRecent());
        bench.stage.setTitle("Spinoscope");
        main.show(bench.theme, bench.commands, Map.of("File", List.of(recent)), toolRow(), 1360, 860);
        var scene = bench.stage.getScene();
        scene.setOnDragOver(e -> accept(e));
        scene.setOnDragDropped(this::dropped);
        bench.stage.setOnCloseRequest(e -> close());
        bench.sessions.reopen();
        bench.sessions.watch(dock);
        if (!options.model().isEmpty()) {
            bench.models.want(options.model());
        }
        bench.models.open();
        bench.openAll(options.files());
        if (options.watchdog()) {
            watch();
        }
    }

    /// Stops all work; a native call that does not return in time is not waited for.
    void close() {
        bench.sessions.save();
        bench.strip.stop();
        bench.background.shutdownNow();
        Thread.ofPlatform().name("closing").start(() -> {
            bench.inference.close(1200);
            closed.run();
        });
    }

    private Node promptSide() {
        throw new UnsupportedOperationException();
    }

    private void status() {
        throw new UnsupportedOperationException();
    }
}
