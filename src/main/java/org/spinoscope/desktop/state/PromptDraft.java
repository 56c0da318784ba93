package org.spinoscope.desktop.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptPair;

/// A prompt pair as it is being written, which need not make sense yet.
///
/// @param on whether it is included in the studies
public record PromptDraft(String prompt, String good, String bad, String relation, boolean on) {

    public static final PromptDraft EMPTY = new PromptDraft("", "", "", "");

    /// A draft that is switched on.
    public PromptDraft(String prompt, String good, String bad, String relation) {
        this(prompt, good, bad, relation, true);
    }

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
        return new PromptDraft(text, good, bad, relation, on);
    }

    public PromptDraft good(String text) {
        return new PromptDraft(prompt, text, bad, relation, on);
    }

    public PromptDraft bad(String text) {
        return new PromptDraft(prompt, good, text, relation, on);
    }

    public PromptDraft on(boolean takesPart) {
        return new PromptDraft(prompt, good, bad, relation, takesPart);
    }

    /// Whether every one of these words occurs in it, in capitals or not; no words occur in everything.
    public boolean has(String words) {
        var all = (prompt + " " + good + " / " + bad + " " + relation).toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .allMatch(all::contains);
    }
}
