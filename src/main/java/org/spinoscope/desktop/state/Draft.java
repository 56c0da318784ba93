package org.spinoscope.desktop.state;

import java.util.List;
import java.util.Optional;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptPair;

/// A prompt pair as it is being written, which need not make sense yet.
public record Draft(String prompt, String good, String bad, String relation) {

    public static final Draft EMPTY = new Draft("", "", "", "");

    public static Draft of(PromptPair pair) {
        return new Draft(pair.prompt(), pair.good(), pair.bad(), pair.relation());
    }

    /// The pair, if it makes sense.
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

    public Draft prompt(String text) {
        return new Draft(text, good, bad, relation);
    }

    public Draft good(String text) {
        return new Draft(prompt, text, bad, relation);
    }

    public Draft bad(String text) {
        return new Draft(prompt, good, text, relation);
    }
}
