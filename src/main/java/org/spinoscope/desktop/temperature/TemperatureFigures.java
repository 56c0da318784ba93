package org.spinoscope.desktop.temperature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.study.Temperature;
import org.spinoscope.study.TemperatureSweep;
import org.spinoscope.study.edit.NextTokenPrediction;

/// Fig. 3 and the distribution at one temperature.
final class TemperatureFigures {

    private TemperatureFigures() {}

    /// One quantity over T: mean over prompts, its spread, and single prompts if chosen.
    ///
    /// @param most upper end of the axis, NaN to leave it to the data
    /// @param row the current prompt among those of the sweep, −1 for none
    /// @param crossover where the mean does something worth a mark, NaN for nowhere
    /// @param means what it does there
    static Plot curves(
            TemperatureSweep.Result result,
            String title,
            String axis,
            ToDoubleFunction<Temperature> quantity,
            boolean single,
            int row,
            double most,
            double crossover,
            String means) {
        var t = Values.of(result.request().temperatures());
        var mean = result.mean(quantity);
        var spread = result.spread(quantity);
        var low = new double[mean.length];
        var high = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            low[i] = mean[i] - spread[i];
            high[i] = mean[i] + spread[i];
        }
        var marks = new ArrayList<Mark>();
        if (result.curves().size() > 1) {
            marks.add(Band.between(t, Values.of(low), Values.of(high))
                    .named("± 1 s.d. over prompts")
                    .inked(Ink.series(0)));
        }
        for (int p = 0; single && p < result.curves().size(); p++) {
            marks.add(Line.through(t, curve(result.curves().get(p), quantity))
                    .as(LineStyle.SOLID.wide(0.6), new Ink.Faded(Ink.Role.MUTED, 0.6))
                    .named(p == 0 ? "single prompts" : "")
                    .labelled(FigureLayout.literal(
                            result.tokenizedPrompts().used().get(p).prompt()))
                    .withoutTooltips());
        }
        marks.add(Line.through(t, Values.of(mean)).named("mean").as(LineStyle.SOLID.wide(1.6), Ink.series(0)));
        if (row >= 0) {
            marks.add(Line.through(t, curve(result.curves().get(row), quantity))
                    .named("this prompt")
                    .labelled(FigureLayout.literal(
                            result.tokenizedPrompts().used().get(row).prompt()))
                    .as(LineStyle.SOLID, Ink.Role.ACCENT));
        }
        if (!Double.isNaN(crossover)) {
            marks.add(ReferenceLine.atX(crossover, means + String.format(Locale.ROOT, "%.3g", crossover))
                    .as(LineStyle.DOTTED, Ink.series(0)));
        }
        return Plot.titled(title)
                .x(Axis.linear("temperature /{T}").limits(0, t.max()))
                .y(Axis.linear(axis).limits(0, most))
                .add(marks.toArray(Mark[]::new));
    }

    private static Values curve(List<Temperature> curve, ToDoubleFunction<Temperature> quantity) {
        return Values.of(curve.stream().mapToDouble(quantity).toArray());
    }

    /// The likeliest next tokens and both answers at T.
    static Figure distribution(NextTokenPrediction nextTokenPrediction, double t, Provenance provenance) {
        var names = new ArrayList<String>();
        var all = new ArrayList<Double>();
        int goodAt = 0;
        int badAt = 0;
        int goodId = nextTokenPrediction.good().shown().id();
        int badId = nextTokenPrediction.bad().shown().id();
        var ids = new ArrayList<NextTokenPrediction.Piece>();
        nextTokenPrediction.top().forEach(c -> ids.add(c.piece()));
        for (var word : List.of(nextTokenPrediction.good(), nextTokenPrediction.bad())) {
            if (ids.stream().noneMatch(p -> p.id() == word.shown().id())) {
                ids.add(word.shown());
            }
        }
        for (var piece : ids) {
            double p = nextTokenPrediction.logits().probability(piece.id(), t);
            var name = FigureLayout.literal(visible(piece.text()));
            names.add(names.contains(name) ? name + "_{" + piece.id() + "}" : name);
            all.add(p);
            if (piece.id() == goodId) {
                goodAt = names.size() - 1;
            }
            if (piece.id() == badId) {
                badAt = names.size() - 1;
            }
        }
        return Plot.titled(String.format(Locale.ROOT, "Next token at /{T} = %.3g", t))
                .x(Axis.linear("probability").limits(0, Double.NaN))
                .y(Axis.categories("", names).reverse())
                .add(
                        Bars.over(names)
                                .asHorizontal()
                                .valued("%.2g")
                                .group(
                                        "probability",
                                        Values.of(
                                                all.stream().mapToDouble(p -> p).toArray())),
                        Points.at(all.get(goodAt), goodAt)
                                .as(Symbol.CIRCLE, 7, Ink.Role.GOOD)
                                .named(FigureLayout.literal(
                                        nextTokenPrediction.good().word())),
                        Points.at(all.get(badAt), badAt)
                                .as(Symbol.SQUARE, 7, Ink.Role.BAD)
                                .named(FigureLayout.literal(
                                        nextTokenPrediction.bad().word())))
                .provenance(provenance);
    }

    private static String visible(String text) {
        return text.startsWith(" ") && text.length() > 1 ? text.substring(1) : "“" + text.replace("\n", "⏎") + "”";
    }
}
