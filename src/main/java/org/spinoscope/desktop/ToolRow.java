package org.spinoscope.desktop;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.models.ReadingChooser;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.state.Selection;

/// The row of buttons above the views.
final class ToolRow {

    private final Commands commands;
    private final InferenceService inferenceService;

    private final List<Node> steps;
    private final Button reading;
    private final List<Node> window;

    ToolRow(Commands commands, InferenceService inferenceService, Selection selection) {
        this.commands = commands;
        this.inferenceService = inferenceService;
        steps = List.of(
                button("go.back"),
                button("go.forward"),
                MainWindow.line(),
                button("edit.undo"),
                button("edit.redo"),
                MainWindow.line());
        reading = chooser("model.reading", Icon.SETTINGS);
        reading.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> ReadingChooser.shortly(selection.now().reading()), selection.choice()));
        window = List.of(MainWindow.line(), button("view.split"), button("figure.export"), button("theme.toggle"));
    }

    List<Node> nodes() {
        var model = chooser("model.choose", Icon.MODEL);
        model.textProperty()
                .bind(Bindings.createStringBinding(
                        this::modelName, inferenceService.model(), inferenceService.sha256()));
        var search = List.of(model, reading, MainWindow.spring(), MainWindow.searchBox(commands, "help.palette"));
        return Stream.of(steps, List.<Node>copyOf(search), window)
                .flatMap(List::stream)
                .toList();
    }

    /// What gives way in a narrow window, the first one first: what the menus and keys do as well.
    List<Node> yielding() {
        return Stream.of(steps.reversed(), window, List.<Node>of(reading))
                .flatMap(List::stream)
                .toList();
    }

    private Button button(String id) {
        return Icons.button(commands, commands.get(id));
    }

    private Button chooser(String command, Icon icon) {
        var button = new Button();
        Icons.bind(commands, commands.get(command), button);
        button.setGraphic(Icons.node(icon));
        button.getStyleClass().add("chooser");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private String modelName() {
        var model = inferenceService.model().get();
        return model.value()
                .map(m -> m.identity()
                        .withWeights(inferenceService.sha256().get())
                        .label())
                .orElseGet(() -> model.message().orElse(""));
    }
}
