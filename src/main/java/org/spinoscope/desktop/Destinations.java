package org.spinoscope.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.gpt2.HeadId;

/// Where the palette can go besides commands: to a head by its name, to a prompt by its words, to a setting.
final class Destinations {

    private static final int MOST_PROMPTS = 8;

    private final InferenceService inferenceService;
    private final Selection selection;
    private final PromptEditor editor;
    private final SettingPlaces settings;

    Destinations(InferenceService inferenceService, Selection selection, PromptEditor editor, SettingPlaces settings) {
        this.inferenceService = inferenceService;
        this.selection = selection;
        this.editor = editor;
        this.settings = settings;
    }

    /// What fits the words typed so far.
    List<Command> matching(String typed) {
        var found = new ArrayList<Command>();
        head(typed, found);
        found.addAll(settings.matching(typed));
        prompts(typed.strip().toLowerCase(Locale.ROOT), found);
        return found;
    }

    private void head(String typed, List<Command> found) {
        var model = inferenceService.model().get().value();
        HeadId.find(typed.strip().toUpperCase(Locale.ROOT))
                .filter(head -> model.filter(m -> m.has(head)).isPresent())
                .ifPresent(head ->
                        found.add(Command.of("to." + head, "Head", head.toString(), "", () -> selection.head(head))));
    }

    private void prompts(String words, List<Command> found) {
        if (words.length() < 2) {
            return;
        }
        var drafts = editor.book().get().drafts();
        int before = found.size();
        for (int i = 0; i < drafts.size() && found.size() < before + MOST_PROMPTS; i++) {
            var draft = drafts.get(i);
            var all = draft.prompt() + " " + draft.good() + " / " + draft.bad();
            if (all.toLowerCase(Locale.ROOT).contains(words)) {
                int row = i;
                found.add(Command.of(
                        "to.prompt." + i, "Prompt " + (i + 1), all.replace('\n', ' '), "", () -> editor.go(row)));
            }
        }
    }
}
