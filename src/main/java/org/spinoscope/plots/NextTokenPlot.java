package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.study.edit.NextTokenPrediction;

/// The distribution of the next token at one temperature.
public final class NextTokenPlot {

    /// Diameter of the answers' marks, points.
    private static final double MARK = 7;

    private NextTokenPlot() {}

    /// The likeliest next tokens and both answers at T: bars from zero, or points over a logarithmic axis, which has
    /// no zero to begin bars at.
    public static Figure of(NextTokenPrediction prediction, double t, boolean log, Provenance provenance) {
        var names = new ArrayList<String>();
        var all = new ArrayList<Double>();
        int goodAt = 0;
        int badAt = 0;
        int goodId = prediction.good().shown().id();
        int badId = prediction.bad().shown().id();
        var ids = new ArrayList<NextTokenPrediction.Piece>();
        prediction.top().forEach(c -> ids.add(c.piece()));
        for (var word : List.of(prediction.good(), prediction.bad())) {
            if (ids.stream().noneMatch(p -> p.id() == word.shown().id())) {
                ids.add(word.shown());
            }
        }
        for (var piece : ids) {
            double p = prediction.logits().probability(piece.id(), t);
            var name = Markup.literal(visible(piece.text()));
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
                .x(log ? Axis.log("probability") : Axis.linear("probability").limits(0, Double.NaN))
                .y(Axis.categories("", names).reverse())
                .add(
                        tokens(names, all, List.of(goodAt, badAt), log),
                        answer(all.get(goodAt), goodAt, log)
                                .as(Symbol.CIRCLE, MARK, Ink.Role.GOOD)
                                .named(Markup.literal(prediction.good().word())),
                        answer(all.get(badAt), badAt, log)
                                .as(Symbol.SQUARE, MARK, Ink.Role.BAD)
                                .named(Markup.literal(prediction.bad().word())))
                .provenance(provenance);
    }

    /// @param answers places of tokens that have a mark of their own
    private static Mark tokens(List<String> names, List<Double> all, List<Integer> answers, boolean log) {
        if (!log) {
            return Bars.over(names)
                    .asHorizontal()
                    .valued("%.2g")
                    .apart(MARK / 2)
                    .group("probability", values(all.stream()));
        }
        var others = IntStream.range(0, names.size())
                .filter(i -> !answers.contains(i))
                .boxed()
                .toList();
        return Points.at(
                        values(others.stream().map(all::get)),
                        values(others.stream().map(Integer::doubleValue)))
                .as(Symbol.CIRCLE, 4, Ink.series(0))
                .labelled(others.stream().map(i -> number(all.get(i))).toList());
    }

    /// The bar of a linear axis has a number already.
    private static Points answer(double probability, int place, boolean log) {
        var mark = Points.at(probability, place);
        return log ? mark.labelled(number(probability)) : mark;
    }

    private static String number(double probability) {
        return NumberFormats.probability(probability);
    }

    private static Values values(Stream<Double> numbers) {
        return Values.of(numbers.mapToDouble(p -> p).toArray());
    }

    private static String visible(String text) {
        return text.startsWith(" ") && text.length() > 1 ? text.substring(1) : "“" + text.replace("\n", "⏎") + "”";
    }
}
