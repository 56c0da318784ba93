package org.spinoscope.study.coupling;

import org.spinoscope.common.Progress;
import org.spinoscope.spinbath.orders.Orders;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.FreedmanLaneTest;
import org.spinoscope.statistics.LinearModel;

/// Whether higher orders explain more of ΔL_actual than the head's gap does: nested least squares over the prompts.
///
/// @param m0 {1, ΔL_theory}
/// @param m1 with y⁽²⁾
/// @param m2 with y⁽¹⁾ and y⁽²⁾
/// @param test1 Freedman–Lane test of M1 against M0
/// @param test2 of M2 against M0
public record OrderFits(
        Estimate<LinearModel> m0,
        Estimate<LinearModel> m1,
        Estimate<LinearModel> m2,
        Estimate<FreedmanLaneTest> test1,
        Estimate<FreedmanLaneTest> test2) {

    /// Permutations of the residuals.
    public static final int PERMUTATIONS = 10_000;

    /// The fits of one head.
    public static OrderFits of(OrdersResult.Head head, double[] actual, long seed, Progress progress) {
        var gap = head.values(Orders::gap);
        var y1 = head.values(Orders::y1);
        var y2 = head.values(Orders::y2);
        double[][] base = {gap};
        return new OrderFits(
                LinearModel.of(base, actual),
                LinearModel.of(new double[][] {gap, y2}, actual),
                LinearModel.of(new double[][] {gap, y1, y2}, actual),
                FreedmanLaneTest.freedmanLane(
                        base, new double[][] {y2}, actual, PERMUTATIONS, seed, progress.part(0, 0.5)),
                FreedmanLaneTest.freedmanLane(
                        base, new double[][] {y1, y2}, actual, PERMUTATIONS, seed, progress.part(0.5, 1)));
    }
}
