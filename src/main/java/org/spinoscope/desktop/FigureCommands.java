package org.spinoscope.desktop;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;

/// The commands that take figures out of the program.
final class FigureCommands {

    private static final String MENU = "Figure";

    private final Commands commands;
    private final Stage stage;
    private final FigureContext figures;
    private final ReportAction report;

    FigureCommands(Commands commands, Stage stage, FigureContext figures, ReportAction report) {
        this.commands = commands;
        this.stage = stage;
        this.figures = figures;
        this.report = report;
    }

    void declare() {
        commands.add(
                "figure.export",
                MENU,
                "Export figure…",
                "Shortcut+E",
                Icon.EXPORT,
                () -> largest().ifPresent(figures.export()));
        commands.add(
                "figure.copy",
                MENU,
                "Copy figure",
                "Shortcut+Shift+C",
                Icon.COPY,
                () -> largest().flatMap(FigureSource::seen).ifPresent(figures.copy()));
        commands.add(
                "figure.study", MENU, "Write the whole study…", "Shortcut+Shift+E", Icon.EXPORT, report::chooseFolder);
    }

    /// The figure that has the focus, else the largest one in the window.
    private Optional<FigureSource> largest() {
        var scene = stage.getScene();
        if (scene.getFocusOwner() instanceof FigureSource focused
                && focused.seen().isPresent()) {
            return Optional.of(focused);
        }
        return figures(scene.getRoot())
                .max(Comparator.comparingDouble(figure -> figure.seen().stream()
                        .mapToDouble(seen -> seen.width() * seen.height())
                        .sum()));
    }

    private static Stream<FigureSource> figures(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        if (node instanceof FigureSource figure) {
            return Stream.of(figure);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(FigureCommands::figures)
                : Stream.empty();
    }
}
