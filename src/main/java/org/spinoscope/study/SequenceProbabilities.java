package org.spinoscope.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.TokenizedPair;

/// Log-probabilities of answers of several tokens.
public final class SequenceProbabilities {

    private SequenceProbabilities() {}

    /// log P(good | prompt) and log P(bad | prompt) over all tokens of each answer, in nats.
    ///
    /// @param whole prompts with all tokens of both answers
    /// @return `[prompt][2]`
    public static double[][] of(Gpt2 model, List<TokenizedPair> whole, Progress progress) {
        var prompts = new ArrayList<int[]>();
        var answers = new ArrayList<int[]>();
        for (var trial : whole) {
            for (var answer : List.of(trial.good(), trial.bad())) {
                answers.add(answer);
                prompts.add(IntStream.concat(
                                IntStream.of(trial.tokens()),
                                IntStream.of(answer).limit(answer.length - 1L))
                        .toArray());
            }
        }
        int[] tails = answers.stream().mapToInt(a -> a.length).toArray();
        var logits = model.run(ForwardRequest.of(prompts).logits(new LogitRequest.Tail(tails)), progress)
                .logits();
        var sums = new double[whole.size()][2];
        for (int i = 0; i < answers.size(); i++) {
            sums[i / 2][i % 2] = ActualGaps.logProbability(logits.get(i), answers.get(i));
        }
        return sums;
    }
}
