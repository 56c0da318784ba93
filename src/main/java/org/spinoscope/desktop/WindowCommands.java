package org.spinoscope.desktop;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.models.ModelChooser;
import org.spinoscope.desktop.models.ReadingChooser;
import org.spinoscope.desktop.models.VerificationSheet;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ViewDescriptor;
import org.spinoscope.desktop.shell.ViewDock;
import org.spinoscope.spinbath.Reading;

/// The commands that work on the window: views, looks, choosers, figures, help.
final class WindowCommands {

    private final Workbench bench;
    private final MainWindow main;
    private final ViewDock dock;

    WindowCommands(Workbench bench, MainWindow main, ViewDock dock) {
        this.bench = bench;
        this.main = main;
        this.dock = dock;
    }

    /// @param pages the views, in order
    /// @param close closes the window
    void declare(List<ViewDescriptor> pages, Runnable close) {
        var models = new ModelChooser(bench.models, bench.modalPane, bench.dialogs, bench.downloads);
        add("model.choose", "Model", "Choose the model…", "Shortcut+M", Icon.MODEL, models::show);
        add("model.folder", "Model", "Open a model's folder…", "", Icon.OPEN, models::chooseFolder);
        add(
                "model.verify",
                "Model",
                "Check the model…",
                "",
                Icon.NONE,
                new VerificationSheet(bench.inferenceService, bench.modalPane)::show);
        add(
                "model.reading",
                "Model",
                "Choose the Reading…",
                "Shortcut+R",
                Icon.SETTINGS,
                new ReadingChooser(bench.selection, bench.modalPane)::show);
        add(
                "model.reading.paper",
                "Model",
                "Reading: as the paper says",
                "",
                Icon.NONE,
                () -> bench.selection.reading(Reading.PAPER));
        add(
                "model.reading.actual",
                "Model",
                "Reading: as the head really acts",
                "",
                Icon.NONE,
                () -> bench.selection.reading(Reading.ACTUAL));
        for (int i = 0; i < pages.size(); i++) {
            var viewDescriptor = pages.get(i);
            add(
                    "view." + viewDescriptor.id(),
                    "View",
                    viewDescriptor.title(),
                    i < 9 ? "Shortcut+" + (i + 1) : "",
                    Icon.NONE,
                    () -> dock.show(viewDescriptor.id()));
        }
        add(
                "view.split",
                "View",
                "Move the view to the other side",
                "Shortcut+Backslash",
                Icon.SPLIT,
                () -> dock.split(dock.current().get()));
        add(
                "view.tear",
                "View",
                "Open the view in its own window",
                "",
                Icon.WINDOW,
                () -> dock.tearOff(dock.current().get()));
        add("view.gather", "View", "Dock all views", "", Icon.HOME, dock::dockAll);
        add("view.left", "View", "Show or hide the prompts", "Shortcut+B", Icon.NONE, main::toggleLeft);
        add("view.right", "View", "Show or hide the facts", "Shortcut+J", Icon.NONE, main::toggleRight);
        looks();
        add(
                "figure.export",
                "Figure",
                "Export figure…",
                "Shortcut+E",
                Icon.EXPORT,
                () -> largest().ifPresent(bench.figures.export()));
        add(
                "figure.copy",
                "Figure",
                "Copy figure",
                "Shortcut+Shift+C",
                Icon.COPY,
                () -> largest().ifPresent(bench.figures.copy()));
        add(
                "figure.study",
                "Figure",
                "Write the whole study…",
                "Shortcut+Shift+E",
                Icon.EXPORT,
                new ReportAction(bench)::chooseFolder);
        add("help.palette", "Help", "Search commands", "Shortcut+K", Icon.SEARCH, () -> main.palette(bench.commands));
        add("help.shortcuts", "Help", "Keyboard shortcuts", "F1", Icon.HELP, () -> main.shortcuts(bench.commands));
        add("file.quit", "File", "Quit", "Shortcut+Q", Icon.NONE, close);
    }

    private void looks() {
        for (var name : List.of("light", "dark", "system")) {
            add("theme." + name, "View", "Theme: " + name, "", Icon.NONE, () -> theme(name));
        }
        add(
                "theme.toggle",
                "View",
                "Light or dark",
                "Shortcut+T",
                Icon.THEME,
                () -> theme(bench.windowTheme.dark().get() ? "light" : "dark"));
        add("view.animate", "View", "Animate transitions: on or off", "", Icon.NONE, () -> {
            boolean on = !bench.preferences.animated();
            bench.remember(bench.preferences.animated(on));
            bench.strip.showMessage(on ? "Transitions are animated" : "Transitions are not animated");
        });
        add("scale.up", "View", "Larger interface", "Shortcut+Equals", Icon.ZOOM_IN, () -> scale(1.1));
        add("scale.down", "View", "Smaller interface", "Shortcut+Minus", Icon.ZOOM_OUT, () -> scale(1 / 1.1));
        add("scale.normal", "View", "Normal size", "Shortcut+0", Icon.NONE, () -> scale(1 / bench.preferences.scale()));
    }

    private void theme(String name) {
        bench.windowTheme.choose(name);
        bench.remember(bench.preferences.theme(name));
    }

    private void scale(double factor) {
        bench.remember(bench.preferences.scale(bench.preferences.scale() * factor));
        bench.windowTheme.scale(bench.preferences.scale());
    }

    /// The figure that has the focus, else the largest one in the window.
    private Optional<FigureSnapshot> largest() {
        var scene = bench.stage.getScene();
        if (scene.getFocusOwner() instanceof FigureSource focused
                && focused.seen().isPresent()) {
            return focused.seen();
        }
        return figures(scene.getRoot())
                .flatMap(figure -> figure.seen().stream())
                .max(Comparator.comparingDouble(figureSnapshot -> figureSnapshot.width() * figureSnapshot.height()));
    }

    private static Stream<FigureSource> figures(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        if (node instanceof FigureSource figure) {
            return Stream.of(figure);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(WindowCommands::figures)
                : Stream.empty();
    }

    private void add(String id, String menu, String name, String keys, Icon icon, Runnable action) {
        bench.commands.add(Command.of(id, menu, name, keys, action).icon(icon));
    }
}
