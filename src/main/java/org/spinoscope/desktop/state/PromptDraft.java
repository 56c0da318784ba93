package org.spinoscope.desktop.state;

import java.util.List;
import java.util.Optional;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptPair;

/// A prompt pair as it is being written, which need not make sense yet.
public record PromptDraft(String prompt, String good, String bad, String relation) {

    public static final PromptDraft EMPTY = new PromptDraft("", "", "", "");

    public static PromptDraft of(PromptPair pair) {
        return new PromptDraft(pair.prompt(), pair.good(), pair.bad(), pair.relation());
    }

    /// The pair, if it is complete.
    public Optional<PromptPair> pair() {
        try {
            return Optional.of(new PromptPair(prompt, good, bad, relation));
        } catch (PromptException e) {
            return Optional.empty();
        }
    }

    /// What keeps it from making sense, or what is allowed but often a mistake.
    public List<String> remarks() {
        try {
            return new PromptPair(prompt, good, bad, relation).warnings();
        } catch (PromptException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    public PromptDraft prompt(String text) {
        return new PromptDraft(text, good, bad, relation);
    }

    public PromptDraft good(String text) {
        return new PromptDraft(prompt, text, bad, relation);
    }

    public PromptDraft bad(String text) {
        return new PromptDraft(prompt, good, text, relation);
    }
}
