package org.spinoscope.sweep;

import java.util.Arrays;
import java.util.List;
import org.spinoscope.gpt2.NextTokens;

/// The results of one part, in the order of its prompts; heads are counted layer · heads + head. NaN is undefined.
///
/// @param words log-probability and rank of the good, then of the bad word, `[prompt][2]`
/// @param theory `[reading][prompt][head]`
record PartRows(
        List<PlannedPrompt> prompts,
        double[] actualGap,
        NextTokens.Token[][] words,
        double[][][] theory,
        double[][] direct,
        double[][] estimate,
        double[][] ablated,
        double[][] entropyBits) {

    /// Nothing known yet.
    static PartRows of(List<PlannedPrompt> prompts, int readings, int heads) {
        int n = prompts.size();
        var theory = new double[readings][][];
        Arrays.setAll(theory, r -> unknown(n, heads));
        return new PartRows(
                prompts,
                unknown(1, n)[0],
                new NextTokens.Token[n][2],
                theory,
                unknown(n, heads),
                unknown(n, heads),
                unknown(n, heads),
                unknown(n, heads));
    }

    private static double[][] unknown(int rows, int columns) {
        var values = new double[rows][columns];
        for (var row : values) {
            Arrays.fill(row, Double.NaN);
        }
        return values;
    }
}
