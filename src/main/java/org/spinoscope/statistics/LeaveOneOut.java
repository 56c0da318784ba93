package org.spinoscope.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// How much a correlation hangs on a single prompt.
///
/// @param r `[prompt]` correlation without that prompt; NaN if the others are constant
/// @param range from the smallest to the largest of the defined ones
public record LeaveOneOut(List<Double> r, Interval range) {

    /// Share of a sum of squares that has to be left for ten digits to be right.
    private static final double ENOUGH = 1e-4;

    private static final double NARROW = 1e-6;

    public LeaveOneOut {
        r = List.copyOf(r);
    }

    /// @param x `[n]`
    /// @param y `[n]`
    /// @return undefined where r itself is, for n < 4, or if no prompt can be left out
    public static Estimate<LeaveOneOut> of(double[] x, double[] y) {
        PairedSample.requireSameLength(x, y);
        return PairedSample.of(x, y, 4).flatMap(pair -> of(x, y, pair));
    }

    private static Estimate<LeaveOneOut> of(double[] x, double[] y, PairedSample pair) {
        double r = pair.x().correlation(pair.y());
        var without = IntStream.range(0, x.length)
                .mapToDouble(i -> shortened(pair, r, i).orElseGet(() -> anew(x, y, i)))
                .toArray();
        var defined = Arrays.stream(without).filter(v -> !Double.isNaN(v)).summaryStatistics();
        return defined.getCount() == 0
                ? Estimate.undefined("Without any one prompt the others are constant.")
                : Estimate.of(new LeaveOneOut(
                        Arrays.stream(without).boxed().toList(), new Interval(defined.getMin(), defined.getMax())));
    }

    /// From the whole sample: with c = n/(n−1) the sums of the others are those of all less c·u_i v_i, c·u_i² and
    /// c·v_i². Empty where a difference of nearly equal numbers would lose digits.
    private static OptionalDouble shortened(PairedSample pair, double r, int i) {
        double c = pair.x().unit().length / (pair.x().unit().length - 1.0);
        double u = pair.x().unit()[i];
        double v = pair.y().unit()[i];
        double ofX = 1 - c * u * u;
        double ofY = 1 - c * v * v;
        return ofX < ENOUGH || ofY < ENOUGH || isNarrow(pair.x()) || isNarrow(pair.y())
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.clamp((r - c * u * v) / Math.sqrt(ofX * ofY), -1.0, 1.0));
    }

    /// Whether the values differ so little that without one they may be constant up to rounding.
    private static boolean isNarrow(StandardizedVariable variable) {
        return variable.norm() < NARROW * Math.abs(variable.mean());
    }

    private static double anew(double[] x, double[] y, int i) {
        return PairedSample.of(without(x, i), without(y, i), 3)
                .number(pair -> pair.x().correlation(pair.y()));
    }

    private static double[] without(double[] values, int left) {
        var others = new double[values.length - 1];
        System.arraycopy(values, 0, others, 0, left);
        System.arraycopy(values, left + 1, others, left, others.length - left);
        return others;
    }
}
