package org.spinoscope.study.diffusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.Centring;
import org.spinoscope.diffusion.DecodedChains;
import org.spinoscope.diffusion.ForwardMoments;
import org.spinoscope.diffusion.LearnedResidual;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.Study;

/// Whether spins return GPT-2's own law, and what a field does to it (secs V.C–V.E).
public final class DiffusionStudy implements Study<DiffusionStudy.Request, DiffusionResult> {

    private static final double BITS = 2.5;
    private static final int PROMPTS = 5;
    static final int REFERENCE_STEPS = 200;

    /// The request.
    ///
    /// @param exactChains chains of a prompt in the test of exactness
    /// @param gridChains chains of a prompt at each point of the grid
    /// @param moments spins of each point of the forward moments; a fiftieth of them are walked
    /// @param residual the checkpoint's learned residual, if there is one
    public record Request(
            PromptSet prompts,
            Reading reading,
            int exactChains,
            int gridChains,
            int moments,
            long seed,
            Optional<LearnedResidual> residual) {

        /// As in the report.
        public static Request of(PromptSet prompts, Reading reading, Optional<LearnedResidual> residual) {
            return new Request(prompts, reading, 320, 16, 20_000, 1, residual);
        }

        /// As in a verification, where minutes are at hand.
        public Request thorough() {
            return new Request(prompts, reading, 20_000, gridChains, moments, seed, residual);
        }
    }

    @Override
    public DiffusionResult run(Gpt2 model, Request request, Progress progress) {
        var moments =
                ForwardMoments.run(request.moments(), request.moments() / 50, request.seed(), progress.part(0, 0.08));
        try (var sphere = WordSphere.of(model, Centring.NONE)) {
            var contexts = StudyContext.of(model, sphere, request);
            var chosen = chosen(contexts);
            var agreements = new ArrayList<DiffusionResult.Agreement>();
            var prompts = new ArrayList<DiffusionResult.PromptAgreement>();
            exactness(model, sphere, chosen, request, agreements, prompts, progress.part(0.08, 0.4));
            var bias = new SamplerBias(sphere, chosen.getFirst(), request).run(progress.part(0.4, 0.5));
            var grid = new GuidanceGrid(model, sphere, chosen, request).run(progress.part(0.5, 0.95));
            return new DiffusionResult(
                    request,
                    chosen.stream().map(StudyContext::prompt).toList(),
                    moments,
                    agreements,
                    prompts,
                    bias,
                    grid,
                    ResidualErrors.of(sphere, chosen, request, progress.part(0.95, 1)));
        }
    }

    /// The thorough test of exactness alone.
    public DiffusionResult exactness(Gpt2 model, Request request, Progress progress) {
        var moments =
                ForwardMoments.run(request.moments(), request.moments() / 50, request.seed(), progress.part(0, 0.05));
        try (var sphere = WordSphere.of(model, Centring.NONE)) {
            var chosen = chosen(StudyContext.of(model, sphere, request));
            var agreements = new ArrayList<DiffusionResult.Agreement>();
            var prompts = new ArrayList<DiffusionResult.PromptAgreement>();
            exactness(model, sphere, chosen, request, agreements, prompts, progress.part(0.05, 0.7));
            return new DiffusionResult(
                    request,
                    chosen.stream().map(StudyContext::prompt).toList(),
                    moments,
                    agreements,
                    prompts,
                    new SamplerBias(sphere, chosen.getFirst(), request).run(progress.part(0.7, 0.9)),
                    List.of(),
                    ResidualErrors.of(sphere, chosen, request, progress.part(0.9, 1)));
        }
    }

    /// The first prompts of at least 2.5 bits; the least certain ones if there are not enough.
    private static List<StudyContext> chosen(List<StudyContext> all) {
        var open = all.stream()
                .filter(context -> context.bits() >= BITS)
                .limit(PROMPTS)
                .toList();
        return open.size() == PROMPTS
                ? open
                : all.stream()
                        .sorted(Comparator.comparingDouble(context -> -context.bits()))
                        .limit(PROMPTS)
                        .toList();
    }

    private static void exactness(
            Gpt2 model,
            WordSphere sphere,
            List<StudyContext> contexts,
            Request request,
            List<DiffusionResult.Agreement> agreements,
            List<DiffusionResult.PromptAgreement> prompts,
            Progress progress) {
        int paired = Math.min(request.exactChains(), Math.clamp(request.exactChains() / 20, 32, 1_000));
        for (int i = 0; i < contexts.size(); i++) {
            var context = contexts.get(i);
            var part = progress.part((double) i / contexts.size(), (i + 1.0) / contexts.size());
            try (var chains = DecodedChains.of(sphere, context.logWeights(), request.exactChains())) {
                int[] ends = chains.run(
                        DecodedChains.Way.flow(30), request.exactChains(), request.seed(), part.part(0, 0.7));
                int[] fine =
                        chains.run(DecodedChains.Way.flow(REFERENCE_STEPS), paired, request.seed(), part.part(0.7, 1));
                var shares = new DecodedShares(ends, sphere.atoms().count());
                agreements.addAll(shares.agreement(model, sphere.atoms(), context));
                prompts.add(shares.test(context, differing(ends, fine)));
            }
        }
    }

    /// The share of chains that end at different atoms; the shorter list counts.
    static double differing(int[] ends, int[] fine) {
        return IntStream.range(0, fine.length).filter(i -> ends[i] != fine[i]).count() / (double) fine.length;
    }
}
