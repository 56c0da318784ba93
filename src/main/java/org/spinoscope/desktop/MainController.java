package org.spinoscope.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.help.FirstSteps;
import org.spinoscope.desktop.models.ReadingChooser;
import org.spinoscope.desktop.prompts.PromptPane;
import org.spinoscope.desktop.shell.DetachedView;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ViewDock;
import org.spinoscope.desktop.task.FxWatchdog;

/// The window, from opening to closing.
final class MainController {

    private final Workbench bench;
    private final Desktop.Options options;
    private final Runnable closed;
    private final ViewDock dock;
    private final MainWindow main;
    private final Menu recent = new Menu("Recent sessions");

    /// @param closed runs when the window has been closed and all work stopped
    MainController(Stage stage, Desktop.Options options, StartupData startupData, Runnable closed) {
        this.options = options;
        this.closed = closed;
        bench = new Workbench(stage, options, startupData, new ExportActions());
        var viewRegistry = new ViewRegistry(bench);
        var pages = viewRegistry.pages();
        new StandardCommands(bench).declare();
        dock = new ViewDock(pages, DetachedView.windows(stage, bench.windowTheme, bench.commands));
        main = new MainWindow(
                stage, promptSide(), dock, viewRegistry.facts(), bench.strip, bench.modalPane, bench.notices);
        new SpinCommands(bench, viewRegistry.spin()).declare(dock.current());
        new SweepCommands(bench).declare(() -> dock.show("sweeps"));
        new WindowCommands(bench, main, dock).declare(pages, this::close);
        dock.onExplain(view -> {
            dock.show(view);
            bench.commands.get("help.view").run();
        });
    }

    Workbench bench() {
        return bench;
    }

    ViewDock dock() {
        return dock;
    }

    /// Shows the window, restores the last session, and loads the model in the background.
    void open() {
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, problem) -> bench.errorNotifications.report(problem));
        bench.windowTheme.choose(bench.preferences.theme());
        bench.windowTheme.scale(bench.preferences.scale());
        bench.commands.restoreShortcuts(bench.preferences.shortcuts());
        bench.commands
                .revision()
                .addListener(o -> bench.remember(bench.preferences.shortcuts(bench.commands.changedShortcuts())));
        new StatusLine(bench).fill();
        recent.getItems().add(new MenuItem("None yet"));
        recent.setOnShowing(e -> fillRecent());
        new SessionCommands(bench).title();
        bench.sessionController.reopen(dock);
        if (!options.model().isEmpty()) {
            bench.models.want(options.model());
        }
        main.show(
                bench.windowTheme,
                bench.commands,
                Map.of("File", List.of(recent)),
                toolRow(),
                bench.preferences.window(),
                this::opened);
        var scene = bench.stage.getScene();
        scene.setOnDragOver(MainController::accept);
        scene.setOnDragDropped(this::dropped);
        bench.stage.setOnCloseRequest(e -> close());
        bench.sessionController.watch(dock);
        if (options.watchdog()) {
            watch();
        }
    }

    /// Loading takes all processors: the window comes first.
    private void opened() {
        bench.models.open();
        bench.openAll(options.files());
        if (bench.preferences.choice("first-steps", "").isEmpty()) {
            FirstSteps.show(bench.notices, () -> bench.remember(bench.preferences.chosen("first-steps", "read")));
        }
    }

    /// Stops all work; a native call that does not return in time is not waited for.
    void close() {
        bench.sessionController.keep();
        bench.remember(bench.preferences.window(main.place(bench.preferences.window())));
        bench.strip.stop();
        bench.background.shutdownNow();
        bench.sweepReading.shutdownNow();
        bench.stage.hide();
        Thread.ofPlatform().name("closing").start(() -> {
            bench.backgroundTasks.close(300);
            bench.inference.close(1200);
            closed.run();
        });
    }

    private PromptPane promptSide() {
        var sets = new MenuButton();
        sets.setGraphic(Icons.node(Icon.OPEN));
        sets.getStyleClass().addAll("flat", "no-arrow", "small");
        sets.setTooltip(Icons.tooltip("Open another prompt set"));
        sets.setAccessibleText("Open another prompt set");
        bench.commands.all().stream()
                .filter(c -> c.id().startsWith("prompt.set.") || c.id().matches("prompt\\.(import|export)"))
                .forEach(c -> {
                    var item = new MenuItem(c.name());
                    item.setMnemonicParsing(false);
                    item.setOnAction(e -> c.run());
                    sets.getItems().add(item);
                });
        return new PromptPane(
                bench.editor,
                bench.studyResults,
                sets,
                button("prompt.add"),
                button("prompt.duplicate"),
                button("prompt.delete"),
                button("prompt.up"),
                button("prompt.down"));
    }

    private Button button(String id) {
        return Icons.button(bench.commands, bench.commands.get(id));
    }

    private List<Node> toolRow() {
        var model = new Button();
        model.textProperty()
                .bind(Bindings.createStringBinding(
                        this::modelName, bench.inferenceService.model(), bench.inferenceService.sha256()));
        chooser(model, "model.choose", Icon.MODEL);
        var reading = new Button();
        reading.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> ReadingChooser.shortly(bench.selection.now().reading()), bench.selection.choice()));
        chooser(reading, "model.reading", Icon.SETTINGS);
        return List.of(
                button("go.back"),
                button("go.forward"),
                MainWindow.line(),
                button("edit.undo"),
                button("edit.redo"),
                MainWindow.line(),
                model,
                reading,
                MainWindow.spring(),
                MainWindow.searchBox(bench.commands, "help.palette"),
                MainWindow.line(),
                button("view.split"),
                button("figure.export"),
                button("theme.toggle"));
    }

    private void chooser(Button button, String command, Icon icon) {
        Icons.bind(bench.commands, bench.commands.get(command), button);
        button.setGraphic(Icons.node(icon));
        button.getStyleClass().add("chooser");
        button.setMinWidth(Region.USE_PREF_SIZE);
    }

    private String modelName() {
        var asyncResult = bench.inferenceService.model().get();
        return asyncResult
                .value()
                .map(m -> m.identity()
                        .withWeights(bench.inferenceService.sha256().get())
                        .label())
                .orElseGet(() -> asyncResult.message().orElse(""));
    }

    private void fillRecent() {
        recent.getItems()
                .setAll(bench.preferences.recent().stream()
                        .map(file -> {
                            var item = new MenuItem(file);
                            item.setMnemonicParsing(false);
                            item.setOnAction(e -> bench.openAll(List.of(Path.of(file))));
                            return item;
                        })
                        .toList());
        if (recent.getItems().isEmpty()) {
            var none = new MenuItem("None yet");
            none.setDisable(true);
            recent.getItems().add(none);
        }
    }

    private static void accept(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
        }
    }

    private void dropped(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            bench.openAll(e.getDragboard().getFiles().stream()
                    .map(java.io.File::toPath)
                    .toList());
            e.setDropCompleted(true);
            e.consume();
        }
    }

    private void watch() {
        var watchdog = new FxWatchdog(bench.screen, 16);
        bench.stage.setOnHidden(e -> {
            watchdog.stalls().forEach(System.err::println);
            watchdog.close();
        });
    }
}
