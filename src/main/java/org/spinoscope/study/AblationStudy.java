package org.spinoscope.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.AblationProgress;
import org.spinoscope.gpt2.AblationSweep;
import org.spinoscope.gpt2.AblationValues;
import org.spinoscope.gpt2.CleanRun;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// Removes every head in turn, on every prompt, and measures the change of the logit gap (Fig. 4).
///
/// First-order estimates of all heads come first, from one forward and one backward pass; exact values follow one by
/// one. A listener sees both while the study runs. A memory keeps what was measured, also by a cancelled study, and
/// spares a later one those pairs of head and prompt.
public final class AblationStudy implements Study<AblationStudy.Request, AblationResult> {

    /// Heads with the largest estimates are computed early even if not requested.
    private static final int EARLY = 6;

    /// The request.
    ///
    /// @param removal what stands in for a removed head
    /// @param positions where
    /// @param selected the prompt that is computed first, counted from 0 among those used
    /// @param first heads that are computed first
    /// @param strongest how many of the heads with the largest mean effects are tried together; 0 or 1 for none
    /// @param flips sign patterns of the permutation test where there are too many prompts to count all
    /// @param resamples of the effects' bootstrap intervals
    public record Request(
            PromptSet prompts,
            AnswerToken answer,
            AblationMode ablationMode,
            Positions positions,
            int selected,
            List<HeadId> first,
            int strongest,
            int flips,
            int resamples,
            long seed) {

        public Request {
            first = List.copyOf(first);
        }

        /// Zero at all positions, first answer tokens, pairs of the 5 strongest heads, seed 1.
        public static Request of(PromptSet prompts) {
            return new Request(
                    prompts,
                    AnswerToken.FIRST,
                    new AblationMode.Zero(),
                    Positions.ALL,
                    0,
                    List.of(),
                    5,
                    100_000,
                    org.spinoscope.statistics.Bootstrap.DEFAULT_RESAMPLES,
                    1);
        }

        /// The same with other tokens standing for the answers.
        public Request answering(AnswerToken by) {
            return new Request(
                    prompts, by, ablationMode, positions, selected, first, strongest, flips, resamples, seed);
        }

        /// The same with another stand-in.
        public Request removing(AblationMode by, Positions at) {
            return new Request(prompts, answer, by, at, selected, first, strongest, flips, resamples, seed);
        }

        /// The same with another prompt and other heads first.
        public Request first(int prompt, List<HeadId> heads) {
            return new Request(
                    prompts, answer, ablationMode, positions, prompt, heads, strongest, flips, resamples, seed);
        }

        /// The same with so many heads tried together.
        public Request together(int heads) {
            return new Request(
                    prompts, answer, ablationMode, positions, selected, first, heads, flips, resamples, seed);
        }
    }

    /// Sees the study grow, on the thread that runs it.
    public interface Listener {

        /// The unpatched model and the estimates of all effects, before any head was removed. It may come twice: first
        /// for the selected prompt, with NaN for the others, then for all.
        ///
        /// @param gaps ΔL_actual `[prompt]`
        /// @param estimates of gap without the head − gap `[prompt][layer][head]`
        void estimated(TokenizedPrompts tokenizedPrompts, double[] gaps, double[][][] estimates);

        /// @param gap without the head; NaN if the model's activations are not finite
        void ablated(HeadId head, int prompt, double gap);
    }

    private final RemovalMemory memory;
    private final Listener listener;

    /// @param memory of the model that the study will run
    public AblationStudy(RemovalMemory memory, Listener listener) {
        this.memory = memory;
        this.listener = listener;
    }

    /// A study without an observer that measures everything.
    public AblationStudy() {
        this(new RemovalMemory(), new Listener() {
            @Override
            public void estimated(TokenizedPrompts tokenizedPrompts, double[] gaps, double[][][] estimates) {}

            @Override
            public void ablated(HeadId head, int prompt, double gap) {}
        });
    }

    @Override
    public AblationResult run(Gpt2 model, Request request, Progress progress) {
        var tokenizedPrompts = TokenizedPrompts.of(model, request.prompts(), request.answer());
        var selected = Math.clamp(request.selected(), 0, tokenizedPrompts.used().size() - 1);
        firstEstimates(model, tokenizedPrompts, request, selected, progress.part(0, 0.02));
        var clean = CleanRun.withGradients(model, tokenizedPrompts.trials(), progress.part(0.02, 0.1));
        var ablationValues = new AblationValues(model, clean, request.ablationMode(), request.positions());
        var estimates = ablationValues.firstOrder();
        var gaps = IntStream.range(0, clean.prompts().size())
                .mapToDouble(clean::gap)
                .toArray();
        listener.estimated(tokenizedPrompts, gaps, estimates);

        var known = memory.of(tokenizedPrompts.trials(), request.ablationMode(), request.positions());
        var map = new AblationProgress(model.config(), gaps.length);
        for (var head : model.heads()) {
            for (int p = 0; p < gaps.length; p++) {
                if (known.has(List.of(head), p)) {
                    ablated(head, p, known.gap(List.of(head), p), map);
                }
            }
        }
        new AblationSweep(model, clean, ablationValues)
                .run(
                        early(request.first(), estimates[selected], model.heads()),
                        selected,
                        (head, prompt) -> known.has(List.of(head), prompt),
                        (head, prompt, good, bad) -> {
                            known.keep(List.of(head), prompt, good - bad);
                            ablated(head, prompt, good - bad, map);
                        },
                        progress.part(0.1, 0.6));
        var direct = direct(model, tokenizedPrompts.trials(), progress.part(0.6, 0.65));
        var heads = HeadEffect.all(
                model.heads(), gaps, map.snapshot(), estimates, direct, request, progress.part(0.65, 0.7));
        var jointEffects = JointEffects.of(
                model,
                (set, part) -> known.without(model, clean, ablationValues, set, part),
                gaps,
                heads,
                request,
                progress.part(0.7, 1));
        return new AblationResult(request, tokenizedPrompts, gaps, map.snapshot(), estimates, heads, jointEffects);
    }

    private void ablated(HeadId head, int prompt, double gap, AblationProgress map) {
        map.ablated(head, prompt, gap);
        listener.ablated(head, prompt, gap);
    }

    /// Estimates of the selected prompt alone, which are there long before those of all prompts; NaN for the others.
    /// Stand-ins that come from the other prompts have to wait for those.
    private void firstEstimates(
            Gpt2 model, TokenizedPrompts tokenizedPrompts, Request request, int selected, Progress progress) {
        if (!(request.ablationMode() instanceof AblationMode.Zero
                || request.ablationMode() instanceof AblationMode.ValueBias)) {
            return;
        }
        var clean =
                CleanRun.withGradients(model, List.of(tokenizedPrompts.trials().get(selected)), progress);
        var known = new AblationValues(model, clean, request.ablationMode(), request.positions()).firstOrder()[0];
        var gaps = new double[tokenizedPrompts.used().size()];
        Arrays.fill(gaps, Double.NaN);
        gaps[selected] = clean.gap(0);
        var estimates = new double[gaps.length][known.length][known[0].length];
        for (var prompt : estimates) {
            for (var layer : prompt) {
                Arrays.fill(layer, Double.NaN);
            }
        }
        estimates[selected] = known;
        listener.estimated(tokenizedPrompts, gaps, estimates);
    }

    /// The requested heads, then those with the largest estimates on the selected prompt.
    private static List<HeadId> early(List<HeadId> asked, double[][] estimates, List<HeadId> all) {
        var first = new LinkedHashSet<>(asked);
        all.stream()
                .sorted(Comparator.comparingDouble((HeadId h) -> -Math.abs(estimates[h.layer()][h.head()])))
                .limit(EARLY)
                .forEach(first::add);
        return List.copyOf(first);
    }

    /// What each head writes along the answers' difference itself, with nothing after it: direct logit attribution.
    private static HeadGaps direct(Gpt2 model, List<TokenizedPair> trials, Progress progress) {
        var reading = Reading.ACTUAL;
        var request = HeadGaps.request(
                ActualGaps.request(trials), reading, model.config().layers());
        return HeadGaps.of(model, trials, reading, model.run(request, progress.part(0, 0.5)), progress.part(0.5, 1));
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
