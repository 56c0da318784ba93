package org.spinoscope.study.coupling;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ComponentPatch;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadPatch;
import org.spinoscope.gpt2.ScorePatch;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.modes.ModeVectors;
import org.spinoscope.study.ActualGaps;

/// The model's own gap along an axis on which theory draws a boundary. Every scan is one batched forward pass.
public final class ModelScans {

    private ModelScans() {}

    /// ΔL_actual of a prompt with one head's scores divided by each attention temperature.
    public static double[] attentionTemperature(Gpt2 model, TokenizedPair trial, HeadId head, double[] temperatures) {
        var copies = Collections.nCopies(temperatures.length, trial);
        var request = ActualGaps.request(copies).rescoring(List.of(new ScorePatch.Divided(head, temperatures.clone())));
        return ActualGaps.of(copies, model.run(request, Progress.NONE));
    }

    /// ΔL_actual of contexts, any number at once.
    public static double[] contexts(Gpt2 model, List<int[]> contexts, int[] good, int[] bad) {
        var trials = contexts.stream()
                .map(tokens -> new TokenizedPair(tokens, good, bad))
                .toList();
        return ActualGaps.of(trials, model.run(ActualGaps.request(trials), Progress.NONE));
    }

    /// ΔL_actual with a head's mixed values at the last position replaced, each row in turn.
    ///
    /// @param z `[any][d_head]`
    public static double[] replaced(Gpt2 model, TokenizedPair trial, HeadId head, double[][] z) {
        var copies = Collections.nCopies(z.length, trial);
        var values = new float[z.length][trial.length()][];
        for (int i = 0; i < z.length; i++) {
            var row = new float[z[i].length];
            for (int a = 0; a < row.length; a++) {
                row[a] = (float) z[i][a];
            }
            Arrays.fill(values[i], row);
        }
        var patch = new HeadPatch(head, ComponentPatch.Positions.LAST, new ComponentPatch.PerPosition(values));
        return ActualGaps.of(copies, model.run(ActualGaps.request(copies).patching(List.of(patch)), Progress.NONE));
    }

    /// What modes of a head's coupling do to the gap.
    ///
    /// @param gap ΔL_actual
    /// @param without ΔL_actual without each group of modes
    public record CausalWeights(double gap, double[] without) {

        /// Change of the gap when a group is removed.
        public double of(int group) {
            return without[group] - gap;
        }
    }

    /// Removes each group of modes from the head's scores at all positions, x = ln_1(resid_pre); terms of the biases
    /// stay.
    ///
    /// @param groups modes that go together `[group][any]`
    public static CausalWeights causalWeights(
            Gpt2 model, TokenizedPair trial, HeadId head, ModeVectors modes, List<int[]> groups) {
        int count = modes.singular().length;
        var asks = IntStream.range(0, count)
                .mapToObj(i -> Arrays.stream(modes.first()[i])
                        .map(u -> u * modes.singular()[i])
                        .toArray())
                .toArray(double[][]::new);
        var removed = new boolean[groups.size() + 1][count];
        for (int g = 0; g < groups.size(); g++) {
            for (int mode : groups.get(g)) {
                removed[g + 1][mode] = true;
            }
        }
        var copies = Collections.nCopies(removed.length, trial);
        var request = ActualGaps.request(copies)
                .rescoring(List.of(new ScorePatch.WithoutModes(head, asks, modes.second(), removed)));
        var gaps = ActualGaps.of(copies, model.run(request, Progress.NONE));
        return new CausalWeights(gaps[0], Arrays.copyOfRange(gaps, 1, gaps.length));
    }

    /// Where values along an axis change sign, between two places by a straight line.
    ///
    /// @param at places, ascending
    public static double[] crossings(double[] at, double[] values) {
        return IntStream.range(0, at.length - 1)
                .filter(i -> values[i] < 0 && values[i + 1] > 0 || values[i] > 0 && values[i + 1] < 0)
                .mapToDouble(i -> at[i] + (at[i + 1] - at[i]) * values[i] / (values[i] - values[i + 1]))
                .toArray();
    }
}
