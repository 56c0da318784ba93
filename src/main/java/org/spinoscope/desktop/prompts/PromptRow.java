package org.spinoscope.desktop.prompts;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.spinoscope.desktop.lab.SetAnswers;
import org.spinoscope.desktop.state.Draft;

/// One line of the prompt table; numbers are NaN until the model has answered.
record PromptRow(
        int row,
        Draft draft,
        double tokens,
        double gap,
        double goodProbability,
        double goodRank,
        double badProbability,
        double badRank,
        String remarks) {

    static PromptRow of(int row, Draft draft, Optional<SetAnswers.Line> known) {
        return known.map(line -> new PromptRow(
                        row,
                        draft,
                        line.tokens(),
                        line.gap(),
                        line.goodProbability(),
                        line.goodRank(),
                        line.badProbability(),
                        line.badRank(),
                        remarks(draft, line)))
                .orElseGet(() -> new PromptRow(
                        row,
                        draft,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        String.join(" ", draft.remarks())));
    }

    private static String remarks(Draft draft, SetAnswers.Line line) {
        var own = String.join(" ", draft.remarks());
        if (line.goodTokens() == 1 && line.badTokens() == 1) {
            return own;
        }
        var parts = "Answers have %d and %d tokens.".formatted(line.goodTokens(), line.badTokens());
        return own.isEmpty() ? parts : parts + " " + own;
    }

    String percent(ToDoubleFunction<PromptRow> get) {
        double p = get.applyAsDouble(this);
        return Double.isNaN(p) ? "–" : PromptSide.percent(p);
    }
}
