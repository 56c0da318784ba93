package org.spinoscope.study.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spinoscope.diffusion.CleanLaws;
import org.spinoscope.diffusion.DecodedChains;
import org.spinoscope.diffusion.NoisePath;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.WordSphere;

/// How far prior and learned residual are from the exact score along the path.
final class ResidualErrors {

    private static final int STEPS = 30;

    private ResidualErrors() {}

    static List<DiffusionResult.ResidualError> of(
            WordSphere sphere, List<StudyContext> contexts, DiffusionStudy.Request request) {
        if (request.residual().isEmpty()) {
            return List.of();
        }
        var laws = new CleanLaws(sphere.atoms(), request.residual().get());
        var rows = new ArrayList<DiffusionResult.ResidualError>();
        for (var kind : List.of(Residual.PRIOR, Residual.LEARNED)) {
            var error = new double[STEPS];
            var tau = new double[STEPS];
            double kl = 0;
            for (var context : contexts) {
                var law = laws.logWeights(kind, context.features());
                kl += DecodedShares.closed(law, context).kl() / contexts.size();
                var schedule = sphere.schedule(NoisePath.VMF, sphere.sharpest(context.logWeights()), STEPS);
                try (var chains = DecodedChains.of(sphere, context.logWeights(), 16)) {
                    var own = chains.scoreError(law, STEPS, request.seed());
                    for (int level = 0; level < STEPS; level++) {
                        error[level] += own[level] / contexts.size();
                        tau[level] += schedule.tau(level) / contexts.size();
                    }
                }
            }
            rows.add(new DiffusionResult.ResidualError(
                    kind.key(), kl, Arrays.copyOfRange(tau, 1, STEPS), Arrays.copyOfRange(error, 1, STEPS)));
        }
        return rows;
    }
}
