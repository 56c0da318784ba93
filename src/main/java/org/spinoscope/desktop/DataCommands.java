package org.spinoscope.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.context.ContextMenus;
import org.spinoscope.desktop.context.DataObject;
import org.spinoscope.desktop.context.Subject;
import org.spinoscope.desktop.results.AblationService;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.gpt2.HeadId;

/// What can be done with a data object: copy it, select it, remove it, look at it in the decision plane.
final class DataCommands {

    private final Commands commands;
    private final Selection selection;
    private final PromptEditor editor;
    private final AblationService ablationService;
    private final ProvenanceFactory prompts;
    private final ObservableList<String> words;

    /// @param prompts finds the row of a prompt
    /// @param words that the decision plane shows
    DataCommands(
            Commands commands,
            Selection selection,
            PromptEditor editor,
            AblationService ablationService,
            ProvenanceFactory prompts,
            ObservableList<String> words) {
        this.commands = commands;
        this.selection = selection;
        this.editor = editor;
        this.ablationService = ablationService;
        this.prompts = prompts;
        this.words = words;
    }

    ContextMenus menus() {
        return new ContextMenus(
                this::about,
                () -> List.of(selection.now().head().toString(), editor.draft().prompt()));
    }

    /// The commands that are about this object, in order.
    List<Command> about(DataObject object) {
        var list = new ArrayList<Command>();
        list.add(copy("Copy value", object.value()::toString)
                .when(new SimpleBooleanProperty(!object.value().isEmpty())));
        list.add(copy("Copy as CSV", object.csv()));
        var subject = resolved(object.subject());
        int before = list.size();
        switch (subject) {
            case Subject.Head(var head) -> head(head, object, list);
            case Subject.Prompt(var row) -> prompt(row, object, list);
            case Subject.Token(var text) -> {
                object.select().ifPresent(action -> list.add(item("Select", action)));
                list.add(item("Show in the decision plane", () -> word(text)));
            }
            case Subject.Keyed keyed -> object.select().ifPresent(action -> list.add(item("Select", action)));
            case Subject.None none -> {}
        }
        if (list.size() > before) {
            list.set(before, list.get(before).newGroup());
        }
        list.addAll(object.further());
        return list;
    }

    /// A mark's key means a head or a prompt, if there is one of this name.
    private Subject resolved(Subject subject) {
        if (!(subject instanceof Subject.Keyed(var key))) {
            return subject;
        }
        return HeadId.find(key)
                .<Subject>map(Subject.Head::new)
                .or(() -> prompts.rowOf(key).map(Subject.Prompt::new))
                .orElse(subject);
    }

    private void head(HeadId head, DataObject object, List<Command> list) {
        list.add(item("Select " + head, object.select().orElse(() -> selection.head(head))));
        list.add(item("Ablate " + head, () -> ablate(head)));
        list.add(item("Open " + head + " in the decision plane", () -> {
            selection.head(head);
            commands.get("view.plane").run();
        }));
    }

    private void prompt(int row, DataObject object, List<Command> list) {
        var name = "prompt " + (row + 1);
        list.add(item("Select " + name, object.select().orElse(() -> editor.go(row))));
        list.add(item("Ablate heads on " + name, () -> open(row, "view.ablation")));
        list.add(item("Open " + name + " in the decision plane", () -> open(row, "view.plane")));
    }

    private void open(int row, String view) {
        editor.go(row);
        commands.get(view).run();
    }

    private void ablate(HeadId head) {
        var chosen = new ArrayList<>(ablationService.chosen().get());
        if (!chosen.contains(head)) {
            chosen.add(head);
            ablationService.chosen().set(List.copyOf(chosen));
        }
        selection.head(head);
        commands.get("view.ablation").run();
    }

    private void word(String text) {
        var word = text.strip();
        if (!word.isEmpty() && !words.contains(word)) {
            words.add(word);
        }
        commands.get("view.plane").run();
    }

    private static Command copy(String name, Supplier<String> text) {
        return item(name, () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text.get())));
    }

    private static Command item(String name, Runnable action) {
        return Command.of("context." + name, "", name, "", action);
    }
}
