package org.spinoscope.study.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.TokenizedPrompts.LeftOut;
import org.spinoscope.study.TokenizedPrompts;

/// The model's predictions after every prompt of a set.
///
/// @param leftOut why a prompt is excluded, for those that are
public record PromptSetPredictions(Map<PromptPair, Line> lines, Map<PromptPair, String> leftOut) {

    /// One prompt: how many tokens it has, the gap, and the probability of each answer's first token.
    public record Line(
            int tokens,
            double gap,
            double goodProbability,
            int goodRank,
            double badProbability,
            int badRank,
            int goodTokens,
            int badTokens) {}

    public PromptSetPredictions {
        lines = Map.copyOf(lines);
        leftOut = Map.copyOf(leftOut);
    }

    public Optional<Line> of(PromptPair pair) {
        return Optional.ofNullable(lines.get(pair));
    }

    /// From the prompts' runs.
    ///
    /// @param reading its choice of answer token counts
    public static PromptSetPredictions of(
            Gpt2 model, PromptRuns runs, PromptSet set, Reading reading, Progress progress) {
        var tokenizedPrompts = TokenizedPrompts.of(model, set, reading.answer());
        var run = runs.of(model, tokenizedPrompts.tokens(), reading, progress.part(0, 0.8));
        var gaps = runs.actual(model, tokenizedPrompts, reading.answer(), run, progress.part(0.8, 0.9));
        var lines = new LinkedHashMap<PromptPair, Line>();
        List<PromptPair> pairs = tokenizedPrompts.used();
        for (int p = 0; p < pairs.size(); p++) {
            progress.at(0.9 + 0.1 * p / pairs.size(), "Ranks");
            var logits = run.get(p).logits();
            int good = tokenizedPrompts.trials().get(p).good()[0];
            int bad = tokenizedPrompts.trials().get(p).bad()[0];
            lines.put(
                    pairs.get(p),
                    new Line(
                            tokenizedPrompts.trials().get(p).length(),
                            gaps[p],
                            logits.probability(good, 1),
                            logits.rank(good),
                            logits.probability(bad, 1),
                            logits.rank(bad),
                            tokenizedPrompts.whole().get(p).good().length,
                            tokenizedPrompts.whole().get(p).bad().length));
        }
        return new PromptSetPredictions(
                lines,
                tokenizedPrompts.leftOut().stream()
                        .collect(Collectors.toMap(LeftOut::pair, LeftOut::reason, (a, b) -> a)));
    }
}
