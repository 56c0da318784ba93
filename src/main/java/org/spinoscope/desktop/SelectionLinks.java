package org.spinoscope.desktop;

import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;

/// Keeps the selection in step with what it points at: the editor's row, and a head that the model has.
final class SelectionLinks {

    private final Selection selection;
    private final PromptEditor editor;
    private final InferenceService inferenceService;

    SelectionLinks(Selection selection, PromptEditor editor, InferenceService inferenceService) {
        this.selection = selection;
        this.editor = editor;
        this.inferenceService = inferenceService;
    }

    void link() {
        editor.row().addListener((o, was, is) -> selection.row(is.intValue()));
        selection.choice().addListener((o, was, is) -> editor.go(is.row()));
        inferenceService
                .model()
                .addListener((o, was, is) -> is.value().ifPresent(model -> {
                    var head = selection.now().head();
                    if (!model.has(head)) {
                        selection.head(model.nearest(head));
                    }
                }));
    }
}
