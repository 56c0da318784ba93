package org.spinoscope.desktop;

import javafx.beans.value.ObservableValue;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.study.CorrelationResult;

/// The commands that go to another prompt or head.
final class GoCommands {

    private final Commands commands;
    private final Selection selection;
    private final PromptEditor editor;
    private final ObservableValue<AsyncResult<CorrelationResult>> correlation;

    /// @param correlation ranks the heads
    GoCommands(
            Commands commands,
            Selection selection,
            PromptEditor editor,
            ObservableValue<AsyncResult<CorrelationResult>> correlation) {
        this.commands = commands;
        this.selection = selection;
        this.editor = editor;
        this.correlation = correlation;
    }

    void declare() {
        commands.add(Command.of("go.back", "Go", "Back", "Alt+Left", selection::back)
                .icon(Icon.BACK)
                .when(selection.canGoBack()));
        commands.add(Command.of("go.forward", "Go", "Forward", "Alt+Right", selection::forward)
                .icon(Icon.FORWARD)
                .when(selection.canGoForward()));
        add("go.next-prompt", "Next prompt", "Shortcut+Down", () -> step(1));
        add("go.previous-prompt", "Previous prompt", "Shortcut+Up", () -> step(-1));
        add("go.strongest", "Head with the largest |r|", "Shortcut+L", this::strongest);
        add("go.paper-head", "The paper's head, L3H5", "", () -> selection.head(new HeadId(3, 5)));
    }

    private void step(int by) {
        editor.go(editor.row().get() + by);
    }

    private void strongest() {
        correlation
                .getValue()
                .value()
                .ifPresent(result -> selection.head(result.ranking().getFirst().id()));
    }

    private void add(String id, String name, String keys, Runnable action) {
        commands.add(id, "Go", name, keys, Icon.NONE, action);
    }
}
