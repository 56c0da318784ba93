package org.spinoscope.study;

import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.statistics.Bootstrap;
import org.spinoscope.statistics.MaxStatisticTest;

/// Correlates every head's theoretical logit gap with the model's own over a prompt set (App. D:
/// eq. (D1), eq. (D2), eq. (D3), eq. (D4)).
public final class CorrelationStudy implements Study<CorrelationStudy.Request, CorrelationResult> {

    /// The request.
    ///
    /// @param permutations of the family-wise test
    /// @param resamples of the bootstrap; 0 for none
    /// @param seed of both
    public record Request(PromptSet prompts, Reading reading, int permutations, int resamples, long seed) {

        /// 10⁵ permutations, 10⁴ resamples, seed 1.
        public static Request of(PromptSet prompts, Reading reading) {
            return new Request(prompts, reading, 100_000, Bootstrap.DEFAULT_RESAMPLES, 1);
        }
    }

    @Override
    public CorrelationResult run(Gpt2 model, Request request, Progress progress) {
        return statistics(
                request,
                gaps(model, request.prompts(), request.reading(), progress.part(0, 0.6)),
                progress.part(0.6, 1));
    }

    /// The part of the study that needs no model.
    ///
    /// @param gaps of the request's prompts under its Reading
    public static CorrelationResult statistics(Request request, Gaps gaps, Progress progress) {
        var theory = gaps.perHead();
        var familyWise = MaxStatisticTest.maxAbsCorrelation(
                theory, gaps.actual(), request.permutations(), request.seed(), progress.part(0, 0.4));
        var familyWiseRho = MaxStatisticTest.maxAbsSpearman(
                theory, gaps.actual(), request.permutations(), request.seed(), progress.part(0.4, 0.75));
        var bootstrap = request.resamples() == 0
                ? org.spinoscope.statistics.Estimate.<Bootstrap>undefined("No bootstrap was requested.")
                : Bootstrap.correlations(
                        theory, gaps.actual(), request.resamples(), 0.95, request.seed(), progress.part(0.75, 1));
        return CorrelationResult.of(request, gaps, familyWise, familyWiseRho, bootstrap);
    }

    /// Theory and model over a prompt set, before any statistics.
    ///
    /// @param trials the pairs in tokens
    /// @param heads all heads, layer by layer
    /// @param theory ΔL_theory
    /// @param actual ΔL_actual `[prompt]`
    public record Gaps(
            TokenizedPrompts tokenizedPrompts,
            List<org.spinoscope.gpt2.HeadId> heads,
            HeadGaps theory,
            double[] actual) {

        /// ΔL_theory `[head][prompt]`, in the order of [#heads].
        double[][] perHead() {
            return heads.stream().map(theory::of).toArray(double[][]::new);
        }
    }

    /// One forward pass and the pair fields: the part of the study that uses the model.
    public static Gaps gaps(Gpt2 model, PromptSet prompts, Reading reading, Progress progress) {
        var tokenizedPrompts = TokenizedPrompts.of(model, prompts, reading.answer());
        var request = HeadGaps.request(
                ActualGaps.request(tokenizedPrompts.trials()),
                reading,
                model.config().layers());
        var run = model.run(request, progress.part(0, 0.6));
        var theory = HeadGaps.of(model, tokenizedPrompts.trials(), reading, run, progress.part(0.6, 0.9));
        var actual = ActualGaps.of(model, tokenizedPrompts, reading.answer(), run, progress.part(0.9, 1));
        return new Gaps(tokenizedPrompts, model.heads(), theory, actual);
    }
}
