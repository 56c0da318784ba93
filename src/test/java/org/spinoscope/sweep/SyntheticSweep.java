package org.spinoscope.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.spinoscope.gpt2.NextTokens;
import org.spinoscope.prompt.bulk.Rejections.Rejected;
import org.spinoscope.spinbath.Reading;

/// A result folder of any size, written by the program's own writer: made-up numbers whose
/// correlations are known.
///
/// Head (l, h) follows ΔL_actual with a slope that grows with l and h; relations differ in their means.
public final class SyntheticSweep {

    private static final int RELATIONS = 20;

    private SyntheticSweep() {}

    /// @param parts how many of the parts are written; the rest is left to be computed
    public static SweepPlan write(SweepFolder folder, int prompts, int layers, int heads, int partPrompts, int parts) {
        var list = new ArrayList<SweepPlan.Part>();
        for (int first = 0; first < prompts; first += partPrompts) {
            int size = Math.min(partPrompts, prompts - first);
            list.add(new SweepPlan.Part(list.size(), first, size, 6L * size));
        }
        var plan = new SweepPlan(
                "test",
                new SweepPlan.Model("synthetic", "0".repeat(64), layers, heads),
                new SweepPlan.Prompts("synthetic", "0".repeat(64), "csv", prompts, List.<Rejected>of()),
                List.of(Reading.PAPER),
                Set.of(Measure.THEORY, Measure.DIRECT, Measure.ESTIMATE),
                1,
                1,
                new SweepPlan.Options(partPrompts, Long.MAX_VALUE, "refuse", ""),
                list);
        var random = new SplittableRandom(7);
        try (var parquet = new Parquet()) {
            for (var part : list.subList(0, Math.min(parts, list.size()))) {
                new PartFiles(folder, plan).write(part, rows(part, layers, heads, random), parquet);
            }
        }
        Manifest.write(folder.manifest(), plan);
        return plan;
    }

    private static PartRows rows(SweepPlan.Part part, int layers, int heads, SplittableRandom random) {
        var prompts = new ArrayList<PlannedPrompt>();
        for (int p = 0; p < part.prompts(); p++) {
            long number = part.firstPrompt() + p;
            int length = 4 + (int) (number % 5);
            var tokens = new int[length];
            for (int t = 0; t < length; t++) {
                tokens[t] = 65 + (int) ((number + t) % 26);
            }
            prompts.add(new PlannedPrompt(
                    number,
                    "R" + number % RELATIONS,
                    "a",
                    "b",
                    tokens,
                    new int[] {65},
                    new int[] {66},
                    tokens,
                    tokens));
        }
        var rows = PartRows.of(prompts, 1, layers * heads);
        for (int p = 0; p < prompts.size(); p++) {
            double actual = random.nextGaussian() + 0.1 * ((part.firstPrompt() + p) % RELATIONS);
            rows.actualGap()[p] = actual;
            double logProb = -3 * random.nextDouble();
            rows.words()[p] = new NextTokens.Token[] {
                new NextTokens.Token(logProb, 1 + (int) (-4 * logProb)), new NextTokens.Token(logProb - 1, 40)
            };
            for (int h = 0; h < layers * heads; h++) {
                int layer = h / heads;
                double slope = (layer + 1.0) * (h % heads + 1.0) / (layers * heads);
                rows.theory()[0][p][h] = slope * actual + random.nextGaussian();
                rows.direct()[p][h] = 0.5 * rows.theory()[0][p][h];
                rows.estimate()[p][h] = -0.1 * slope * actual;
                rows.entropyBits()[p][h] = 1;
            }
        }
        return rows;
    }
}
