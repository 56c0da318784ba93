package org.spinoscope.study.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.CleanLaws;
import org.spinoscope.diffusion.DecodedChains;
import org.spinoscope.diffusion.Denoiser;
import org.spinoscope.diffusion.LearnedResidual;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.ScoreErrors;
import org.spinoscope.diffusion.WordSphere;

/// How far prior, learned residual and denoiser are from the exact score along the path, and how far what they decode
/// is from GPT-2's law.
final class ResidualErrors {

    private static final int STEPS = 30;
    private static final int MOST_CHAINS = 1_000;

    private final WordSphere sphere;
    private final List<StudyContext> contexts;
    private final DiffusionStudy.Request request;
    private final int chains;

    private ResidualErrors(WordSphere sphere, List<StudyContext> contexts, DiffusionStudy.Request request) {
        this.sphere = sphere;
        this.contexts = contexts;
        this.request = request;
        this.chains = Math.clamp(request.exactChains() / 2, 16, MOST_CHAINS);
    }

    static List<DiffusionResult.ResidualError> of(
            WordSphere sphere, List<StudyContext> contexts, DiffusionStudy.Request request, Progress progress) {
        return request.residual()
                .filter(CleanLaws::readsFinalResidual)
                .map(residual -> new ResidualErrors(sphere, contexts, request).all(residual, progress))
                .orElse(List.of());
    }

    private List<DiffusionResult.ResidualError> all(LearnedResidual residual, Progress progress) {
        var laws = new CleanLaws(sphere.atoms(), residual);
        var rows = new ArrayList<DiffusionResult.ResidualError>();
        rows.add(ofLaw(Residual.EXACT.key(), StudyContext::logWeights, progress.part(0, 0.2)));
        rows.add(ofLaw(
                Residual.PRIOR.key(),
                context -> laws.logWeights(Residual.PRIOR, context.features()),
                progress.part(0.2, 0.4)));
        rows.add(ofLaw(
                Residual.LEARNED.key(),
                context -> laws.logWeights(Residual.LEARNED, context.features()),
                progress.part(0.4, 0.6)));
        residual.denoiser().ifPresent(denoiser -> rows.add(ofDenoiser(denoiser, progress.part(0.6, 1))));
        return rows;
    }

    private DiffusionResult.ResidualError ofLaw(String name, Function<StudyContext, float[]> law, Progress progress) {
        var sum = new Sum();
        for (var context : contexts) {
            progress.at(sum.share(), "Error of the score, " + name);
            var weights = law.apply(context);
            sum.error(
                    new ScoreErrors(sphere, context.logWeights(), STEPS, request.seed()), errors -> errors.of(weights));
            sum.kl += DecodedShares.closed(weights, context).kl() / contexts.size();
            try (var decoded = DecodedChains.of(sphere, weights, chains)) {
                sum.decoded(context, decoded.run(DecodedChains.Way.flow(STEPS), chains, request.seed(), Progress.NONE));
            }
        }
        return sum.row(name);
    }

    private DiffusionResult.ResidualError ofDenoiser(Denoiser denoiser, Progress progress) {
        var sum = new Sum();
        sum.kl = Double.NaN; // a network has no law in closed form
        for (var context : contexts) {
            progress.at(sum.share(), "Error of the score, denoiser");
            sum.error(
                    new ScoreErrors(sphere, context.logWeights(), STEPS, request.seed()),
                    errors -> errors.of(denoiser, context.features()));
            try (var decoded = DecodedChains.of(sphere, context.logWeights(), chains)) {
                sum.decoded(
                        context,
                        decoded.denoised(denoiser, context.features(), STEPS, chains, request.seed(), Progress.NONE));
            }
        }
        return sum.row("denoiser");
    }

    /// Means over the contexts.
    private final class Sum {
        private final double[] error = new double[STEPS];
        private final double[] tau = new double[STEPS];
        private double kl;
        private double klDecoded;
        private int done;

        double share() {
            return (double) done / contexts.size();
        }

        void error(ScoreErrors errors, Function<ScoreErrors, double[]> of) {
            var own = of.apply(errors);
            for (int level = 0; level < STEPS; level++) {
                error[level] += own[level] / contexts.size();
                tau[level] += errors.tau(level) / contexts.size();
            }
        }

        void decoded(StudyContext context, int[] ends) {
            var shares = new DecodedShares(ends, sphere.atoms().count());
            klDecoded += shares.law(context).kl() / contexts.size();
            done++;
        }

        DiffusionResult.ResidualError row(String name) {
            return new DiffusionResult.ResidualError(
                    name,
                    kl,
                    klDecoded,
                    chains,
                    Arrays.copyOfRange(tau, 1, STEPS),
                    Arrays.copyOfRange(error, 1, STEPS));
        }
    }
}
