package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.study.diffusion.DiffusionResult;

/// The figures of diffusing spins: agreement with GPT-2, bias of the samplers, what a field does.
public final class DiffusionPlots {

    /// Below it an error moves no spin.
    private static final double LEAST_ERROR = 1e-4;

    private final DiffusionResult result;
    private final Provenance provenance;

    public DiffusionPlots(DiffusionResult result, Provenance provenance) {
        this.result = result;
        this.provenance = provenance;
    }

    /// Decoded share of each likely word against GPT-2's probability.
    public Plot agreement() {
        var gpt2 = new ArrayList<Double>();
        var decoded = new ArrayList<Double>();
        var names = new ArrayList<String>();
        double least = 1;
        for (var row : result.exactAgreement()) {
            if (row.decoded() > 0) {
                gpt2.add(row.gpt2());
                decoded.add(row.decoded());
                names.add("“" + row.text() + "”");
                least = Math.min(least, row.gpt2());
            }
        }
        return Figure.titled("Words the spins end at, log-weights exact")
                .x(Axis.log("The model’s probability"))
                .y(Axis.log("Share of the chains"))
                .add(Line.through(Values.of(least, 1), Values.of(least, 1))
                        .as(LineStyle.DASHED, Ink.series(7))
                        .withoutTooltips())
                .add(Points.at(Values.of(gpt2), Values.of(decoded))
                        .as(Symbol.OPEN_CIRCLE, 4, Ink.series(0))
                        .tooltips(names))
                .whenEmpty("No word is likely enough to be counted.")
                .provenance(provenance);
    }

    /// Rank of the good word against the strength of the tilt, one line a field.
    public Plot rank() {
        return perField(
                "Rank of the good word under a field",
                "Rank of the good word",
                row -> row.closed().goodRank());
    }

    /// Negative log-likelihood under GPT-2 against the entropy of what is decoded: the frontier.
    public Plot frontier() {
        var plot = Figure.titled("Likelihood and diversity")
                .x(Axis.linear("Entropy of the decoded law (bit)"))
                .y(Axis.linear("Negative log-likelihood under the model (nat)"))
                .provenance(provenance);
        int colour = 0;
        for (var rows : fields().entrySet()) {
            plot = plot.add(Line.through(
                            values(rows.getValue(), row -> row.closed().entropy()),
                            values(rows.getValue(), row -> row.closed().nll()))
                    .as(LineStyle.SOLID, Ink.series(colour++))
                    .named(rows.getKey()));
        }
        return plot;
    }

    /// KL to GPT-2's law and likelihood against the number of steps, without a field.
    public Plot steps() {
        var rows = result.grid().stream()
                .filter(row -> row.field().equals("none")
                        && row.sampler().equals("flow")
                        && row.path().equals("vmf")
                        && row.residual().equals("exact"))
                .toList();
        return Figure.titled("How many steps are enough")
                .x(Axis.log("Score evaluations a token"))
                .y(Axis.linear("nat"))
                .add(Line.through(
                                values(rows, DiffusionResult.Row::scoreEvaluations),
                                values(rows, row -> row.measured().kl()))
                        .as(LineStyle.SOLID, Ink.series(0))
                        .named("KL to the model’s law, Miller–Madow"))
                .add(Line.through(
                                values(rows, DiffusionResult.Row::scoreEvaluations),
                                values(rows, row -> row.measured().nll()))
                        .as(LineStyle.SOLID, Ink.series(1))
                        .named("negative log-likelihood under the model"))
                .provenance(provenance);
    }

    /// Relative squared error of other scores along the path.
    public Plot residuals() {
        var plot = Figure.titled("Error of the score along the path")
                .x(Axis.log("Heat time τ"))
                .y(Axis.log("Relative squared error").limits(LEAST_ERROR, 10))
                .whenEmpty("No residual was learned for this checkpoint.")
                .provenance(provenance);
        int colour = 0;
        for (var row : result.residuals()) {
            if (row.residual().equals("exact")) {
                continue; // 0 everywhere
            }
            plot = plot.add(Line.through(Values.of(row.tau()), Values.of(row.error()))
                    .as(LineStyle.SOLID, Ink.series(colour++))
                    .named(row.residual()));
        }
        return plot;
    }

    private Plot perField(String title, String label, ToDoubleFunction<DiffusionResult.Row> quantity) {
        var plot = Figure.titled(title)
                .x(Axis.linear("Strength of the tilt κ_{g} = g|N|"))
                .y(Axis.log(label))
                .provenance(provenance);
        int colour = 0;
        for (var rows : fields().entrySet()) {
            plot = plot.add(Line.through(
                            values(rows.getValue(), row -> Double.isNaN(row.strength()) ? 0 : row.strength()),
                            values(rows.getValue(), quantity))
                    .as(LineStyle.SOLID, Ink.series(colour++))
                    .named(rows.getKey()));
        }
        return plot;
    }

    /// Rows of each field by rising g, the one without a field first.
    private LinkedHashMap<String, List<DiffusionResult.Row>> fields() {
        var none = result.grid().stream()
                .filter(row -> row.field().equals("none") && row.sampler().equals("gpt2"))
                .toList();
        var fields = new LinkedHashMap<String, List<DiffusionResult.Row>>();
        for (var row : result.grid()) {
            if (!row.field().equals("none")
                    && row.guidanceKind().equals("tilt")
                    && row.sampler().equals("flow")) {
                fields.computeIfAbsent(row.field(), field -> new ArrayList<>(none))
                        .add(row);
            }
        }
        return fields;
    }

    private static <T> Values values(List<T> rows, ToDoubleFunction<T> quantity) {
        return Values.of(rows.stream().mapToDouble(quantity).toArray());
    }
}
