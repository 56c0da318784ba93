package org.spinoscope.desktop;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.spinoscope.common.Version;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.help.FirstSteps;
import org.spinoscope.desktop.help.HelpSheet;
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
            bench.commands.add(Command.of(
                            "view." + viewDescriptor.id(),
                            "View",
                            viewDescriptor.title(),
                            i < 9 ? "Shortcut+" + (i + 1) : "",
                            () -> dock.show(viewDescriptor.id()))
                    .checked(dock.current().isEqualTo(viewDescriptor.id())));
        }
        bench.commands.add(Command.of(
                        "view.split",
                        "View",
                        "Move the view to the other side",
                        "Shortcut+Back Slash",
                        () -> dock.split(dock.current().get()))
                .icon(Icon.SPLIT)
                .newGroup());
        add(
                "view.tear",
                "View",
                "Open the view in its own window",
                "",
                Icon.WINDOW,
                () -> dock.tearOff(dock.current().get()));
        add("view.gather", "View", "Dock all views", "", Icon.HOME, dock::dockAll);
        bench.commands.add(Command.of("view.left", "View", "Prompts beside the views", "Shortcut+B", main::toggleLeft)
                .checked(main.leftShown())
                .newGroup());
        bench.commands.add(Command.of("view.right", "View", "Facts beside the views", "Shortcut+J", main::toggleRight)
                .checked(main.rightShown()));
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
        add(
                "help.palette",
                "Help",
                "Search commands",
                "Shortcut+K",
                Icon.SEARCH,
                () -> main.palette(bench.commands, new Destinations(bench)::matching));
        var help = new HelpSheet(bench.modalPane, Version.get());
        add(
                "help.view",
                "Help",
                "Explain this view",
                "F1",
                Icon.HELP,
                () -> help.view(dock.current().get()));
        add(
                "help.glossary",
                "Help",
                "Glossary",
                "Shift+F1",
                Icon.NONE,
                () -> help.glossary(dock.current().get()));
        add(
                "help.shortcuts",
                "Help",
                "Keyboard shortcuts",
                "Shortcut+Slash",
                Icon.NONE,
                () -> main.shortcuts(bench.commands));
        add("help.steps", "Help", "First steps", "", Icon.NONE, () -> FirstSteps.show(bench.notices, () -> {}));
        add(
                "help.about",
                "Help",
                "About and how to cite",
                "",
                Icon.NONE,
                () -> help.about(dock.current().get()));
        add("file.quit", "File", "Quit", "Shortcut+Q", Icon.NONE, close);
    }

    private void looks() {
        for (var name : List.of("light", "dark", "system")) {
            var command = Command.of("theme." + name, "View", "Theme: " + name, "", () -> theme(name))
                    .checked(bench.windowTheme.choice().isEqualTo(name));
            bench.commands.add(name.equals("light") ? command.newGroup() : command);
        }
        add(
                "theme.toggle",
                "View",
                "Light or dark",
                "Shortcut+T",
                Icon.THEME,
                () -> theme(bench.windowTheme.dark().get() ? "light" : "dark"));
        var animated = new SimpleBooleanProperty(bench.preferences.animated());
        bench.commands.add(Command.of("view.animate", "View", "Animated transitions", "", () -> {
                    boolean on = !bench.preferences.animated();
                    bench.remember(bench.preferences.animated(on));
                    animated.set(on);
                    bench.strip.showMessage(on ? "Transitions are animated" : "Transitions are not animated");
                })
                .checked(animated));
        bench.commands.add(Command.of("scale.up", "View", "Larger interface", "Shortcut+Equals", () -> scale(1.1))
                .icon(Icon.ZOOM_IN)
                .newGroup());
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
