package org.spinoscope.study.coupling;

import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.orders.Orders;
import org.spinoscope.statistics.LinearModel;
import org.spinoscope.statistics.Regression;

/// Leave-one-out R² where the head, too, is chosen without the prompt that is predicted: the head of largest |r| of
/// ΔL_theory among the others.
///
/// @param r2 of M0, M1, M2; NaN if a fold has no fit
/// @param chosen the head of each fold
public record ChosenInsideFolds(double[] r2, List<HeadId> chosen) {

    public static ChosenInsideFolds of(OrdersResult orders) {
        var actual = orders.terms().actual();
        int n = actual.length;
        var heads = IntStream.range(0, n)
                .parallel()
                .mapToObj(fold -> best(orders, actual, fold))
                .toList();
        var r2 = new double[3];
        double mean = java.util.Arrays.stream(actual).average().orElse(0);
        double total = 0;
        for (double y : actual) {
            total += Math.pow((y - mean) * n / (n - 1), 2);
        }
        for (int m = 0; m < 3; m++) {
            double press = 0;
            for (int fold = 0; fold < n; fold++) {
                press += Math.pow(actual[fold] - predicted(heads.get(fold), actual, fold, m), 2);
            }
            r2[m] = 1 - press / total;
        }
        return new ChosenInsideFolds(
                r2, heads.stream().map(OrdersResult.Head::id).toList());
    }

    private static OrdersResult.Head best(OrdersResult orders, double[] actual, int fold) {
        var y = without(actual, fold);
        return orders.heads().stream()
                .max(java.util.Comparator.comparingDouble(head -> {
                    double r = Regression.of(without(head.values(Orders::gap), fold), y)
                            .number(Regression::r);
                    return Double.isNaN(r) ? -1 : Math.abs(r);
                }))
                .orElseThrow();
    }

    private static double predicted(OrdersResult.Head head, double[] actual, int fold, int model) {
        var gap = head.values(Orders::gap);
        var y1 = head.values(Orders::y1);
        var y2 = head.values(Orders::y2);
        double[][] terms = switch (model) {
            case 0 -> new double[][] {gap};
            case 1 -> new double[][] {gap, y2};
            default -> new double[][] {gap, y1, y2};
        };
        var others = new double[terms.length][];
        for (int t = 0; t < terms.length; t++) {
            others[t] = without(terms[t], fold);
        }
        return LinearModel.of(others, without(actual, fold)).number(fit -> {
            double y = fit.coefficients().getFirst();
            for (int t = 0; t < terms.length; t++) {
                y += fit.coefficients().get(t + 1) * terms[t][fold];
            }
            return y;
        });
    }

    private static double[] without(double[] values, int left) {
        return IntStream.range(0, values.length)
                .filter(i -> i != left)
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
