package org.spinoscope.plots;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.orders.Orders;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.coupling.OrdersResult;

/// The figures of the orders of heads' gaps.
public final class OrderPlots {

    /// Smaller shares of the largest remainder are not shown.
    private static final double ROUNDING = 1e-9;

    private final OrdersResult orders;
    private final Provenance provenance;

    public OrderPlots(OrdersResult orders, ProvenanceSource source) {
        this.orders = orders;
        this.provenance = source.provenance(
                orders.terms().prompts(), orders.terms().reading().toString(), "");
    }

    /// What each order contributes to a head's gap on every prompt, one on the other, and their sum.
    public Plot contributions(HeadId id) {
        var head = orders.of(id);
        var names = orders.terms().trials().used().stream()
                .map(pair -> Markup.literal(pair.good() + "/" + pair.bad()))
                .toList();
        var sums = IntStream.range(0, names.size())
                .mapToDouble(p -> head.values(Orders::y0)[p]
                        + head.values(Orders::y1)[p]
                        + head.values(Orders::y2)[p]
                        + head.values(Orders::remainder)[p])
                .toArray();
        return Figure.titled("Orders of the gap of head " + id)
                .x(Axis.categories("", names))
                .y(Axis.linear("part of Δ/{L}_{theory}"))
                .add(
                        ReferenceLine.atY(0, ""),
                        Bars.over(names)
                                .group("/{y}^{(0)}", Values.of(head.values(Orders::y0)))
                                .group("/{y}^{(1)}", Values.of(head.values(Orders::y1)))
                                .group("/{y}^{(2)}", Values.of(head.values(Orders::y2)))
                                .group("remainder", Values.of(head.values(Orders::remainder)), Ink.Role.MUTED)
                                .asStacked(),
                        Points.at(
                                        Values.of(IntStream.range(0, sums.length)
                                                .asDoubleStream()
                                                .toArray()),
                                        Values.of(sums))
                                .as(Symbol.DIAMOND, 4, Ink.Role.FOREGROUND)
                                .named("Δ/{L}_{theory}"))
                .provenance(provenance);
    }

    /// r of each order alone with ΔL_actual, over all heads, as an ordered curve each.
    public Plot correlations() {
        var plot = Figure.titled("Correlation of each order with the model's gap")
                .x(Axis.linear("heads by falling |/{r}|"))
                .y(Axis.linear("|/{r}|").limits(0, 1));
        List<ToDoubleFunction<OrdersResult.Head>> orderR = List.of(
                h -> h.fit0().number(Regression::r),
                h -> h.fit1().number(Regression::r),
                h -> h.fit2().number(Regression::r));
        for (int m = 0; m < 3; m++) {
            var falling = orders.heads().stream()
                    .mapToDouble(orderR.get(m))
                    .map(Math::abs)
                    .filter(Double::isFinite)
                    .map(r -> -r)
                    .sorted()
                    .map(r -> -r)
                    .toArray();
            var rank =
                    IntStream.rangeClosed(1, falling.length).mapToDouble(i -> i).toArray();
            plot = plot.add(Points.at(Values.of(rank), Values.of(falling))
                    .as(Symbol.CIRCLE, 3, Ink.series(m))
                    .named("/{y}^{(" + m + ")} alone"));
        }
        return plot.whenEmpty("no head has a correlation").provenance(provenance);
    }

    /// What the three orders leave, against the score spread; the series is sure to converge in the shaded region.
    public Plot remainders() {
        var all =
                orders.heads().stream().flatMap(head -> head.orders().stream()).toList();
        var spread = all.stream().mapToDouble(Orders::spread).toArray();
        var rest = all.stream().mapToDouble(o -> Math.abs(o.remainder())).toArray();
        double most = Math.max(Arrays.stream(rest).max().orElse(0), Double.MIN_NORMAL);
        double least =
                Arrays.stream(rest).filter(r -> r > most * ROUNDING).min().orElse(most * ROUNDING);
        double inside = all.stream().filter(Orders::converges).count() / (double) all.size();
        return Figure.titled("What three orders leave out")
                .x(Axis.linear("spread of scores"))
                .y(Axis.log("|remainder|").limits(least / 2, most * 2))
                .add(
                        Band.between(
                                        Values.of(0, Orders.GUARANTEED),
                                        Values.of(least / 2, least / 2),
                                        Values.of(most * 2, most * 2))
                                .inked(Ink.series(2).faded(0.3))
                                .named("convergence guaranteed"),
                        Points.at(Values.of(spread), Values.of(rest))
                                .as(Symbol.CIRCLE, 2, Ink.series(0).faded(0.5)))
                .caption(NumberFormats.fixed(100 * inside, 0) + " % of head–prompt pairs have a spread below π.")
                .provenance(provenance);
    }

    /// Which two keys act together on a head's gap: ∂²y/∂Ω_j∂Ω_k.
    ///
    /// @param tokens the prompt's tokens
    public Plot secondResponse(HeadId id, HeadTerms terms, List<String> tokens) {
        return TokenGrid.tokens(
                        "Second response of head " + id,
                        "∂²Δ/{L}/∂/{Ω}_{j}∂/{Ω}_{k}",
                        tokens.stream().map(Markup::literal).toList(),
                        Orders.secondResponse(terms),
                        "token /{j}",
                        "token /{k}")
                .provenance(provenance);
    }
}
