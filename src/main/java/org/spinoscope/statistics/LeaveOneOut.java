package org.spinoscope.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How much a correlation hangs on a single prompt.
///
/// @param r `[prompt]` correlation without that prompt; NaN if the others are constant
/// @param range from the smallest to the largest of the defined ones
public record LeaveOneOut(List<Double> r, Interval range) {

    public LeaveOneOut {
        r = List.copyOf(r);
    }

    /// @param x `[n]`
    /// @param y `[n]`
    /// @return undefined where r itself is, for n < 4, or if no prompt can be left out
    public static Estimate<LeaveOneOut> of(double[] x, double[] y) {
        PairedSample.requireSameLength(x, y);
        if (PairedSample.of(x, y, 4) instanceof Estimate.Undefined<PairedSample>(var reason)) {
            return Estimate.undefined(reason);
        }
        var r = IntStream.range(0, x.length)
                .mapToDouble(i -> PairedSample.of(without(x, i), without(y, i), 3)
                        .number(pair -> pair.x().correlation(pair.y())))
                .toArray();
        var defined = Arrays.stream(r).filter(v -> !Double.isNaN(v)).summaryStatistics();
        return defined.getCount() == 0
                ? Estimate.undefined("Without any one prompt the others are constant.")
                : Estimate.of(new LeaveOneOut(
                        Arrays.stream(r).boxed().toList(), new Interval(defined.getMin(), defined.getMax())));
    }

    private static double[] without(double[] values, int left) {
        var others = new double[values.length - 1];
        System.arraycopy(values, 0, others, 0, left);
        System.arraycopy(values, left + 1, others, left, others.length - left);
        return others;
    }
}
