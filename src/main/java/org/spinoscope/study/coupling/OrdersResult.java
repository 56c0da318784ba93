package org.spinoscope.study.coupling;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.orders.Orders;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.Regression;

/// The orders of every head's gap over a prompt set, and how each alone goes with the model's gap.
///
/// @param heads layer by layer
public record OrdersResult(PromptTerms terms, List<Head> heads) {

    /// One head.
    ///
    /// @param orders `[prompt]`
    /// @param fit0 regression of ΔL_actual on y⁽⁰⁾ alone
    /// @param fit1 on y⁽¹⁾ alone
    /// @param fit2 on y⁽²⁾ alone
    public record Head(
            HeadId id,
            List<Orders> orders,
            Estimate<Regression> fit0,
            Estimate<Regression> fit1,
            Estimate<Regression> fit2) {

        /// One of the numbers, `[prompt]`.
        public double[] values(ToDoubleFunction<Orders> of) {
            return orders.stream().mapToDouble(of).toArray();
        }
    }

    /// The orders of all heads.
    public static OrdersResult of(PromptTerms terms) {
        return new OrdersResult(
                terms, terms.heads().stream().map(id -> head(terms, id)).toList());
    }

    private static Head head(PromptTerms terms, HeadId id) {
        var orders = Arrays.stream(terms.of(id)).map(Orders::of).toList();
        return new Head(
                id,
                orders,
                fit(orders, Orders::y0, terms.actual()),
                fit(orders, Orders::y1, terms.actual()),
                fit(orders, Orders::y2, terms.actual()));
    }

    private static Estimate<Regression> fit(List<Orders> orders, ToDoubleFunction<Orders> of, double[] actual) {
        return Regression.of(orders.stream().mapToDouble(of).toArray(), actual);
    }

    public Head of(HeadId head) {
        return heads.stream().filter(h -> h.id().equals(head)).findFirst().orElseThrow();
    }
}
