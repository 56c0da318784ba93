package org.spinoscope.desktop.temperature;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleBooleanProperty;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Plot;
import org.spinoscope.plots.NextTokenPlot;
import org.spinoscope.plots.TemperaturePlots;
import org.spinoscope.plots.TemperaturePlots.Overlay;
import org.spinoscope.study.TemperatureSweep;
import org.spinoscope.study.edit.NextTokenPrediction;

/// What the temperature view shows at the selected T.
public final class TemperatureViewModel {

    private final StudyResults studyResults;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;
    private final SimpleBooleanProperty single = new SimpleBooleanProperty();
    private final SimpleBooleanProperty logarithmic = new SimpleBooleanProperty();
    private final ObjectBinding<AsyncResult<Figure>> entropy;
    private final ObjectBinding<AsyncResult<Figure>> top1;
    private final ObjectBinding<AsyncResult<Figure>> response;
    private final ObjectBinding<AsyncResult<Figure>> distribution;
    private final StringBinding readings;

    public TemperatureViewModel(StudyResults studyResults, Selection selection, ProvenanceFactory provenanceFactory) {
        this.studyResults = studyResults;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
        entropy = figure(TemperaturePlots::entropy);
        top1 = figure(TemperaturePlots::top1);
        response = figure(TemperaturePlots::heatCapacity);
        distribution = Bindings.createObjectBinding(
                () -> studyResults
                        .answers()
                        .get()
                        .map(nextTokenPrediction -> NextTokenPlot.of(
                                nextTokenPrediction,
                                selection.now().temperature(),
                                logarithmic.get(),
                                provenanceFactory.answering(nextTokenPrediction.pair(), nextTokenPrediction.answer()))),
                studyResults.answers(),
                selection.choice(),
                logarithmic);
        readings = Bindings.createStringBinding(
                this::words, studyResults.answers(), studyResults.temperature(), selection.choice());
    }

    /// Whether single prompts are drawn beside the mean.
    public SimpleBooleanProperty single() {
        return single;
    }

    /// Whether next tokens are shown over a logarithmic axis.
    SimpleBooleanProperty logarithmic() {
        return logarithmic;
    }

    ObjectBinding<AsyncResult<Figure>> entropy() {
        return entropy;
    }

    ObjectBinding<AsyncResult<Figure>> top1() {
        return top1;
    }

    /// Var_P(L)/T² over T.
    ObjectBinding<AsyncResult<Figure>> response() {
        return response;
    }

    ObjectBinding<AsyncResult<Figure>> distribution() {
        return distribution;
    }

    StringBinding readings() {
        return readings;
    }

    Selection selection() {
        return selection;
    }

    private ObjectBinding<AsyncResult<Figure>> figure(BiFunction<TemperaturePlots, Overlay, Plot> make) {
        return Bindings.createObjectBinding(
                () -> studyResults.temperature().get().map(result -> make.apply(plots(result), overlay(result))),
                studyResults.temperature(),
                selection.choice(),
                single);
    }

    private TemperaturePlots plots(TemperatureSweep.Result result) {
        return new TemperaturePlots(result, provenanceFactory.sources());
    }

    private Overlay overlay(TemperatureSweep.Result result) {
        int row = row(result);
        return new Overlay(single.get(), row < 0 ? OptionalInt.empty() : OptionalInt.of(row), true);
    }

    private static String place(double t) {
        return Double.isNaN(t) ? "no T of the sweep" : String.format(Locale.ROOT, "T = %.3g", t);
    }

    private int row(TemperatureSweep.Result result) {
        return provenanceFactory
                .pairAt(selection.now().row())
                .map(pair -> result.tokenizedPrompts().used().indexOf(pair))
                .orElse(-1);
    }

    private String words() {
        double t = selection.now().temperature();
        var text = new StringBuilder();
        studyResults
                .answers()
                .get()
                .value()
                .ifPresent((NextTokenPrediction a) -> text.append(String.format(
                        Locale.ROOT,
                        "At T = %.3g: odds %s : %s = %s    entropy %.2f bits",
                        t,
                        a.good().word(),
                        a.bad().word(),
                        NumberFormats.formatted(
                                "%.3g", Math.exp((a.good().logit() - a.bad().logit()) / t)),
                        a.logits().entropyBits(t))));
        studyResults.temperature().get().value().ifPresent(result -> {
            int row = row(result);
            text.append(text.isEmpty() ? "" : "\n").append("Crossovers: ");
            if (row >= 0) {
                text.append("this prompt's top-1 is ½ at ")
                        .append(place(result.halfTop1()[row]))
                        .append(", its response peaks at ")
                        .append(place(result.peak(row)))
                        .append(";  ");
            }
            text.append("over the prompts ½ at ")
                    .append(place(result.meanHalfTop1()))
                    .append(", peak at ")
                    .append(place(result.peak()));
        });
        return text.toString();
    }
}
