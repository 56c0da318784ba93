package org.spinoscope.desktop.results;

import java.util.List;
import java.util.Optional;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.figure.Provenance;
import org.spinoscope.plots.ProvenanceSource;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// The provenance of figures, and the row of a pair in its set.
public final class ProvenanceFactory {

    private final InferenceService inferenceService;
    private final StoredResults stored;
    private final PromptEditor editor;
    private final String version;

    /// @param stored knows the model of the results that are shown before one is loaded
    /// @param version of the program
    public ProvenanceFactory(
            InferenceService inferenceService, StoredResults stored, PromptEditor editor, String version) {
        this.inferenceService = inferenceService;
        this.stored = stored;
        this.editor = editor;
        this.version = version;
    }

    /// The origin of numbers from the present model.
    ///
    /// @param seed empty if nothing was random
    public Provenance provenance(PromptSet set, Reading reading, String seed) {
        return sources().provenance(set, reading.toString(), seed);
    }

    /// The same for what concerns one prompt.
    public Provenance provenance(PromptPair pair, Reading reading) {
        return provenance(alone(pair), reading, "");
    }

    /// The same for what one prompt's answers alone decide.
    public Provenance answering(PromptPair pair, AnswerToken answer) {
        return answering(alone(pair), answer);
    }

    private static PromptSet alone(PromptPair pair) {
        var called = pair.prompt() + " (" + pair.good() + " / " + pair.bad() + ")";
        return new PromptSet(called, "", "", List.of(pair));
    }

    /// The same for what depends on no Reading.
    public Provenance provenance(PromptSet set) {
        return sources().provenance(set, "", "");
    }

    /// The same for what takes only the choice of answer token from the Reading.
    public Provenance answering(PromptSet set, AnswerToken answer) {
        return sources().provenance(set, "answer=" + answer.key(), "");
    }

    /// The same for what depends on the weights alone.
    public Provenance weights() {
        return sources().weights();
    }

    public Optional<PromptPair> pairAt(int row) {
        return editor.book().get().pairAt(row);
    }

    /// The model's part of every origin.
    public ProvenanceSource sources() {
        var model = inferenceService.model().get().value();
        return model.map(loaded -> ProvenanceSource.of(
                        version, loaded.identity(), inferenceService.sha256().get()))
                .orElseGet(() -> ProvenanceSource.of(
                        version,
                        stored.lastModel().identity(),
                        stored.lastModel().sha256()));
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
