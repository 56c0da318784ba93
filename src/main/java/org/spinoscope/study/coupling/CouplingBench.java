package org.spinoscope.study.coupling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.modes.Compositions;
import org.spinoscope.spinbath.modes.ModeReadout;
import org.spinoscope.spinbath.modes.ModelModes;
import org.spinoscope.study.Bench;
import org.spinoscope.study.CorrelationStudy;

/// How fast modes, orders, compositions and boundaries are computed.
public final class CouplingBench {

    private static final int REPEATS = 3;
    private static final int WORDS = 10;

    private CouplingBench() {}

    /// Measures on a prompt set; each figure is the best of three.
    public static List<Bench.Row> run(Gpt2 model, PromptSet set, Progress progress) {
        var rows = new ArrayList<Bench.Row>();
        progress.at(0, "Modes");
        double gram = seconds(1, () -> model.doubleCircuits().tokenGram());
        rows.add(row("Γ = Uᵀ·wte in float64, once a model", gram, "counts in the modes of all heads"));
        double modes = best(() -> ModelModes.of(model, Progress.NONE));
        rows.add(row("modes of all heads, Γ included", modes + gram, "≤ 1.5 s"));
        var head = new HeadId(0, 0);
        progress.at(0.3, "Read-out of modes");
        rows.add(row(
                "read-out of one head's modes against the vocabulary, both sides",
                best(() -> ModeReadout.Sides.ofCoupling(model, head, WORDS)),
                "≤ 0.3 s"));
        progress.at(0.4, "Compositions");
        rows.add(row("composition scores of all pairs", best(() -> Compositions.of(model, Progress.NONE)), "≤ 3 s"));
        progress.at(0.7, "Orders");
        var gaps = CorrelationStudy.gaps(model, set, Reading.PAPER, Progress.NONE);
        var tokens = gaps.tokenizedPrompts().tokens();
        double forward =
                best(() -> model.run(ForwardRequest.of(tokens).logits(new LogitRequest.Final()), Progress.NONE));
        double orders = best(() -> OrdersResult.of(PromptTerms.of(model, set, Reading.PAPER, gaps, Progress.NONE)));
        rows.add(new Bench.Row(
                "orders of all heads on " + tokens.size() + " prompts",
                String.format(Locale.ROOT, "%.3f s, %.2f × one forward (%.3f s)", orders, orders / forward, forward),
                "≤ 0.5 × one forward"));
        var terms = PromptTerms.of(model, set, Reading.PAPER, gaps, Progress.NONE);
        rows.add(row(
                "boundaries of all heads, with the model's own",
                best(() -> PhasesStudy.run(model, terms, Progress.NONE)),
                ""));
        progress.at(0.9, "Drags");
        var trial = terms.trials().trials().getFirst();
        int[] species = {trial.good()[0], trial.bad()[0], trial.tokens()[0]};
        var study = new CompositionStudy(model, head, species, trial.good(), trial.bad());
        rows.add(row(
                "a new composition, theory",
                best(() -> study.theory(Reading.PAPER).boundaryInTriangle()),
                "≤ 0.05 s"));
        rows.add(row(
                "a new composition, model (12 tokens)",
                best(() -> study.measured(List.of(new int[] {4, 4, 4}))),
                "≤ 0.15 s (embedded)"));
        return rows;
    }

    private static Bench.Row row(String what, double seconds, String goal) {
        return new Bench.Row(what, String.format(Locale.ROOT, "%.3f s", seconds), goal);
    }

    private static double best(Runnable work) {
        return seconds(REPEATS, work);
    }

    private static double seconds(int repeats, Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }
}
