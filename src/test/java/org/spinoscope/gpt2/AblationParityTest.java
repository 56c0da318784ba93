package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;

/// Removed heads against the float64 reference, which replaces z and runs the whole model every time.
class AblationParityTest {

    /// Chunks of 512 rows hold several heads and prompts; of 1 row a single pair each.
    @ParameterizedTest
    @CsvSource({"tiny-12x12, 512", "tiny-12x12, 40", "odd-3x5, 512", "odd-3x5, 1"})
    void everyHeadOfEveryPromptAgreesInEveryModeHoweverTheSweepIsCut(String name, int rows) {
        try (var golden = Golden.open("ablation/" + name);
                var model = Golden.model(name)) {
            var prompts = AblationGolden.prompts(golden);
            var clean = CleanRun.of(model, prompts, Progress.NONE);
            AblationGolden.agrees(golden, "ablated", (mode, positions) -> {
                var map = new AblationProgress(model.config(), prompts.size());
                new AblationSweep(model, clean, new AblationValues(model, clean, mode, positions), rows)
                        .run(List.of(new HeadId(2, 3), new HeadId(0, 1)), 2, map, Progress.NONE);
                var result = map.snapshot();
                assertThat(result.complete()).isTrue();
                return flat(result.gap());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void firstOrderEstimatesAgreeInEveryMode(String name) {
        try (var golden = Golden.open("ablation/" + name);
                var model = Golden.model(name)) {
            var clean = CleanRun.withGradients(model, AblationGolden.prompts(golden), Progress.NONE);
            var gaps = IntStream.range(0, clean.prompts().size())
                    .mapToDouble(clean::gap)
                    .toArray();
            AblationGolden.agrees(golden, "gap", gaps);
            AblationGolden.agrees(
                    golden,
                    "firstOrder",
                    (mode, positions) -> flat(new AblationValues(model, clean, mode, positions).firstOrder()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void anySetOfHeadsTogetherAgreesInEveryMode(String name) {
        try (var golden = Golden.open("ablation/" + name);
                var model = Golden.model(name)) {
            var clean = CleanRun.of(model, AblationGolden.prompts(golden), Progress.NONE);
            var sets = sets(golden);
            AblationGolden.agrees(
                    golden,
                    "sets",
                    (mode, positions) -> AblationGolden.together(
                            model, clean, new AblationValues(model, clean, mode, positions), sets));
        }
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
        return Arrays.stream(map)
                .map(AblationGolden::flat)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
