package org.spinoscope.desktop.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spinoscope.desktop.context.CsvText;
import org.spinoscope.desktop.context.DataObject;
import org.spinoscope.desktop.context.Subject;
import org.spinoscope.desktop.state.PromptDraft;
import org.spinoscope.desktop.state.PromptEditor;

/// What the context menu of the prompt list is about: the current prompt; its CSV is of all selected prompts, as prompt
/// files are written.
final class PromptData {

    private PromptData() {}

    static Optional<DataObject> of(PromptEditor editor) {
        return editor.book().get().drafts().isEmpty()
                ? Optional.empty()
                : Optional.of(DataObject.of(
                        new Subject.Prompt(editor.row().get()), editor.draft().prompt(), () -> csv(editor)));
    }

    private static String csv(PromptEditor editor) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("prompt", "good", "bad", "relation", "on"));
        var drafts = editor.book().get().drafts();
        for (int row : editor.selected().get()) {
            rows.add(line(drafts.get(row)));
        }
        return CsvText.verbatim(rows);
    }

    private static List<String> line(PromptDraft draft) {
        return List.of(draft.prompt(), draft.good(), draft.bad(), draft.relation(), draft.on() ? "yes" : "no");
    }
}
