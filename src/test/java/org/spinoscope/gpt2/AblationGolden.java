package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ComponentPatch.Positions;

/// The float64 reference of removals, in every mode and at both choices of positions.
final class AblationGolden {

    private static final double RELATIVE = 1e-5;
    private static final Map<String, AblationMode> MODES = Map.of(
            "zero", new AblationMode.Zero(),
            "zero_keep_value_bias", new AblationMode.ValueBias(),
            "mean", new AblationMode.Mean(),
            "resample", new AblationMode.Resample(1));
    private static final Map<String, Positions> SITES = Map.of("all", Positions.ALL, "last", Positions.LAST);

    private AblationGolden() {}

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

    /// Compares numbers of every mode with the reference's.
    ///
    /// @param quantity the first part of the reference's name
    static void agrees(Golden golden, String quantity, BiFunction<AblationMode, Positions, double[]> ours) {
        MODES.forEach((mode, ablationMode) -> SITES.forEach((site, positions) ->
                agrees(golden, quantity + "." + mode + "." + site, ours.apply(ablationMode, positions))));
    }

    static void agrees(Golden golden, String name, double[] ours) {
        assertThat(Golden.deviation(ours, golden.values(name))).as(name).isLessThan(RELATIVE);
    }

    /// Gaps `[prompt][set]` without each set of components, row by row.
    static <C extends ModelComponent> double[] together(
            Gpt2 model, CleanRun clean, AblationValues values, List<List<C>> sets) {
        var gaps = new double[clean.prompts().size()][sets.size()];
        for (int s = 0; s < sets.size(); s++) {
            var without = JointAblation.gaps(model, clean, values, sets.get(s), Progress.NONE);
            for (int p = 0; p < without.length; p++) {
                gaps[p][s] = without[p];
            }
        }
        return flat(gaps);
    }

    static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
