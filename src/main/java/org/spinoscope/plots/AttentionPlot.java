package org.spinoscope.plots;

import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Values;
import org.spinoscope.study.edit.HeadOnPrompt;

/// How a head attends to the tokens of a prompt.
public final class AttentionPlot {

    private AttentionPlot() {}

    /// Attention weights of the context tokens at the query position.
    public static Figure of(HeadOnPrompt scene, Provenance provenance) {
        List<String> names = IntStream.range(0, scene.tokens().size())
                .mapToObj(
                        i -> Markup.literal(scene.tokens().get(i).text().strip().replace("\n", "⏎")))
                .toList();
        return Plot.titled(
                        scene.last() ? "Attention of the last position" : "Attention of position " + scene.position())
                .x(Axis.categories("", distinct(names)))
                .y(Axis.linear("weight α").limits(0, Double.NaN))
                .add(Bars.over(distinct(names))
                        .group("α", Values.of(scene.field().weights())))
                .provenance(provenance);
    }

    /// Category names must differ; the same token at two places gets its place as a subscript.
    private static List<String> distinct(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.indexOf(names.get(i)) == i ? names.get(i) : names.get(i) + "_{" + (i + 1) + "}")
                .toList();
    }
}
