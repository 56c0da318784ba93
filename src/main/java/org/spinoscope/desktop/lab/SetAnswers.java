package org.spinoscope.desktop.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spinoscope.basis.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.study.ActualGaps;
import org.spinoscope.study.Trials;

/// What the model says after every prompt of a set.
public record SetAnswers(Map<PromptPair, Line> lines) {

    /// One prompt: how many tokens it has, the gap, and how likely the first token that stands for each answer is.
    public record Line(
            int tokens,
            double gap,
            double goodProbability,
            int goodRank,
            double badProbability,
            int badRank,
            int goodTokens,
            int badTokens) {}

    public SetAnswers {
        lines = Map.copyOf(lines);
    }

    public Optional<Line> of(PromptPair pair) {
        return Optional.ofNullable(lines.get(pair));
    }

    /// One batched forward pass over the set.
    ///
    /// @param answer which tokens stand for an answer
    public static SetAnswers of(Gpt2 model, PromptSet set, AnswerToken answer, Progress progress) {
        var trials = Trials.of(model, set, answer);
        var run = model.run(ForwardRequest.of(trials.tokens()).logits(new LogitRequest.Final()), progress.part(0, 0.8));
        var gaps = ActualGaps.of(model, trials, answer, run.logits(), progress.part(0.8, 0.9));
        var lines = new LinkedHashMap<PromptPair, Line>();
        List<PromptPair> pairs = trials.used();
        for (int p = 0; p < pairs.size(); p++) {
            progress.at(0.9 + 0.1 * p / pairs.size(), "Ranks");
            var logits = new Logits(run.logits().get(p).data());
            int good = trials.trials().get(p).good()[0];
            int bad = trials.trials().get(p).bad()[0];
            lines.put(
                    pairs.get(p),
                    new Line(
                            trials.trials().get(p).length(),
                            gaps[p],
                            logits.probability(good, 1),
                            logits.rank(good),
                            logits.probability(bad, 1),
                            logits.rank(bad),
                            trials.whole().get(p).good().length,
                            trials.whole().get(p).bad().length));
        }
        return new SetAnswers(lines);
    }
}
