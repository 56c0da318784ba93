package org.spinoscope.study.coupling;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationSweep;
import org.spinoscope.gpt2.CleanRun;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.RescaledAttention;

/// Attention temperatures at which the model's own gap changes sign, for every head and prompt.
///
/// Each temperature of the grid is one sweep over all heads and prompts, as exact as removing each head is.
public final class MeasuredTemperatures {

    /// Of one head's scan, and of the sweeps over all heads.
    private static final int FINE = 25;

    private static final int COARSE = 13;
    private static final double LOWEST = 0.05;
    private static final double RATIO = 400;

    private MeasuredTemperatures() {}

    /// 25 temperatures from 0.05 to 20, evenly on a logarithmic scale; the middle one is 1.
    public static double[] grid() {
        return grid(FINE);
    }

    /// Every second one of them, at which all heads are swept.
    static double[] sweptGrid() {
        return grid(COARSE);
    }

    private static double[] grid(int points) {
        return IntStream.range(0, points)
                .mapToDouble(i -> i == points / 2 ? 1 : LOWEST * Math.pow(RATIO, i / (points - 1.0)))
                .toArray();
    }

    /// The model's crossings `[layer][head][prompt][any]`.
    public static double[][][][] of(Gpt2 model, PromptTerms terms, Progress progress) {
        var config = model.config();
        var trials = terms.trials().trials();
        var clean = CleanRun.of(model, trials, progress.part(0, 0.02));
        var grid = sweptGrid();
        var gaps = new double[config.layers()][config.heads()][trials.size()][COARSE];
        for (int i = 0; i < COARSE; i++) {
            int at = i;
            if (grid[i] == 1) {
                for (var layer : gaps) {
                    for (var head : layer) {
                        Arrays.setAll(head, p -> with(head[p], at, clean.gap(p)));
                    }
                }
            } else {
                new AblationSweep(model, clean, new RescaledAttention(model, clean, grid[i]))
                        .run(
                                List.of(),
                                0,
                                (head, p, good, bad) -> gaps[head.layer()][head.head()][p][at] = good - bad,
                                progress.part(0.02 + 0.98 * i / COARSE, 0.02 + 0.98 * (i + 1) / COARSE));
            }
        }
        return Arrays.stream(gaps)
                .map(layer -> Arrays.stream(layer)
                        .map(head -> Arrays.stream(head)
                                .map(values -> crossings(grid, values))
                                .toArray(double[][]::new))
                        .toArray(double[][][]::new))
                .toArray(double[][][][]::new);
    }

    private static double[] with(double[] values, int at, double value) {
        values[at] = value;
        return values;
    }

    /// Where gaps at the grid's temperatures change sign, between two of them by a straight line in ln T.
    public static double[] crossings(double[] temperatures, double[] gaps) {
        var logarithms = Arrays.stream(temperatures).map(Math::log).toArray();
        return Arrays.stream(ModelScans.crossings(logarithms, gaps))
                .map(Math::exp)
                .toArray();
    }
}
