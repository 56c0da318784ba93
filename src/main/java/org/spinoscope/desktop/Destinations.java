package org.spinoscope.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.gpt2.HeadId;

/// Where the palette can go besides commands: to a head by its name, to a prompt by its words.
final class Destinations {

    private static final int MOST_PROMPTS = 8;

    private final Workbench bench;

    Destinations(Workbench bench) {
        this.bench = bench;
    }

    /// What fits the words typed so far.
    List<Command> matching(String typed) {
        var found = new ArrayList<Command>();
        head(typed, found);
        prompts(typed.strip().toLowerCase(Locale.ROOT), found);
        return found;
    }

    private void head(String typed, List<Command> found) {
        try {
            var head = HeadId.parse(typed.strip().toUpperCase(Locale.ROOT));
            var model = bench.inferenceService.model().get().value();
            if (model.filter(m -> m.has(head)).isPresent()) {
                found.add(Command.of("to." + head, "Head", head.toString(), "", () -> bench.selection.head(head)));
            }
        } catch (IllegalArgumentException noHead) {
            return; // the words are of something else
        }
    }

    private void prompts(String words, List<Command> found) {
        if (words.length() < 2) {
            return;
        }
        var drafts = bench.editor.book().get().drafts();
        for (int i = 0; i < drafts.size() && found.size() < MOST_PROMPTS; i++) {
            var draft = drafts.get(i);
            var all = draft.prompt() + " " + draft.good() + " / " + draft.bad();
            if (all.toLowerCase(Locale.ROOT).contains(words)) {
                int row = i;
                found.add(Command.of(
                        "to.prompt." + i, "Prompt " + (i + 1), all.replace('\n', ' '), "", () -> bench.editor.go(row)));
            }
        }
    }
}
