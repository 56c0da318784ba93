package org.spinoscope.desktop.phases;

import java.util.function.Consumer;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.KeyedResult;
import org.spinoscope.desktop.results.ModelInfo;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.Reading;

/// The selected head on the selected prompt, as far as both are there.
record SelectedHead(InferenceService inferenceService, Selection selection, ProvenanceFactory provenanceFactory) {

    /// One head on one prompt.
    record Asked(ModelInfo model, PromptPair pair, HeadId head, Reading reading) {}

    /// Does work on them, or says that the prompt is incomplete.
    void ask(KeyedResult<?> result, Consumer<Asked> work) {
        var model = inferenceService.model().get().value();
        var now = selection.now();
        if (model.isEmpty() || !model.get().has(now.head())) {
            return;
        }
        provenanceFactory
                .pairAt(now.row())
                .ifPresentOrElse(
                        pair -> work.accept(new Asked(model.get(), pair, now.head(), now.reading())),
                        () -> result.unavailable(
                                "This prompt is incomplete: write a prompt with a good and a bad answer."));
    }
}
