package org.spinoscope.desktop.results;

import java.util.Map;
import java.util.Optional;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.figure.Provenance;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.plots.ProvenanceSource;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;

/// What figures say about where their numbers come from, and which row of the book a pair stands in.
public final class ProvenanceFactory {

    private final InferenceService inferenceService;
    private final PromptEditor editor;
    private final String version;

    /// @param version of the program
    public ProvenanceFactory(InferenceService inferenceService, PromptEditor editor, String version) {
        this.inferenceService = inferenceService;
        this.editor = editor;
        this.version = version;
    }

    /// The origin of numbers from the present model.
    ///
    /// @param seed empty if nothing was random
    public Provenance provenance(PromptSet set, Reading reading, String seed) {
        return provenance(set.name(), reading.toString(), seed);
    }

    /// The same for what concerns one prompt.
    public Provenance provenance(PromptPair pair, Reading reading) {
        return provenance(pair.prompt() + " (" + pair.good() + " / " + pair.bad() + ")", reading.toString(), "");
    }

    public Provenance provenance(String prompts, String reading, String seed) {
        var model = inferenceService.model().get().value();
        return new Provenance(
                version,
                model.map(m -> m.identity().id()).orElse(""),
                inferenceService.sha256().get(),
                model.map(m -> m.identity().label()).orElse(""),
                prompts,
                reading,
                seed,
                Map.of());
    }

    public Optional<PromptPair> pairAt(int row) {
        return editor.book().get().pairAt(row);
    }

    /// The model's part of every origin.
    public ProvenanceSource sources() {
        var model = inferenceService.model().get().value();
        return new ProvenanceSource(
                version,
                model.map(ModelInfo::identity).orElse(new ModelIdentity("", "")),
                inferenceService.sha256().get());
    }

    /// The first row of the book with this prompt.
    public Optional<Integer> rowOf(String prompt) {
        var drafts = editor.book().get().drafts();
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).prompt().equals(prompt)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
