package org.spinoscope.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.AblationSweep;
import org.spinoscope.gpt2.AblationValues;
import org.spinoscope.gpt2.CleanRun;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HookPoint;
import org.spinoscope.gpt2.NextTokens;
import org.spinoscope.gpt2.SweepPass;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.EmbeddedTheory;
import org.spinoscope.spinbath.EqualLengthTheory;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.study.SequenceProbabilities;

/// Computes the rows of one part. Its prompts are run in batches of one length each, cut by the plan alone, so that
/// every sum is made in the same order wherever the part is computed.
final class PartComputer {

    /// Tokens of one batch: matrix products run at full speed and the widest arrays stay near the processor.
    private static final int TOKENS = 768;

    /// Native bytes the graph of one backward pass may keep: they come and go with each batch, and so does what the
    /// process has in memory.
    private static final double GRAPH_BYTES = 60e6;

    private final Gpt2 model;
    private final SweepPlan plan;

    PartComputer(Gpt2 model, SweepPlan plan) {
        this.model = model;
        this.plan = plan;
    }

    /// @throws java.util.concurrent.CancellationException if `progress` says so
    PartRows rows(List<PlannedPrompt> prompts, Progress progress) {
        var config = model.config();
        var rows = PartRows.of(prompts, plan.readings().size(), config.layers() * config.heads());
        var normalized = new float[prompts.size() * config.dModel()];
        var sigma = new double[prompts.size()];
        var batches = batches(prompts);
        for (int b = 0; b < batches.size(); b++) {
            progress.at((double) b / batches.size(), "Batch " + b);
            batch(
                    rows,
                    normalized,
                    sigma,
                    batches.get(b),
                    progress.part((double) b / batches.size(), (b + 1.0) / batches.size()));
        }
        if (plan.measures().contains(Measure.THEORY)) {
            embeddedTheory(rows, sigma);
        }
        var ids = prompts.stream().map(p -> new int[] {p.good()[0], p.bad()[0]}).toArray(int[][]::new);
        System.arraycopy(NextTokens.of(model, normalized, ids), 0, rows.words(), 0, ids.length);
        if (plan.readings().getFirst().answer() == AnswerToken.SEQUENCE) {
            batches.forEach(places -> sequences(rows, places));
        }
        return rows;
    }

    /// Places of prompts of one length, shortest first.
    private List<List<Integer>> batches(List<PlannedPrompt> prompts) {
        var byLength = new TreeMap<Integer, List<Integer>>();
        for (int p = 0; p < prompts.size(); p++) {
            byLength.computeIfAbsent(prompts.get(p).length(), length -> new ArrayList<>())
                    .add(p);
        }
        var batches = new ArrayList<List<Integer>>();
        byLength.forEach((length, places) -> {
            int most = most(length);
            for (int from = 0; from < places.size(); from += most) {
                batches.add(places.subList(from, Math.min(from + most, places.size())));
            }
        });
        return batches;
    }

    private int most(int length) {
        var c = model.config();
        double tokens = TOKENS;
        if (plan.measures().contains(Measure.ESTIMATE)) {
            double perToken = 4.0 * c.layers() * (5L * c.dMlp() + 14L * c.dModel());
            tokens = Math.min(tokens, GRAPH_BYTES / perToken);
        }
        return Math.max(1, (int) (tokens / length));
    }

    private void batch(PartRows rows, float[] normalized, double[] sigma, List<Integer> places, Progress progress) {
        var trials = places.stream().map(p -> rows.prompts().get(p).trial()).toList();
        var pairs = trials.stream()
                .map(t -> new TokenizedPair(t.tokens(), t.good(), t.bad()))
                .toList();
        boolean estimate = plan.measures().contains(Measure.ESTIMATE);
        var pass = SweepPass.run(model, new SweepPass.Request(pairs, estimate, recorded()), progress);
        int width = model.config().dModel();
        for (int i = 0; i < places.size(); i++) {
            int p = places.get(i);
            rows.actualGap()[p] = pass.gap()[i];
            System.arraycopy(pass.normalized(), i * width, normalized, p * width, width);
            sigma[p] = pass.sigma()[i];
            rows.entropyBits()[p] = pass.entropyBits()[i];
            rows.estimate()[p] = pass.estimate()[i];
            if (plan.measures().contains(Measure.DIRECT)) {
                rows.direct()[p] = pass.direct()[i];
            }
        }
        if (plan.measures().contains(Measure.THEORY)) {
            theory(rows, places, trials, pass);
        }
        if (plan.measures().contains(Measure.EXACT)) {
            exact(rows, places, pairs, progress);
        }
    }

    private Set<HookPoint> recorded() {
        var points = new HashSet<HookPoint>();
        if (plan.measures().contains(Measure.THEORY)) {
            plan.readings().stream()
                    .filter(reading -> !EmbeddedTheory.covers(reading))
                    .forEach(reading -> points.addAll(
                            EqualLengthTheory.needed(reading, model.config().layers())));
        }
        return points;
    }

    /// Of Readings that need nothing of the model's own run but σ_f: all prompts of the part at once.
    private void embeddedTheory(PartRows rows, double[] sigma) {
        var trials = rows.prompts().stream().map(PlannedPrompt::trial).toList();
        for (int r = 0; r < plan.readings().size(); r++) {
            if (EmbeddedTheory.covers(plan.readings().get(r))) {
                var gaps = new EmbeddedTheory(model, trials, plan.readings().get(r)).gaps(sigma);
                System.arraycopy(gaps, 0, rows.theory()[r], 0, gaps.length);
            }
        }
    }

    /// Of the others.
    private void theory(PartRows rows, List<Integer> places, List<TokenizedPair> trials, SweepPass.Result pass) {
        for (int r = 0; r < plan.readings().size(); r++) {
            if (EmbeddedTheory.covers(plan.readings().get(r))) {
                continue;
            }
            var gaps = new EqualLengthTheory(model, trials, plan.readings().get(r)).gaps(pass.recorded(), pass.sigma());
            for (int i = 0; i < places.size(); i++) {
                rows.theory()[r][places.get(i)] = gaps[i];
            }
        }
    }

    /// The whole words' log-probabilities in place of their first tokens'.
    private void sequences(PartRows rows, List<Integer> places) {
        var whole = SequenceProbabilities.of(
                model, places.stream().map(p -> rows.prompts().get(p).whole()).toList(), Progress.NONE);
        for (int i = 0; i < places.size(); i++) {
            int p = places.get(i);
            var first = rows.words()[p];
            rows.actualGap()[p] = whole[i][0] - whole[i][1];
            rows.words()[p] = new NextTokens.Token[] {
                new NextTokens.Token(whole[i][0], first[0].rank()), new NextTokens.Token(whole[i][1], first[1].rank())
            };
        }
    }

    private void exact(PartRows rows, List<Integer> places, List<TokenizedPair> pairs, Progress progress) {
        int heads = model.config().heads();
        var clean = CleanRun.of(model, pairs, progress);
        var values = new AblationValues(model, clean, new AblationMode.Zero(), Positions.ALL);
        new AblationSweep(model, clean, values)
                .run(
                        List.of(),
                        0,
                        (head, prompt, good, bad) ->
                                rows.ablated()[places.get(prompt)][head.layer() * heads + head.head()] = good - bad,
                        progress);
    }
}
