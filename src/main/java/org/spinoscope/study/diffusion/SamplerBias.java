package org.spinoscope.study.diffusion;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.DecodedChains;
import org.spinoscope.diffusion.Guidance;
import org.spinoscope.diffusion.NoisePath;
import org.spinoscope.diffusion.Sampler;
import org.spinoscope.diffusion.SpinChains;
import org.spinoscope.diffusion.WordSphere;

/// Every sampler's distance from GPT-2's law on one prompt, against the number of score evaluations.
final class SamplerBias {

    private static final int[] EVALUATIONS = {6, 11, 21, 31, 61, 101};

    private final WordSphere sphere;
    private final StudyContext context;
    private final DiffusionStudy.Request request;
    private final int chains;

    SamplerBias(WordSphere sphere, StudyContext context, DiffusionStudy.Request request) {
        this.sphere = sphere;
        this.context = context;
        this.request = request;
        this.chains = Math.max(48, request.exactChains() / 40);
    }

    List<DiffusionResult.Bias> run(Progress progress) {
        var rows = new ArrayList<DiffusionResult.Bias>();
        try (var decoded = DecodedChains.of(sphere, context.logWeights(), chains)) {
            var reference = DecodedChains.Way.flow(DiffusionStudy.REFERENCE_STEPS);
            int[] fine = decoded.run(reference, chains, request.seed(), progress.part(0, 0.2));
            int total = Sampler.values().length * EVALUATIONS.length;
            for (var sampler : Sampler.values()) {
                for (int wanted : EVALUATIONS) {
                    double at = 0.2 + 0.8 * rows.size() / total;
                    rows.add(row(decoded, sampler, steps(sampler, wanted), fine, progress.part(at, at + 0.8 / total)));
                }
            }
        }
        return rows;
    }

    private static int steps(Sampler sampler, int evaluations) {
        return switch (sampler) {
            case HEUN -> evaluations / 2;
            case GEODESIC -> evaluations;
            case FLOW, SDE -> evaluations - 1;
        };
    }

    private DiffusionResult.Bias row(DecodedChains decoded, Sampler sampler, int steps, int[] fine, Progress progress) {
        var way = new DecodedChains.Way(NoisePath.VMF, sampler, steps, new Guidance.None());
        int[] ends = decoded.run(way, chains, request.seed(), progress);
        var shares = new DecodedShares(ends, sphere.atoms().count());
        return new DiffusionResult.Bias(
                sampler.key(),
                steps,
                SpinChains.evaluations(sampler, steps),
                chains,
                shares.totalVariation(context.logWeights()),
                DecodedShares.floor(context.logWeights(), chains),
                sampler == Sampler.SDE ? Double.NaN : DiffusionStudy.differing(ends, fine));
    }
}
