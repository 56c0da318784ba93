package org.spinoscope.study.coupling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.SequenceProbabilities;
import org.spinoscope.study.TokenizedPrompts;

/// Prompts followed by as many copies of their good word as fit, up to 32 tokens of them: one causal run gives the
/// model's gap after every copy.
///
/// @param trials prompt and copies in tokens, with the answer tokens of the reading
/// @param ends the query position after n copies, `[prompt][n]`, n = 0…N
/// @param gaps ΔL_actual after n copies `[prompt][n]`
/// @param run the model's own run with what the reading needs
record CopiedPrompts(List<TokenizedPair> trials, int[][] ends, double[][] gaps, ForwardResult run) {

    private static final int MOST_TOKENS = 32;

    static CopiedPrompts of(Gpt2 model, TokenizedPrompts prompts, Reading reading, Progress progress) {
        int positions = model.config().positions();
        var trials = new ArrayList<TokenizedPair>();
        var ends = new int[prompts.trials().size()][];
        for (int p = 0; p < ends.length; p++) {
            var trial = prompts.trials().get(p);
            var word = prompts.whole().get(p).good();
            int copies = Math.min(MOST_TOKENS, positions - trial.length()) / word.length;
            trials.add(new TokenizedPair(appended(trial.tokens(), word, copies), trial.good(), trial.bad()));
            ends[p] = IntStream.rangeClosed(0, copies)
                    .map(n -> trial.length() - 1 + n * word.length)
                    .toArray();
        }
        var request = HeadGaps.request(
                        ForwardRequest.of(
                                trials.stream().map(TokenizedPair::tokens).toList()),
                        reading,
                        model.config().layers())
                .recording(Hook.LN_FINAL_NORMALIZED.point());
        var run = model.run(request, progress.part(0, 0.5));
        var gaps = reading.answer() == Reading.AnswerToken.SEQUENCE
                ? sequenceGaps(model, prompts, trials, ends, progress.part(0.5, 1))
                : gaps(model, trials, ends, run);
        return new CopiedPrompts(List.copyOf(trials), ends, gaps, run);
    }

    /// log P(good) − log P(bad) after every number of copies; NaN where an answer does not fit behind them.
    private static double[][] sequenceGaps(
            Gpt2 model, TokenizedPrompts prompts, List<TokenizedPair> trials, int[][] ends, Progress progress) {
        var gaps = new double[ends.length][];
        for (int p = 0; p < ends.length; p++) {
            progress.at((double) p / ends.length, "Answers behind copies");
            var whole = prompts.whole().get(p);
            var tokens = trials.get(p).tokens();
            int room = model.config().positions() + 1 - Math.max(whole.good().length, whole.bad().length);
            var fitting = IntStream.of(ends[p])
                    .filter(end -> end + 1 <= room)
                    .mapToObj(end -> new TokenizedPair(Arrays.copyOf(tokens, end + 1), whole.good(), whole.bad()))
                    .toList();
            var sums = SequenceProbabilities.of(model, fitting, Progress.NONE);
            gaps[p] = new double[ends[p].length];
            Arrays.fill(gaps[p], Double.NaN);
            for (int n = 0; n < sums.length; n++) {
                gaps[p][n] = sums[n][0] - sums[n][1];
            }
        }
        return gaps;
    }

    static int[] appended(int[] tokens, int[] word, int copies) {
        var all = Arrays.copyOf(tokens, tokens.length + copies * word.length);
        for (int i = tokens.length; i < all.length; i++) {
            all[i] = word[(i - tokens.length) % word.length];
        }
        return all;
    }

    private static double[][] gaps(Gpt2 model, List<TokenizedPair> trials, int[][] ends, ForwardResult run) {
        var gaps = new double[trials.size()][];
        for (int p = 0; p < gaps.length; p++) {
            var good = model.unembedding(trials.get(p).good());
            var bad = model.unembedding(trials.get(p).bad());
            var normalized = run.activation(Hook.LN_FINAL_NORMALIZED.point(), p);
            gaps[p] = new double[ends[p].length];
            for (int n = 0; n < gaps[p].length; n++) {
                gaps[p][n] = logit(good, normalized, ends[p][n]) - logit(bad, normalized, ends[p][n]);
            }
        }
        return gaps;
    }

    /// The mean logit of some tokens at a position.
    private static double logit(Tensor directions, Tensor normalized, int position) {
        int width = directions.shape()[1];
        double sum = 0;
        for (int i = 0; i < directions.data().length; i++) {
            sum += (double) directions.data()[i] * normalized.data()[position * width + i % width];
        }
        return sum / directions.shape()[0];
    }

    /// The model's own gap after 1…N copies.
    double[] afterCopies(int prompt) {
        return Arrays.copyOfRange(gaps[prompt], 1, gaps[prompt].length);
    }
}
