package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ComponentPatch.Positions;

/// Removed heads against the float64 reference, which replaces z and runs the whole model every time.
class AblationParityTest {

    private static final double RELATIVE = 1e-5;
    private static final Map<String, AblationMode> MODES = Map.of(
            "zero", new AblationMode.Zero(),
            "zero_keep_value_bias", new AblationMode.ValueBias(),
            "mean", new AblationMode.Mean(),
            "resample", new AblationMode.Resample(1));
    private static final Map<String, Positions> SITES = Map.of("all", Positions.ALL, "last", Positions.LAST);

    /// Chunks of 512 rows hold several heads and prompts; of 1 row a single pair each.
    @ParameterizedTest
    @CsvSource({"tiny-12x12, 512", "tiny-12x12, 40", "odd-3x5, 512", "odd-3x5, 1"})
    void everyHeadOfEveryPromptAgreesInEveryModeHoweverTheSweepIsCut(String name, int rows) {
        try (var golden = Golden.open("ablation/" + name);
                var model = Golden.model(name)) {
            var prompts = prompts(golden);
            var clean = CleanRun.of(model, prompts, Progress.NONE);
            MODES.forEach((mode, ablationMode) -> SITES.forEach((site, positions) -> {
                var map = new AblationProgress(model.config(), prompts.size());
                var ablationValues = new AblationValues(model, clean, ablationMode, positions);
                new AblationSweep(model, clean, ablationValues, rows)
                        .run(List.of(new HeadId(2, 3), new HeadId(0, 1)), 2, map, Progress.NONE);
                var result = map.snapshot();
                assertThat(result.complete()).isTrue();
                var expected = golden.values("ablated." + mode + "." + site);
                assertThat(Golden.deviation(flat(result.gap()), expected))
                        .as(mode + " at " + site)
                        .isLessThan(RELATIVE);
            }));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void firstOrderEstimatesAgreeInEveryMode(String name) {
        try (var golden = Golden.open("ablation/" + name);
                var model = Golden.model(name)) {
            var clean = CleanRun.withGradients(model, prompts(golden), Progress.NONE);
            var gaps = java.util.stream.IntStream.range(0, clean.prompts().size())
                    .mapToDouble(clean::gap)
                    .toArray();
            assertThat(Golden.deviation(gaps, golden.values("gap"))).isLessThan(RELATIVE);
            MODES.forEach((mode, ablationMode) -> SITES.forEach((site, positions) -> {
                var estimates = new AblationValues(model, clean, ablationMode, positions).firstOrder();
                var expected = golden.values("firstOrder." + mode + "." + site);
                assertThat(Golden.deviation(flat(estimates), expected))
                        .as(mode + " at " + site)
                        .isLessThan(RELATIVE);
            }));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void anySetOfHeadsTogetherAgreesInEveryMode(String name) {
        try (var golden = Golden.open("ablation/" + name);
                var model = Golden.model(name)) {
            var clean = CleanRun.of(model, prompts(golden), Progress.NONE);
            var sets = sets(golden);
            MODES.forEach((mode, ablationMode) -> SITES.forEach((site, positions) -> {
                var ablationValues = new AblationValues(model, clean, ablationMode, positions);
                var gaps = new double[clean.prompts().size()][sets.size()];
                for (int s = 0; s < sets.size(); s++) {
                    var without = JointAblation.gaps(model, clean, ablationValues, sets.get(s), Progress.NONE);
                    for (int p = 0; p < without.length; p++) {
                        gaps[p][s] = without[p];
                    }
                }
                var expected = golden.values("sets." + mode + "." + site);
                assertThat(Golden.deviation(flat(new double[][][] {gaps}), expected))
                        .as(mode + " at " + site)
                        .isLessThan(RELATIVE);
            }));
        }
    }

    static List<TokenizedPair> prompts(Golden golden) {
        var prompts = new ArrayList<TokenizedPair>();
        golden.index()
                .get("prompts")
                .forEach(p -> prompts.add(new TokenizedPair(
                        Golden.ints(p.get("tokens")),
                        new int[] {p.get("good").asInt()},
                        new int[] {p.get("bad").asInt()})));
        return prompts;
    }

    private static List<List<HeadId>> sets(Golden golden) {
        var sets = new ArrayList<List<HeadId>>();
        golden.index().get("sets").forEach(set -> {
            var heads = new ArrayList<HeadId>();
            set.forEach(h -> heads.add(new HeadId(h.get(0).asInt(), h.get(1).asInt())));
            sets.add(heads);
        });
        return sets;
    }

    private static double[] flat(double[][][] map) {
        return java.util.Arrays.stream(map)
                .flatMap(java.util.Arrays::stream)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
    }
}
