package org.spinoscope.desktop.prompts;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.spinoscope.desktop.state.PromptDraft;
import org.spinoscope.study.edit.PromptSetPredictions;

/// One line of the prompt table; numbers are NaN until the model has answered, and where the prompt is excluded.
record PromptRow(
        int row,
        PromptDraft promptDraft,
        double tokens,
        double gap,
        double goodProbability,
        double goodRank,
        double badProbability,
        double badRank,
        String remarks) {

    static PromptRow of(int row, PromptDraft promptDraft, Optional<PromptSetPredictions.Line> known, String leftOut) {
        return known.map(line -> new PromptRow(
                        row,
                        promptDraft,
                        line.tokens(),
                        line.gap(),
                        line.goodProbability(),
                        line.goodRank(),
                        line.badProbability(),
                        line.badRank(),
                        remarks(promptDraft, line)))
                .orElseGet(() -> new PromptRow(
                        row,
                        promptDraft,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        !promptDraft.on()
                                ? "Switched off."
                                : leftOut.isEmpty()
                                        ? String.join(" ", promptDraft.remarks())
                                        : "Excluded: " + leftOut));
    }

    private static String remarks(PromptDraft promptDraft, PromptSetPredictions.Line line) {
        var own = String.join(" ", promptDraft.remarks());
        if (line.goodTokens() == 1 && line.badTokens() == 1) {
            return own;
        }
        var parts = String.format(Locale.ROOT, "Answers have %d and %d tokens.", line.goodTokens(), line.badTokens());
        return own.isEmpty() ? parts : parts + " " + own;
    }

    String percent(ToDoubleFunction<PromptRow> get) {
        double p = get.applyAsDouble(this);
        return Double.isNaN(p) ? "–" : PromptPane.percent(p);
    }
}
