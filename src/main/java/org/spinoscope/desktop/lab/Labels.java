package org.spinoscope.desktop.lab;

import java.util.Map;
import java.util.Optional;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.figure.Provenance;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.plots.Sources;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;

/// What figures say about where their numbers come from, and which row of the book a pair stands in.
public final class Labels {

    private final Lab lab;
    private final PromptEditor editor;
    private final String version;

    /// @param version of the program
    public Labels(Lab lab, PromptEditor editor, String version) {
        this.lab = lab;
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
        var model = lab.model().get().value();
        return new Provenance(
                version,
                model.map(m -> m.identity().id()).orElse(""),
                lab.sha256().get(),
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
    public Sources sources() {
        var model = lab.model().get().value();
        return new Sources(
                version,
                model.map(Loaded::identity).orElse(new ModelIdentity("", "")),
                lab.sha256().get());
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
