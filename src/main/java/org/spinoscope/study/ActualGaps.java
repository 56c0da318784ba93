package org.spinoscope.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// ΔL_actual: what the model itself prefers, the difference of its final-position logits, eq. (D4).
public final class ActualGaps {

    private ActualGaps() {}

    /// A run over the prompts that computes just the logits of their answers.
    public static ForwardRequest request(List<TokenizedPair> trials) {
        var tokens = trials.stream()
                .map(t -> IntStream.concat(IntStream.of(t.good()), IntStream.of(t.bad()))
                        .toArray())
                .toArray(int[][]::new);
        return ForwardRequest.of(trials.stream().map(TokenizedPair::tokens).toList()).logits(new LogitRequest.FinalOf(tokens));
    }

    /// The gaps of such a run; of an answer with several tokens, the mean logit counts.
    public static double[] of(List<TokenizedPair> trials, ForwardResult run) {
        var gaps = new double[trials.size()];
        for (int p = 0; p < gaps.length; p++) {
            var trial = trials.get(p);
            var logits = run.logits().get(p).data();
            gaps[p] = mean(logits, 0, trial.good().length) - mean(logits, trial.good().length, logits.length);
        }
        return gaps;
    }

    private static double mean(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    /// The actual gaps a choice of answer token asks for, reusing a run where it can.
    static double[] of(
            Gpt2 model, TokenizedPrompts tokenizedPrompts, AnswerToken answer, ForwardResult run, Progress progress) {
        return answer == AnswerToken.SEQUENCE
                ? sequences(model, tokenizedPrompts.whole(), progress)
                : of(tokenizedPrompts.trials(), run);
    }

    /// The gaps where the logits of the whole vocabulary are known; of an answer with several tokens, the mean logit
    /// counts.
    ///
    /// @param logits of each prompt's final position, `[vocabulary]`
    public static double[] of(List<TokenizedPair> trials, List<Tensor> logits) {
        return IntStream.range(0, logits.size())
                .mapToDouble(p -> {
                    var all = logits.get(p).data();
                    return mean(all, trials.get(p).good()) - mean(all, trials.get(p).bad());
                })
                .toArray();
    }

    private static double mean(float[] logits, int[] tokens) {
        return IntStream.of(tokens)
                .mapToDouble(token -> logits[token])
                .average()
                .orElseThrow();
    }

    /// log P(good | prompt) − log P(bad | prompt), in nats, over all tokens of each answer.
    private static double[] sequences(Gpt2 model, List<TokenizedPair> whole, Progress progress) {
        return Arrays.stream(SequenceProbabilities.of(model, whole, progress))
                .mapToDouble(words -> words[0] - words[1])
                .toArray();
    }

    /// Σ log P of an answer's tokens, from the logits `[token, vocabulary]` that predict each.
    static double logProbability(Tensor logits, int[] answer) {
        double sum = 0;
        for (int i = 0; i < answer.length; i++) {
            var row = logits.slice(i);
            sum += row[answer[i]] - logSumExp(row);
        }
        return sum;
    }

    private static double logSumExp(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return largest + Math.log(sum);
    }
}
